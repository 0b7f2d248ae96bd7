import type { Context } from '$lib/server/context';
import { nextUrlAtOnce, type SignInOutcome } from '$lib/server/sign-in';
import { fail, redirect, type Cookies } from '@sveltejs/kit';

/** Turns the outcome of a sign-in into what the form's page shows, or sends the pupil on. */
export function answerSignIn(result: SignInOutcome, ctx: Context, cookies: Cookies) {
	if (result.outcome === 'signed-in') redirect(303, nextUrlAtOnce(ctx, cookies));
	// A page of its own, so that reload and back repeat nothing.
	if (result.outcome === 'passkey-awaited') redirect(303, '/aanmelden/tweede-stap');
	if (result.outcome === 'wait') {
		const milliseconds = result.until.getTime() - ctx.now.getTime();
		return fail(429, { wait: Math.max(1, Math.ceil(milliseconds / 1000)) });
	}
	if (result.outcome === 'barred') return fail(403, { refusal: result.barrier });
	return fail(400, { refusal: 'refused' as const });
}
