import { addressBucket } from '$lib/domain/credentials/throttle';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { hashPool } from '../credentials';
import { countShed, observeRequest } from '../metrics';
import { begin, isOverloaded } from '../sign-in';
import { describeTrace, traced } from '../traces';
import { readLanguage } from '../device-settings';
import { HELD } from './newcomer';
import { waitingPage, type Waiting } from './waiting-page';

/** Forms that make the server hash something for somebody who is not signed in yet: by route, and by action where it matters. */
const HASHING: Record<string, RegExp> = {
	'/(aanmelden)/[username=username]': /^\?\/(wachtwoord|aanmelden)\b/,
	'/(aanmelden)/aanmelden/wachtwoord': /^/,
	'/(aanmelden)/nieuw-wachtwoord': /^/,
	'/schoolloket/aanmelden': /^/
};

/** Whether a sign-in from this address would be sent away now. */
export const isCrowded = (event: Pick<RequestEvent, 'getClientAddress'>): boolean =>
	isOverloaded(mostUnderWay()) || hashPool().isFull(addressBucket(event.getClientAddress()));

/** Lets a sign-in from this address (a bucket) begin that has not yet, as `begin` does; the rest is kept for those who have. */
export const beginNow = (address: string) =>
	begin({ most: mostUnderWay(), hashesWaiting: hashPool().waiting, address });

/** A second or two of hashing for each that can be computed at once; what is above that waits better at home. */
const HASHES_IN_HAND = 100;
function mostUnderWay(): number {
	const { concurrency, queueLimit } = hashPool();
	return Math.min(queueLimit, HASHES_IN_HAND * concurrency);
}

/**
 * Sends away, before anything is asked of the database, whoever could only be refused a place in the queue of hashes; and
 * gives whatever a request meets that is away the same page, with the header that says when to come back.
 */
export const handleCrowd: Handle = (input) => {
	const { request, route } = input.event;
	const pattern = route.id ?? 'no route';
	const attributes = { 'http.request.method': request.method, 'http.route': pattern };
	return traced(`${request.method} ${pattern}`, attributes, async () => answer(input));
};

async function answer({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
	const began = performance.now();
	if (isSignIn(event) && isCrowded(event)) {
		countShed();
		return later(event, 'busy');
	}
	try {
		const response = await resolve(event);
		observeRequest(response.status, performance.now() - began);
		describeTrace({ 'http.response.status_code': response.status });
		const { failure } = event.locals;
		const isLate = (failure === 'busy' || failure === 'unavailable') && response.status >= 500;
		return isLate && isHtml(response) ? await later(event, failure) : response;
	} catch (cause) {
		// Hooks after this one refuse by throwing, past every header we would set.
		observeRequest(500, performance.now() - began);
		if (event.locals.failure === 'unavailable') return later(event, 'unavailable');
		throw cause;
	}
}

const isSignIn = ({ request, route, url }: RequestEvent) =>
	request.method === 'POST' && (HASHING[route.id ?? '']?.test(url.search) ?? false);

const isHtml = (response: Response) => response.headers.get('content-type')?.startsWith('text/html') ?? false;

function later(
	{ cookies, request, url, isDataRequest }: RequestEvent,
	why: Waiting['why']
): Promise<Response> {
	return waitingPage({
		why,
		locale: readLanguage(cookies, request.headers),
		href: `${url.pathname}?${HELD}`,
		scripted: isDataRequest || request.headers.get('x-sveltekit-action') === 'true'
	});
}
