import { readForm, readText } from '$lib/server/forms';
import { keepLoginName, readLoginName } from '$lib/server/sign-in';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ cookies, locals, request }) => {
		const typed = readText(await readForm(request), 'username');
		const name = readLoginName(typed);
		if (name === 'missing' || name === 'impossible') return fail(400, { refusal: name, typed });
		if (name.kind === 'username') redirect(303, `/${name.username}`);
		keepLoginName(cookies, locals.ctx.keys, name.email);
		redirect(303, '/aanmelden/wachtwoord');
	}
};
