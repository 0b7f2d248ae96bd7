import { readForm, readText } from '$lib/server/forms';
import { listSchoolReports, reportWrongData } from '$lib/server/retention';
import { requireSchool, type DeskActor } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const requireReporter = (locals: App.Locals): DeskActor =>
	requireSchool(locals, 'beheerder', 'databeheerder', 'director');

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requireReporter(locals);
	return { reports: await listSchoolReports(locals.ctx, actor), sent: url.searchParams.has('verstuurd') };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const actor = requireReporter(locals);
		const form = await readForm(request);
		const report = {
			subject: readText(form, 'onderwerp'),
			stamnummer: readText(form, 'stamnummer'),
			text: readText(form, 'tekst')
		};
		const refusal = await reportWrongData(locals.ctx, actor, report);
		if (refusal) return fail(400, { refusal, ...report });
		redirect(303, '/schoolloket/meldingen?verstuurd');
	}
};
