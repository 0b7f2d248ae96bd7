import type { Cookies } from '@sveltejs/kit';
import { cookieName, secureCookies, type ShownCookies } from '../cookies';
import { OWN_DEVICE } from './limits';

const NAME = 'leerid_session';

/** The bearer in the cookie of this request, unproved. */
export const readBearer = (cookies: ShownCookies) => cookies.get(cookieName(NAME));

/** A session of the browser on a shared device; 30 days on one's own (D12). The server decides the real end. */
export function writeBearer(cookies: Cookies, bearer: string, { ownDevice }: { ownDevice: boolean }): void {
	cookies.set(cookieName(NAME), bearer, {
		path: '/',
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: ownDevice ? OWN_DEVICE.absolute : undefined
	});
}

export function forgetBearer(cookies: Cookies): void {
	cookies.delete(cookieName(NAME), { path: '/', secure: secureCookies() });
}
