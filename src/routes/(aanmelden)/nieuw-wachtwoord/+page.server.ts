import { readForm, readText } from '$lib/server/forms';
import { findReset, forgetResetToken, readResetToken, resetPassword } from '$lib/server/recovery';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals: { ctx } }) => {
	const reset = await findReset(ctx, readResetToken(cookies, ctx.keys));
	return { reset: reset && { givenName: reset.givenName, owner: reset.owner } };
};

export const actions: Actions = {
	/** Chooses the password and signs nobody in: who reads a mailbox is not always its owner. */
	default: async ({ cookies, locals, request }) => {
		const { ctx, locale } = locals;
		const token = readResetToken(cookies, ctx.keys);
		const password = readText(await readForm(request), 'password');
		const refusal = await resetPassword(ctx, { token, password, locale });
		if (refusal === 'dead') return fail(410, { refusal: null });
		if (refusal) return fail(400, { refusal }); // never send the password back
		forgetResetToken(cookies);
		redirect(303, '/nieuw-wachtwoord/klaar');
	}
};
