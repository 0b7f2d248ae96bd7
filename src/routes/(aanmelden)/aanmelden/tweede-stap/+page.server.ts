import { readForm, readText } from '$lib/server/forms';
import { finishWithPasskey } from '$lib/server/passkeys';
import { readHalfway } from '$lib/server/sign-in';
import { passkeysWork } from '$lib/server/webauthn';
import { fail, redirect } from '@sveltejs/kit';
import { answerSignIn } from '../../answer-sign-in.server';
import type { Actions, PageServerLoad } from './$types';

/** Only for who just gave the password here; the page names nobody. An answer that came too late is told so. */
export const load: PageServerLoad = ({ cookies, locals: { ctx }, request }) => {
	const halfway = readHalfway(cookies, ctx.keys, ctx.now);
	if (!halfway && request.method !== 'POST') redirect(303, '/aanmelden');
	return { possible: passkeysWork() && halfway !== null };
};

export const actions: Actions = {
	default: async ({ cookies, locals, request }) => {
		const answer = readText(await readForm(request), 'answer');
		const result = await finishWithPasskey(locals.ctx, cookies, answer);
		if (result.outcome === 'over') return fail(400, { refusal: 'over' as const });
		return answerSignIn(result, locals.ctx, cookies);
	}
};
