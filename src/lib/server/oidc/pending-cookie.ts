import type { Cookies } from '@sveltejs/kit';
import { cookieName, secureCookies, type ShownCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

/** An application that waits for this browser to sign in. */
export interface Pending {
	/** The provider's name of the interaction. */
	uid: string;
	/** The pupil must sign in anew, although somebody is signed in: the application asked for that. */
	again: boolean;
	/** Milliseconds; an interaction lives an hour, on a shared tablet five minutes. */
	until: number;
}

const NAME = 'leerid_pending';
const CONTEXT = 'pending-interactions';
const HOUR = 60 * 60 * 1000;
/** On a tablet that passes from pupil to pupil, the next one must not end up in what another began. */
const SHARED = 5 * 60 * 1000;
/** Tabs at once; a cookie has to stay small. */
const MAX_PENDING = 6;

/**
 * The interactions that wait in this browser, newest first. The provider's own cookie is bound to the path of one
 * interaction, and our sign-in pages are elsewhere; this one travels with them. Sealed, so only we can put an interaction in,
 * and only after the provider's signed cookie proved that it began in this browser.
 */
export function readPending(cookies: ShownCookies, keys: Keys, now: Date): Pending[] {
	const text = unsealText(keys.device, cookies.get(cookieName(NAME)) ?? '', CONTEXT);
	const pending = text === null ? [] : (JSON.parse(text) as Pending[]);
	return pending.filter(({ until }) => until > now.getTime());
}

/** Puts an interaction in front; `shared` on a *gedeelde tablet*. */
export function keepPending(
	cookies: Cookies,
	keys: Keys,
	{ uid, again, shared, now }: { uid: string; again: boolean; shared: boolean; now: Date }
): void {
	const others = readPending(cookies, keys, now).filter((one) => one.uid !== uid);
	const until = now.getTime() + (shared ? SHARED : HOUR);
	write(cookies, keys, [{ uid, again, until }, ...others].slice(0, MAX_PENDING));
}

/** Takes an interaction out: it was answered, or it is no more. */
export function dropPending(cookies: Cookies, keys: Keys, { uid, now }: { uid: string; now: Date }): void {
	const pending = readPending(cookies, keys, now);
	const others = pending.filter((one) => one.uid !== uid);
	if (others.length < pending.length) write(cookies, keys, others);
}

/** Nothing waits in this browser any more: its pupil left. */
export const forgetPending = (cookies: Cookies, keys: Keys): void => write(cookies, keys, []);

function write(cookies: Cookies, keys: Keys, pending: Pending[]): void {
	const options = { path: '/', secure: secureCookies(), httpOnly: true, sameSite: 'lax' } as const;
	if (pending.length === 0) cookies.delete(cookieName(NAME), options);
	else
		cookies.set(cookieName(NAME), sealText(keys.device, JSON.stringify(pending), CONTEXT), {
			...options,
			maxAge: HOUR / 1000
		});
}
