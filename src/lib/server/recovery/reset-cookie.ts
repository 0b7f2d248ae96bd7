import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

const NAME = 'leerid_reset';
const CONTEXT = 'reset-token';
const PATH = '/nieuw-wachtwoord';
/** As long as the link itself lives. */
const MAX_AGE = 30 * 60;

/** The token of a link goes along sealed, so that it stays in no address bar, no history and no `Referer` (A24). */
export function keepResetToken(cookies: Cookies, keys: Keys, token: string): void {
	cookies.set(pathCookieName(NAME), sealText(keys.device, token, CONTEXT), {
		path: PATH,
		httpOnly: true,
		secure: secureCookies(),
		// The link is followed from a mail program: strict would keep the cookie back after the redirect.
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
}

/** The token of the link that was opened in this browser, or ''. */
export const readResetToken = (cookies: Cookies, keys: Keys): string =>
	unsealText(keys.device, cookies.get(pathCookieName(NAME)) ?? '', CONTEXT) ?? '';

export function forgetResetToken(cookies: Cookies): void {
	cookies.delete(pathCookieName(NAME), { path: PATH, secure: secureCookies() });
}
