import type { Context } from '$lib/server/context';
import { readText } from '$lib/server/forms';
import { doubtPassword } from '$lib/server/profile';
import { requireSession, type PupilSession } from '$lib/server/sessions';
import { keepDevice, readDevice } from '$lib/server/sign-in';
import { passkeysWork } from '$lib/server/webauthn';
import { fail, redirect, type Cookies } from '@sveltejs/kit';

/** A pupil who looks after the own account. Basis pupils have no such doors (F32): their profile says who helps. */
export function requireOwnAccount(locals: App.Locals): PupilSession {
	const session = requireSession(locals);
	if (session.account.type !== 'gevorderd') redirect(303, '/profiel');
	return session;
}

/** The same, where passkeys exist. */
export function requirePasskeys(locals: App.Locals): PupilSession {
	if (!passkeysWork()) redirect(303, '/profiel');
	return requireOwnAccount(locals);
}

/** Who mail is for. */
export const ownerOf = ({ account: { accountId, givenName } }: PupilSession) => ({ accountId, givenName });

/** Whole seconds from now, at least one. */
export const secondsUntil = (until: Date, { now }: Pick<Context, 'now'>) =>
	Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));

/** The answer to a form whose field `current` does not hold the pupil's password; null when it does. */
export async function askPassword(
	{ cookies, locals: { ctx } }: { cookies: Cookies; locals: App.Locals },
	session: PupilSession,
	form: FormData
) {
	const device = readDevice(cookies, ctx.keys);
	// So that a guess here counts for this device and not for one that nobody sees again.
	keepDevice(cookies, ctx.keys, device);
	const doubt = await doubtPassword(ctx, session, { password: readText(form, 'current'), device });
	if (!doubt) return null;
	if (doubt.doubt === 'wait') return fail(429, { wait: secondsUntil(doubt.until, ctx) });
	return fail(400, { doubt: doubt.doubt });
}
