import { askVerification, readEmail } from '$lib/server/email-addresses';
import { readForm, readText } from '$lib/server/forms';
import { fail, redirect } from '@sveltejs/kit';
import { askPassword, ownerOf, requireOwnAccount } from '../../own-account.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { accountId, username } = requireOwnAccount(locals).account;
	const { verified, waiting } = await readEmail(locals.ctx, accountId);
	return { username, verified, hasEmail: verified !== null || waiting !== null };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request } = event;
		const session = requireOwnAccount(locals);
		const form = await readForm(request);
		const address = readText(form, 'email');
		const doubt = await askPassword(event, session, form);
		if (doubt) return fail(doubt.status, { ...doubt.data, address });

		const refusal = await askVerification(locals.ctx, {
			owner: ownerOf(session),
			address,
			locale: locals.locale
		});
		if (refusal?.refusal === 'limited')
			return fail(429, { limited: Math.ceil(refusal.retryAfterSeconds / 60), address });
		if (refusal) return fail(400, { refusal: refusal.refusal, address });
		redirect(303, '/e-mail/verstuurd');
	}
};
