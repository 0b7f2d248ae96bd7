import { passwordOwner, replacePassword } from '$lib/server/accounts';
import { readText } from '$lib/server/forms';
import { writeBearer } from '$lib/server/sessions';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const session = requireReplacement(locals);
	return { owner: passwordOwner(session) };
};

export const actions: Actions = {
	default: async ({ cookies, locals, request }) => {
		const session = requireReplacement(locals);
		const form = await request.formData();
		const result = await replacePassword(locals.ctx, session, readText(form, 'password'));
		if ('refusal' in result) return fail(400, { refusal: result.refusal }); // never send the password back
		writeBearer(cookies, result.bearer, session);
		redirect(303, '/wachtwoord/gewijzigd');
	}
};

/** Only who has a temporary password to replace has anything to do here. */
function requireReplacement({ session }: App.Locals) {
	if (!session?.account.mustReplace) redirect(303, '/dashboard');
	return session;
}
