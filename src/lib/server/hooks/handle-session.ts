import { error, redirect, type Handle } from '@sveltejs/kit';
import { tilesBrought } from '../applications';
import { isUnavailable } from '../db';
import { forgetBearer, readBearer, resumeSession, type BroughtAlong } from '../sessions';

/** The rooms behind the door. */
const PERSONAL = '/(leerlingloket)';
/** Where a temporary password is replaced, and the way out: open before anything else is (F9). */
const SIGN_OUT = '/(leerlingloket)/afmelden';
const BEFORE_REPLACEMENT = new Set(['/(leerlingloket)/wachtwoord/wijzigen', SIGN_OUT]);

/** What a page reads besides, by route: it comes with the session, in the one statement. */
const BRINGS: Partial<Record<string, BroughtAlong>> = { '/(leerlingloket)/dashboard': tilesBrought };

/** Finds the pupil behind the cookie and keeps closed what is not open yet, page and action alike. */
export const handleSession: Handle = async ({ event, resolve }) => {
	const { cookies, locals, request, route } = event;
	const bearer = readBearer(cookies);
	if (bearer !== undefined && route.id !== null) {
		locals.session = await resume(bearer, BRINGS[route.id]);
		if (locals.session) {
			locals.ctx.actor = { kind: 'pupil', accountId: locals.session.account.accountId };
		} else {
			forgetBearer(cookies);
		}
	}
	if (route.id?.startsWith(PERSONAL)) {
		if (!locals.session) {
			// The second tap on *Afmelden* comes when the first has signed out already.
			if (route.id === SIGN_OUT && request.method === 'POST') redirect(303, '/?afgemeld');
			redirect(303, bearer === undefined ? '/' : '/?verlopen');
		}
		if (locals.session.account.mustReplace && !BEFORE_REPLACEMENT.has(route.id)) {
			redirect(303, '/wachtwoord/wijzigen');
		}
	}
	return resolve(event);

	async function resume(token: string, brings?: BroughtAlong) {
		try {
			return await resumeSession(locals.ctx, token, brings);
		} catch (cause) {
			if (!isUnavailable(cause)) throw cause;
			locals.failure = 'unavailable';
			error(503, { message: 'unavailable', code: 'unavailable', id: locals.ctx.requestId });
		}
	}
};
