import { readForm, readText } from '$lib/server/forms';
import { signInWithPasskey } from '$lib/server/passkeys';
import { redirect } from '@sveltejs/kit';
import { answerSignIn } from '../../answer-sign-in.server';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see but what came of an answer. */
export const load: PageServerLoad = ({ request }) => {
	if (request.method !== 'POST') redirect(303, '/aanmelden');
};

export const actions: Actions = {
	default: async ({ cookies, locals, request }) => {
		const answer = readText(await readForm(request), 'answer');
		return answerSignIn(await signInWithPasskey(locals.ctx, cookies, answer), locals.ctx, cookies);
	}
};
