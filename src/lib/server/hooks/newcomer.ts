import { isUsername } from '$lib/domain/accounts/username';
import type { IncomingHttpHeaders } from 'node:http';

/** A request of an application that would lead to the sign-in page; `prompt=none` leads nowhere. */
const APPLICATION = '/oidc/auth';
const LEADS_NOWHERE = /[?&]prompt=none(&|$)/;
/** What a scanned card opens. */
const CARD = /^\/k\/[^/]+$/;
/** In the address of the page of the form to which somebody goes on who was asked to wait after sending it. */
export const HELD = 'druk';

/** What a browser shows that is signed in, or in the midst of signing in: an application that waits, a name, a card, pictures, a second step. */
const BEGUN =
	/(?:^|;\s*)(?:__Host-|__Secure-)?leerid_(?:session|staff|pending|login_name|card|pictures|halfway|challenge|help)=[^;]/;

/**
 * Whether this request begins a sign-in: nothing in it says that this browser has a session or has begun, and its answer would be the
 * first page of one. What is shown is not proved: that is for who answers it. `origin` is our own address: who comes from a page of ours
 * has begun (the page that waits sends no referrer).
 */
export function isNewcomer(
	method: string | undefined,
	{ pathname, search }: Pick<URL, 'pathname' | 'search'>,
	{ cookie = '', referer = '' }: Pick<IncomingHttpHeaders, 'cookie' | 'referer'>,
	origin: string
): boolean {
	if (method !== 'GET' || BEGUN.test(cookie)) return false;
	if (pathname === APPLICATION) return !LEADS_NOWHERE.test(search);
	if (search.startsWith(`?${HELD}`) || referer.startsWith(`${origin}/`)) return false;
	return pathname === '/' || CARD.test(pathname) || isUsername(pathname.slice(1).toLowerCase());
}
