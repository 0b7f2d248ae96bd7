import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { cookieName, secureCookies } from '../cookies';
import { getSettings } from '../env';

const NAME = 'leerid_wrote';
/** Seconds: longer than a copy of the database may lag and still be read from (`db/replica.ts`). */
const LATELY = 10;

/** Whether this browser changed something at the desk in the last ten seconds. In a cookie, so that every server knows. */
export const wroteLately = (cookies: Cookies): boolean => cookies.get(cookieName(NAME)) !== undefined;

/** Remembers that this browser changes something. Only where there is a copy to read from. */
export function markWrite({ cookies }: RequestEvent): void {
	if (!getSettings().replicaUrl) return;
	cookies.set(cookieName(NAME), '1', {
		path: '/',
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: LATELY
	});
}
