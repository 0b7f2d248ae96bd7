import { readForm, readText } from '$lib/server/forms';
import { requestStaffReset } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ sent: url.searchParams.has('verstuurd') });

export const actions: Actions = {
	/** One answer for whatever was typed, known or not. */
	default: async ({ locals, request }) => {
		const { ctx, locale } = locals;
		const email = readText(await readForm(request), 'email');
		if (email.trim() === '') return fail(400, { missing: true });
		const until = await requestStaffReset(ctx, { email, locale });
		if (until)
			return fail(429, { minutes: Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000)) });
		redirect(303, '/schoolloket/wachtwoord-vergeten?verstuurd');
	}
};
