import type { Context } from '$lib/server/context';
import type { SignInOutcome } from '$lib/server/sign-in';
import { fail, redirect } from '@sveltejs/kit';

/** Turns the outcome of a sign-in into what the form's page shows, or sends the pupil on. */
export function answerSignIn(result: SignInOutcome, { now }: Context) {
	if (result.outcome === 'signed-in') redirect(303, '/dashboard');
	if (result.outcome === 'wait') {
		const milliseconds = result.until.getTime() - now.getTime();
		return fail(429, { wait: Math.max(1, Math.ceil(milliseconds / 1000)) });
	}
	if (result.outcome === 'barred') return fail(403, { refusal: result.barrier });
	return fail(400, { refusal: 'refused' as const });
}
