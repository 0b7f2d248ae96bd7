import type { Cookies } from '@sveltejs/kit';
import { cookieName, secureCookies, type ShownCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

const NAME = 'leerid_card';
const CONTEXT = 'card-scan';
/** Long enough to find the glasses and tap eight pictures. */
const MAX_AGE = 10 * 60;

/** Remembers that the card of this account was scanned on this device just now. */
export function keepCardScan(cookies: Cookies, keys: Keys, accountId: string, now: Date): void {
	const until = Math.floor(now.getTime() / 1000) + MAX_AGE;
	cookies.set(cookieName(NAME), sealText(keys.device, `${until} ${accountId}`, CONTEXT), {
		path: '/',
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
}

/** The account whose card was scanned in the last ten minutes, or null. */
export function readCardScan(cookies: ShownCookies, keys: Keys, now: Date): string | null {
	const text = unsealText(keys.device, cookies.get(cookieName(NAME)) ?? '', CONTEXT);
	const [until, accountId] = text?.split(' ') ?? [];
	return accountId !== undefined && Number(until) * 1000 > now.getTime() ? accountId : null;
}

export function forgetCardScan(cookies: Cookies): void {
	cookies.delete(cookieName(NAME), { path: '/', secure: secureCookies() });
}
