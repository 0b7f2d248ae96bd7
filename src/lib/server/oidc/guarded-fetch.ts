import { leadsInside } from '../applications/management';

/**
 * What the provider calls of an application: logout tokens, `jwks_uri`. No address inside our network is connected to, except that
 * of a host of `loopbackHosts` (the demo applications beside us). The library looks at the address only once it is connected, when
 * whoever names one has learnt whether anybody listens there; its own look stays, for a name that changes in between.
 */
export async function guardedFetch(
	loopbackHosts: readonly string[],
	url: string | URL | Request,
	options: RequestInit = {}
): Promise<Response> {
	const { host, hostname } = new URL(url instanceof Request ? url.url : url);
	if (loopbackHosts.includes(host)) {
		const { dispatcher: _guard, ...rest } = options as RequestInit & { dispatcher?: unknown };
		return fetch(url, rest);
	}
	const { signal } = options;
	signal?.throwIfAborted();
	const late = Promise.withResolvers<never>();
	const stop = () => late.reject(signal?.reason as Error);
	signal?.addEventListener('abort', stop, { once: true });
	const isInside = await Promise.race([leadsInside(hostname), late.promise]);
	signal?.removeEventListener('abort', stop);
	if (isInside) {
		const cause = Object.assign(new Error('an address inside the network'), { code: 'INSIDE' });
		throw new TypeError('fetch failed', { cause });
	}
	return fetch(url, options);
}
