import { readForm, readText } from '$lib/server/forms';
import { handleReport, listReports } from '$lib/server/retention';
import { fail, redirect } from '@sveltejs/kit';
import { requireReader } from '../operator.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireReader(locals);
	return { reports: await listReports(locals.ctx) };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const reader = requireReader(locals);
		const form = await readForm(request);
		const report = { id: readText(form, 'melding'), answer: readText(form, 'antwoord') };
		const refusal = await handleReport(locals.ctx, reader, report);
		if (refusal) return fail(refusal === 'over' ? 409 : 400, { refusal, ...report });
		redirect(303, '/beheer/meldingen');
	}
};
