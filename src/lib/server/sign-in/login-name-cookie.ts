import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

const NAME = 'leerid_login_name';
const CONTEXT = 'login-name';
const PATH = '/aanmelden';
const MAX_AGE = 10 * 60;

/** An e-mail address goes along sealed, never in an address bar: that would be kept in the tablet's history. */
export function keepLoginName(cookies: Cookies, keys: Keys, email: string): void {
	cookies.set(pathCookieName(NAME), sealText(keys.device, email, CONTEXT), {
		path: PATH,
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
}

/** The address given on the page before, or null. */
export const recallLoginName = (cookies: Cookies, keys: Keys): string | null =>
	unsealText(keys.device, cookies.get(pathCookieName(NAME)) ?? '', CONTEXT);

export function forgetLoginName(cookies: Cookies): void {
	cookies.delete(pathCookieName(NAME), { path: PATH, secure: secureCookies() });
}
