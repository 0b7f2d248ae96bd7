import { createServer, get, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { FileMemory } from './remember-files';

const FILE = '/_app/immutable/assets/food.CxPGF5qQ.svg';
const BYTES = Buffer.from('<svg/>'.repeat(20));

const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) {
		server.close();
		server.closeAllConnections();
	}
});

/** Files as the adapter sends them: in pieces, with their length. Counts how often it was asked. */
async function serve(memory: FileMemory, answer: (response: ServerResponse, url: string) => void = sendFile) {
	let asked = 0;
	const server = createServer((request, response) => {
		if (memory.answer(request, response)) return;
		asked++;
		answer(response, request.url ?? '');
	}).listen(0, '127.0.0.1');
	servers.push(server);
	await new Promise((listens) => server.once('listening', listens));
	const { port } = server.address() as AddressInfo;
	return {
		asked: () => asked,
		ask: (path: string, headers: Record<string, string> = {}) =>
			new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((answered, failed) => {
				get({ port, host: '127.0.0.1', path, headers, agent: false }, (response) => {
					let body = '';
					response.setEncoding('utf8').on('error', failed);
					response.on('data', (part: string) => (body += part));
					response.on('end', () =>
						answered({ status: response.statusCode ?? 0, headers: response.headers, body })
					);
				}).on('error', failed);
			})
	};
}

function sendFile(response: ServerResponse): void {
	response.setHeader('Vary', 'Accept-Encoding');
	response.writeHead(200, {
		'Content-Length': BYTES.length,
		'Content-Type': 'image/svg+xml',
		'Cache-Control': 'public,max-age=31536000,immutable'
	});
	Readable.from([BYTES.subarray(0, 10), BYTES.subarray(10)]).pipe(response);
}

describe('a file of the build', () => {
	test('is asked for once, and answered again with the same headers and bytes', async () => {
		const { ask, asked } = await serve(new FileMemory());
		const [first, second] = [await ask(FILE), await ask(FILE)];
		expect(asked()).toBe(1);
		expect(second).toEqual({ ...first, headers: { ...first.headers, date: second.headers.date } });
		expect(second.headers).toMatchObject({ 'content-type': 'image/svg+xml', vary: 'Accept-Encoding' });
		expect(second.body).toBe(BYTES.toString());
	});

	test('is remembered for each encoding by itself', async () => {
		const { ask, asked } = await serve(new FileMemory());
		for (const accepted of ['gzip, deflate, br, zstd', 'gzip', 'identity', 'br;q=1.0, gzip'])
			await ask(FILE, { 'accept-encoding': accepted });
		expect(asked()).toBe(3);
	});

	test('is not remembered in part, nor when the question is whether it changed', async () => {
		const { ask, asked } = await serve(new FileMemory());
		await ask(FILE);
		await ask(FILE, { range: 'bytes=0-9' });
		await ask(FILE, { 'if-none-match': 'W/"120-1"' });
		expect(asked()).toBe(3);
	});

	test('that is not there is asked for each time', async () => {
		const { ask, asked } = await serve(new FileMemory(), (response) => response.writeHead(404).end('no'));
		expect([await ask(FILE), await ask(FILE)].map(({ status }) => status)).toEqual([404, 404]);
		expect(asked()).toBe(2);
	});

	test('that broke off is not remembered', async () => {
		const { ask, asked } = await serve(new FileMemory(), (response) => {
			response.writeHead(200, { 'Content-Length': BYTES.length });
			response.write(BYTES.subarray(0, 10));
			setImmediate(() => response.destroy());
		});
		await expect(ask(FILE)).rejects.toThrow();
		await expect(ask(FILE)).rejects.toThrow();
		expect(asked()).toBe(2);
	});
});

test('nothing else is remembered', async () => {
	const { ask, asked } = await serve(new FileMemory());
	for (const path of ['/', '/favicon.svg', '/sw.js', '/dashboard', '/x/_app/immutable/a.js']) {
		await ask(path);
		await ask(path);
	}
	expect(asked()).toBe(10);
});

test('a large file is not remembered, and no more of them than there is room for', async () => {
	const small = await serve(new FileMemory({ largestFile: BYTES.length - 1 }));
	await small.ask(FILE);
	await small.ask(FILE);
	expect(small.asked()).toBe(2);

	const full = await serve(new FileMemory({ allFiles: BYTES.length * 2 }));
	for (const name of ['a.js', 'b.js', 'c.js', 'a.js', 'b.js', 'c.js'])
		await full.ask(`/_app/immutable/${name}`);
	expect(full.asked()).toBe(4);
});
