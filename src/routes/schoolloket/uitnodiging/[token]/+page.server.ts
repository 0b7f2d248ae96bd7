import { readForm, readText } from '$lib/server/forms';
import { acceptOnDevice, hasExternalProvider, readInvitation } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Looks only: a mail scanner that opens the link uses nothing up (SECURITY A20). */
export const load: PageServerLoad = async ({ locals, params }) => ({
	invitation: await readInvitation(locals.ctx, params.token),
	external: hasExternalProvider()
});

export const actions: Actions = {
	default: async ({ cookies, locals, params, request }) => {
		const form = await readForm(request);
		const name = readText(form, 'name');
		const input = { token: params.token, name, password: readText(form, 'password') };
		const result = await acceptOnDevice(locals.ctx, cookies, input);
		if ('refusal' in result) return fail(400, { refusal: result.refusal, name });
		redirect(303, result.bearer ? '/schoolloket/aanmelden/instellen' : '/schoolloket/aanmelden?aanvaard');
	}
};
