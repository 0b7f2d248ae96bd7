import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';

/** What an update brings that a person could see. */
export const NEW_TITLE = 'Geen internet, zegt de nieuwe versie';

/** The server as it is now and, once `publish` was called, as it will be after an update. */
export interface Releases {
	/** For Chromium: the same address as always leads to the releases. */
	args: string[];
	publish(): void;
	close(): void;
}

/**
 * Stands between one browser and the server of the journeys. Every answer goes through untouched, but for the service
 * worker, which can be asked what version it is, and the page that it stores. The next version stores that page anew and
 * the pictures no longer. There is one address for the worker, as in life: whoever asks gets the version that is out.
 */
export async function startReleases(baseURL: string): Promise<Releases> {
	const { port } = new URL(baseURL);
	let version = 'old';
	const server = createServer((incoming, outgoing) => {
		// Whole and readable: a server that compares with what the browser has would say that nothing changed.
		const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
		delete headers['if-none-match'];
		delete headers['if-modified-since'];
		const asked = request({ host: 'localhost', port, path: incoming.url, method: incoming.method, headers });
		asked.on('response', (answer) => void pass(answer, incoming.url ?? '', outgoing));
		asked.on('error', () => outgoing.destroy());
		incoming.pipe(asked);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

	async function pass(answer: IncomingMessage, path: string, outgoing: ServerResponse): Promise<void> {
		const change = changes[path.split('?')[0] ?? ''];
		if (!change) {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			return void answer.pipe(outgoing);
		}
		const text = change((await answer.setEncoding('utf8').toArray()).join(''), version);
		outgoing.writeHead(answer.statusCode ?? 502, {
			...answer.headers,
			'content-length': String(Buffer.byteLength(text))
		});
		outgoing.end(text);
	}

	return {
		args: [`--host-resolver-rules=MAP localhost:${port} 127.0.0.1:${(server.address() as AddressInfo).port}`],
		publish: () => (version = 'new'),
		close() {
			server.close();
			server.closeAllConnections();
		}
	};
}

const changes: Partial<Record<string, (text: string, version: string) => string>> = {
	'/sw.js': (script, version) =>
		(version === 'old'
			? script
			: script
					.replaceAll(/\{url:"\/_app[^}]*\.svg"[^}]*\},?/g, '')
					.replace(/(\{url:"\/offline",revision:")[^"]*/, '$1new')) +
		`;addEventListener('message', ({ data, ports }) => data === 'version?' && ports[0].postMessage('${version}'));`,
	'/offline': (page, version) => (version === 'old' ? page : page.replaceAll('Geen internet', NEW_TITLE))
};

/** The version of the worker that looks after `page`; 'nobody' while one makes place for the next. */
export const versionOn = (page: Page): Promise<string> =>
	page.evaluate(
		() =>
			new Promise<string>((resolve) => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = ({ data }) => resolve(data as string);
				setTimeout(() => resolve('nobody'), 1000);
				navigator.serviceWorker.controller?.postMessage('version?', [port2]);
			})
	);
