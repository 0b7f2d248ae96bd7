import { readForm, readText } from '$lib/server/forms';
import { findStaffReset, resetStaffPassword, staffResetToken } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals: { ctx } }) => {
	const owner = await findStaffReset(ctx, staffResetToken.read(cookies, ctx.keys));
	return { owner: owner && { name: owner.name, email: owner.email } };
};

export const actions: Actions = {
	/** Chooses the password and signs nobody in: the second factor is still asked. */
	default: async ({ cookies, locals: { ctx }, request }) => {
		const token = staffResetToken.read(cookies, ctx.keys);
		const password = readText(await readForm(request), 'password');
		const refusal = await resetStaffPassword(ctx, { token, password });
		if (refusal === 'gone') return fail(410, { refusal: null });
		if (refusal) return fail(400, { refusal }); // never send the password back
		staffResetToken.forget(cookies);
		redirect(303, '/schoolloket/aanmelden?nieuw-wachtwoord');
	}
};
