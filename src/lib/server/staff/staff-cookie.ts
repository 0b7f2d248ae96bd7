import type { Cookies } from '@sveltejs/kit';
import { cookieName, secureCookies, type ShownCookies } from '../cookies';

const NAME = 'leerid_staff';

/** The bearer in the cookie of this request, unproved. */
export const readStaffBearer = (cookies: ShownCookies) => cookies.get(cookieName(NAME));

/** Gone with the browser; the server decides the real end. */
export function writeStaffBearer(cookies: Cookies, bearer: string): void {
	cookies.set(cookieName(NAME), bearer, {
		path: '/',
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax'
	});
}

export function forgetStaffBearer(cookies: Cookies): void {
	cookies.delete(cookieName(NAME), { path: '/', secure: secureCookies() });
}
