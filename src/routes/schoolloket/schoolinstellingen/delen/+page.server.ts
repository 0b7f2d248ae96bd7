import { currentProtocol } from '$lib/domain/consent/protocols';
import { readConsent, shareClassInformation } from '$lib/server/consent';
import { readForm, readText } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const BACK = '/schoolloket/schoolinstellingen';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireSchool(locals, 'databeheerder');
	const { standing, asksAgain } = await readConsent(locals.ctx, actor);
	if (standing && !asksAgain) redirect(303, BACK);
	return { school: actor.school, protocol: currentProtocol() };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'databeheerder');
		const form = await readForm(request);
		const shown = { version: readText(form, 'versie'), sha256: readText(form, 'vingerafdruk') };
		const refusal = await shareClassInformation(locals.ctx, actor, shown);
		if (refusal) return fail(400, { refusal });
		redirect(303, BACK);
	}
};
