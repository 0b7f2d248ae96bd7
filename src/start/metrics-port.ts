import { createServer } from 'node:http';
import { collectDefaultMetrics, Counter, register } from 'prom-client';
import { StartError } from '../lib/server/errors.ts';
import { answerHealth } from './health.ts';

const refusals = new Counter({
	name: 'leerid_door_refusals_total',
	help: 'Requests that the door refused, by status.',
	labelNames: ['status']
});

/** Counts a refusal of the door. */
export const countRefusal = (status: number): void => refusals.inc({ status: String(status) });

/** What this process itself uses: processor, memory, event loop. */
export const countProcess = (): void => collectDefaultMetrics();

export const readOwnMetrics = (): Promise<string> => register.metrics();

/**
 * Serves `/metrics` and the probes on a port of their own, which no proxy leads to. Throws `StartError` when the port cannot
 * be had. The process may end while it listens.
 */
export async function openMetricsPort(
	{ host, port }: { host: string; port: number },
	read: () => Promise<string>
): Promise<void> {
	const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
		const path = (request.url ?? '').split('?', 1)[0] ?? '';
		if (answerHealth(request, response, path)) return;
		if (path !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
		read().then(
			(text) => response.writeHead(200, { 'Content-Type': register.contentType }).end(text),
			() => response.writeHead(503, { 'Retry-After': '5' }).end()
		);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', ({ code }: NodeJS.ErrnoException) =>
			reject(
				new StartError(
					code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
						? `METRICS_HOST=${host} cannot be served on this machine (${code}): use 127.0.0.1, 0.0.0.0 or an address of this machine.`
						: `METRICS_PORT=${port} cannot be used on ${host} (${code}): choose another.`
				)
			)
		);
		server.listen({ host, port }, () => resolve());
	});
	server.unref();
}
