import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';
import type { PasskeyAwaited } from './admit';

/** A pupil who gave the password and still has to show the passkey. */
export type Halfway = Omit<PasskeyAwaited, 'outcome'>;

/** The one page that knows it; the cookie goes nowhere else, so it opens nothing. */
const PATH = '/aanmelden/tweede-stap';
const NAME = 'leerid_halfway';
const CONTEXT = 'passkey-step';
/** As long as a browser waits for a finger. */
const MAX_AGE = 5 * 60;

/** Remembers in this browser, sealed, that the password was right. The server keeps nothing: there is no session yet. */
export function keepHalfway(cookies: Cookies, keys: Keys, halfway: Halfway, now: Date): void {
	const { accountId, methods, ownDevice, secretChangedAt } = halfway;
	const text = JSON.stringify([
		now.getTime() + MAX_AGE * 1000,
		accountId,
		methods,
		ownDevice,
		secretChangedAt.getTime()
	]);
	cookies.set(pathCookieName(NAME), sealText(keys.device, text, CONTEXT), {
		path: PATH,
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
}

/** Who is halfway in this browser, or null when nobody is any more. A sealed text is ours, so its shape is known. */
export function readHalfway(cookies: Cookies, keys: Keys, now: Date): Halfway | null {
	const text = unsealText(keys.device, cookies.get(pathCookieName(NAME)) ?? '', CONTEXT);
	if (text === null) return null;
	const [until, accountId, methods, ownDevice, changedAt] = JSON.parse(text) as [
		number,
		string,
		string[],
		boolean,
		number
	];
	if (until <= now.getTime()) return null;
	return { accountId, methods, ownDevice, secretChangedAt: new Date(changedAt) };
}

export function forgetHalfway(cookies: Cookies): void {
	cookies.delete(pathCookieName(NAME), { path: PATH, secure: secureCookies() });
}
