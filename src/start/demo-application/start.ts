import { createServer } from 'node:http';
import type { Settings } from '../../lib/server/env.ts';
import { createDemoApplications } from './answer.ts';

/** A development server that restarts within its process finds them running. */
const place = Symbol.for('leerid.demo-applications');
const shared = globalThis as { [place]?: boolean };

/**
 * Starts the demo applications beside a demo on this machine (FEATURES D14): small relying parties that know nothing of us
 * but our address. Without their port the demo goes on without them.
 */
export async function startDemoApplications({
	demo,
	port,
	origin
}: Pick<Settings, 'demo' | 'port' | 'origin'>): Promise<void> {
	if (demo !== 'fixed' || shared[place]) return;
	shared[place] = true;
	const address = new URL(`http://127.0.0.1:${port + 1}`);
	const answer = createDemoApplications({ address, issuer: new URL('/oidc', origin) });
	const server = createServer((request, response) => void answer(request, response));
	server.unref();
	await new Promise<void>((resolve) => {
		server.once('error', () => {
			console.log(`The demo applications do not run: port ${address.port} is already in use.`);
			resolve();
		});
		server.listen(port + 1, address.hostname, () => {
			console.log(`The demo applications are ready: ${address.origin}`);
			resolve();
		});
	});
}
