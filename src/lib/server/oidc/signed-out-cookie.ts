import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

const NAME = 'leerid_signed_out';
const CONTEXT = 'signed-out';
const PATH = '/afgemeld';
/** Long enough to see the ticks appear, short enough for the next pupil on this tablet. */
const MAX_AGE = 2 * 60;

/** Remembers which session just ended here, for the page that shows its applications signing out. */
export function keepSignedOut(cookies: Cookies, keys: Keys, sessionKey: string): void {
	cookies.set(pathCookieName(NAME), sealText(keys.device, sessionKey, CONTEXT), {
		path: PATH,
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
}

/** The session that ended here within two minutes, or null. */
export const readSignedOut = (cookies: Cookies, keys: Keys): string | null =>
	unsealText(keys.device, cookies.get(pathCookieName(NAME)) ?? '', CONTEXT);
