import { isCrowded, secondsToRest } from '$lib/server/hooks';
import type { RequestHandler } from './$types';

/** Whether there is room to sign in now: 204, or 503 with when to ask again. For the page that waits with a filled-in form. */
export const GET: RequestHandler = (event) =>
	isCrowded(event)
		? new Response(null, { status: 503, headers: { 'Retry-After': String(secondsToRest()) } })
		: new Response(null, { status: 204 });
