import type { Cookies } from '@sveltejs/kit';
import { cookieName, secureCookies } from '../cookies';

const NAME = 'leerid_kiosk';
const YEAR = 365 * 24 * 60 * 60;

/** Whether this device was made a *gedeelde tablet*: one that passes from pupil to pupil (docs/shared-tablets.md). */
export const readKiosk = (cookies: Cookies): boolean => cookies.get(cookieName(NAME)) === '1';

/**
 * Makes this device a shared one for a year, or its owner's again. Says nothing about anybody, and opens nothing: it
 * only makes LeerID forget sooner.
 */
export function keepKiosk(cookies: Cookies, kiosk: boolean): void {
	const options = { path: '/', httpOnly: true, secure: secureCookies(), sameSite: 'lax' } as const;
	if (kiosk) cookies.set(cookieName(NAME), '1', { ...options, maxAge: YEAR });
	else cookies.delete(cookieName(NAME), options);
}

/**
 * Whether the visitor opened this address themselves: typed, a bookmark, the home page that a school's ICT set. No other
 * website can bring that about (`Sec-Fetch-Site`, Fetch Metadata §2.3), and a browser that only peeks ahead does not count.
 */
export const isOpenedByHand = ({ headers }: Request): boolean =>
	headers.get('sec-fetch-site') === 'none' &&
	headers.get('sec-fetch-mode') === 'navigate' &&
	!headers.has('sec-purpose');
