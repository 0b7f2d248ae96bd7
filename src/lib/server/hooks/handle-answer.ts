import type { Handle, RequestEvent } from '@sveltejs/kit';
import { AppError, type ErrorCode } from '../errors';

/** Seconds after which a page that could not be served is worth another try. */
const RETRY_AFTER = 10;
const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['busy', 'unavailable']);

/** Pages that say nothing about anybody and may be found by a search engine. */
const isPublic = (routeId: string | null) => routeId === '/(aanmelden)' || routeId?.startsWith('/(site)/');
/** Where somebody's name or a secret may stand. */
const isPersonal = ({ locals, route }: RequestEvent) =>
	locals.session !== null || /^\/(schoolloket|beheer)(\/|$)/.test(route.id ?? '');
/** Served below an address that holds a hash of what it serves: the same for ever, for everybody, and no secret. */
const LASTING = '/applicatie-logo/[id]/[file]';
/** `private`: another answer of this route could renew somebody's cookie. A year, in seconds. */
const FOR_EVER = `private, max-age=${365 * 24 * 60 * 60}, immutable`;
const SIGN_OUT = '/(leerlingloket)/afmelden';

/**
 * What every answer of a route carries: kept by no cache (but for what never changes), found by no search engine, and the status of what went wrong.
 * (Headers of every response, static files included, are the door's: `src/start/door.ts`.)
 */
export const handleAnswer: Handle = async ({ event, resolve }) => {
	const answer = await resolve(event);
	const { failure } = event.locals;
	// A load function that threw was met by `handleError`, which cannot choose the status.
	const response =
		failure && answer.status === 500
			? new Response(answer.body, { status: new AppError(failure).status, headers: answer.headers })
			: answer;
	// Compressed, its length would tell something of what it holds (BREACH): src/start/compress.ts leaves it as it is.
	const whole = isPersonal(event) ? ', no-transform' : '';
	const lasts = event.route.id === LASTING && response.status === 200;
	response.headers.set('cache-control', lasts ? FOR_EVER : `private, no-store${whole}`);
	if (failure && RETRYABLE.has(failure) && !response.headers.has('retry-after'))
		response.headers.set('retry-after', String(RETRY_AFTER));
	// Only the cache: cookies are ended by name, so that the device cookie and the language stay (SECURITY 14.3.1).
	if (event.route.id === SIGN_OUT && event.request.method === 'POST') {
		response.headers.set('clear-site-data', '"cache"');
	}
	if (!isPublic(event.route.id)) response.headers.set('x-robots-tag', 'noindex, nofollow');
	return response;
};
