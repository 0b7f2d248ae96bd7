import { readForm, readText } from '$lib/server/forms';
import { requestReset } from '$lib/server/recovery';
import { readLoginName } from '$lib/server/sign-in';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	/** One answer for whatever could be a login name, known or not. */
	default: async ({ locals, request }) => {
		const { ctx, locale } = locals;
		const typed = readText(await readForm(request), 'username');
		const name = readLoginName(typed);
		if (name === 'missing' || name === 'impossible') return fail(400, { refusal: name, typed });
		const until = await requestReset(ctx, { name, locale });
		if (until) {
			const minutes = Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000);
			return fail(429, { minutes: Math.max(1, minutes), typed });
		}
		redirect(303, '/wachtwoord-vergeten/verstuurd');
	}
};
