import { isUsername } from '$lib/domain/accounts/username';
import type { IncomingHttpHeaders } from 'node:http';

/** A request of an application that would lead to the sign-in page; `prompt=none` leads nowhere. */
const APPLICATION = '/oidc/auth';
const LEADS_NOWHERE = /[?&]prompt=none(&|$)/;
/** What a scanned card opens. */
const CARD = /^\/k\/[^/]+$/;
/** In the address of the page of the form to which somebody goes on who was asked to wait after sending it. */
export const HELD = 'druk';

type Address = Pick<URL, 'pathname' | 'search'>;

/** Whether the answer to this request would be the first page of a sign-in, unless the browser is signed in or has begun (`hasBegun`). */
export function isNewcomer(method: string | undefined, { pathname, search }: Address): boolean {
	// A page is drawn for HEAD too.
	if (method !== 'GET' && method !== 'HEAD') return false;
	if (pathname === APPLICATION) return !LEADS_NOWHERE.test(search);
	return pathname === '/' || CARD.test(pathname) || isUsername(pathname.slice(1).toLowerCase());
}

/**
 * Whether who asks for such a page says to have begun: it comes from a page of ours at `origin` (the page that waits sends no
 * referrer), or waited after sending a form. An application may stand at our address, in development, and its request says nothing.
 * It is not proved (`isBelieved`).
 */
export function saysItHasBegun(
	{ pathname, search }: Address,
	{ referer = '' }: Pick<IncomingHttpHeaders, 'referer'>,
	origin: string
): boolean {
	return pathname !== APPLICATION && (search.startsWith(`?${HELD}`) || referer.startsWith(`${origin}/`));
}
