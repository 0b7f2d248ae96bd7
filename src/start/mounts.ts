import type { DoorOptions, Handler } from './door.ts';

/** Where the server leaves what answers `/oidc` (src/lib/server/oidc/start-oidc.ts): a build shares no module with us. */
const place = Symbol.for('leerid.oidc');
const shared = globalThis as { [place]?: Handler };

/**
 * What answers in place of SvelteKit: the OpenID provider. `ready` resolves once the server has started; whoever asks
 * earlier waits.
 */
export function mounts(ready: () => Promise<unknown>): DoorOptions['mounts'] {
	let starting: Promise<unknown> | undefined;
	const started = () =>
		(starting ??= ready()
			.catch(() => undefined)
			.finally(() => (starting = undefined)));

	return [
		{
			prefix: '/oidc',
			handler: async (request, response) => {
				if (!shared[place]) await started();
				if (shared[place]) return shared[place](request, response);
				response.writeHead(503, { 'Retry-After': '5' }).end();
			}
		}
	];
}
