import { createServer } from 'node:http';
import type { Settings } from '../../lib/server/env.ts';

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
	// Loaded when somebody first visits one: the server beside it is no larger for having a demo.
	let answer: ReturnType<typeof load> | undefined;
	async function load() {
		const { createDemoApplications } = await import('./answer.ts');
		return createDemoApplications({ address, issuer: new URL('/oidc', origin) });
	}
	const server = createServer(async (request, response) => (await (answer ??= load()))(request, response));
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
