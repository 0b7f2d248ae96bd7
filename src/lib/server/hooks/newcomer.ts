import { isUsername } from '$lib/domain/accounts/username';
import type { IncomingHttpHeaders } from 'node:http';

/** A request of an application that would lead to the sign-in page; `prompt=none` leads nowhere. */
const APPLICATION = '/oidc/auth';
const LEADS_NOWHERE = /[?&]prompt=none(&|$)/;
/** What a scanned card opens. */
const CARD = /^\/k\/[^/]+$/;
/** In the address of the page of the form to which somebody goes on who was asked to wait after sending it. */
export const HELD = 'druk';

/**
 * Whether the answer to this request would be the first page of a sign-in, unless the browser is signed in or has begun (`hasBegun`).
 * `origin` is our own address: who comes from a page of ours has begun (the page that waits sends no referrer). That is said and
 * not proved, as any header: it keeps out who is sent by a crowd, not who means harm.
 */
export function isNewcomer(
	method: string | undefined,
	{ pathname, search }: Pick<URL, 'pathname' | 'search'>,
	{ referer = '' }: Pick<IncomingHttpHeaders, 'referer'>,
	origin: string
): boolean {
	if (method !== 'GET') return false;
	if (pathname === APPLICATION) return !LEADS_NOWHERE.test(search);
	if (search.startsWith(`?${HELD}`) || referer.startsWith(`${origin}/`)) return false;
	return pathname === '/' || CARD.test(pathname) || isUsername(pathname.slice(1).toLowerCase());
}
