import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { compressAnswers } from './compress';

const servers: Server[] = [];
afterAll(() => {
	for (const server of servers) {
		server.close();
		server.closeAllConnections();
	}
});

const PAGE = `<!doctype html>${'<p>Welkom bij LeerID, Zoë.</p>'.repeat(400)}`;

interface Got {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** Milliseconds until the first bytes of the body. */
	firstAfter: number;
}

/** Serves one answer, made as `answer` makes it, and fetches it without decoding anything. */
async function ask(
	answer: Parameters<typeof createServer>[1],
	headers: Record<string, string> = { 'accept-encoding': 'gzip, deflate, br, zstd' },
	method = 'GET'
): Promise<Got> {
	const server = createServer((request, response) => {
		compressAnswers(request, response);
		answer?.(request, response);
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return new Promise((resolve, reject) => {
		const started = performance.now();
		httpRequest({ host: '127.0.0.1', port, headers, method, agent: false }, (response) => {
			const parts: Buffer[] = [];
			let firstAfter = 0;
			response.on('data', (part: Buffer) => {
				firstAfter ||= performance.now() - started;
				parts.push(part);
			});
			response.on('error', reject);
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts),
					firstAfter
				})
			);
		})
			.on('error', reject)
			.end();
	});
}

const page: Parameters<typeof createServer>[1] = (_request, response) => {
	response.setHeader('Content-Type', 'text/html; charset=utf-8');
	response.setHeader('Content-Length', String(Buffer.byteLength(PAGE)));
	response.setHeader('ETag', '"1"');
	response.writeHead(200);
	response.write(PAGE);
	response.end();
};

test.each([
	['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
	['gzip', 'gzip', gunzipSync],
	['br;q=0, gzip;q=0.5', 'gzip', gunzipSync]
])('a page for a browser that takes %s goes out as %s', async (accepted, encoding, decode) => {
	const { headers, body } = await ask(page, { 'accept-encoding': accepted });
	expect(headers['content-encoding']).toBe(encoding);
	expect(headers['content-length']).toBeUndefined();
	expect(headers.vary).toBe('Accept-Encoding');
	expect(headers.etag).toBe('W/"1"');
	expect(body.length).toBeLessThan(PAGE.length / 10);
	expect(decode(body).toString()).toBe(PAGE);
});

test('a browser that takes none gets the page as it is', async () => {
	const { headers, body } = await ask(page, {});
	expect(headers['content-encoding']).toBeUndefined();
	expect(headers.vary).toBe('Accept-Encoding');
	expect(body.toString()).toBe(PAGE);
});

test.each<[string, Record<string, string | number>, number]>([
	['a page with a name or a secret', { 'Cache-Control': 'private, no-store, no-transform' }, 200],
	['a file that was compressed at the build', { 'Content-Encoding': 'zstd' }, 200],
	['a part of a file', { 'Content-Range': 'bytes 0-9/20' }, 206],
	['a picture', { 'Content-Type': 'image/png' }, 200],
	['a few words', { 'Content-Length': 20 }, 200]
])('%s goes out as it is', async (_what, extra, status) => {
	const answer = 'Dag wereld, hoe is t';
	const { headers, body } = await ask((_request, response) => {
		response.writeHead(status, { 'Content-Type': 'text/html', ...extra });
		response.end(answer);
	});
	expect(headers['content-encoding']).toBe(extra['Content-Encoding']);
	expect(body.toString()).toBe(answer);
});

test('a redirect and the head of a page have no body to compress', async () => {
	const redirect = await ask((_request, response) => response.writeHead(303, { Location: '/' }).end());
	expect([redirect.status, redirect.headers['content-encoding']]).toEqual([303, undefined]);
	const head = await ask(page, { 'accept-encoding': 'br' }, 'HEAD');
	expect([head.status, head.body.length]).toEqual([200, 0]);
});

test('what streams does not wait for the end', async () => {
	const { body, firstAfter } = await ask((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/html' });
		response.write('first');
		setTimeout(() => response.end('last'), 600);
	});
	expect(firstAfter).toBeLessThan(500);
	expect(brotliDecompressSync(body).toString()).toBe('firstlast');
});

test('a page larger than the buffers arrives whole when it is written with care for them', async () => {
	const large = Array.from({ length: 300_000 }, (_, i) => `${(i * 7919) % 100_003} `).join('');
	const { body } = await ask((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/html' });
		let at = 0;
		const next = () => {
			while (at < large.length) {
				const goesOn = response.write(large.slice(at, (at += 65_536)));
				if (!goesOn) return void response.once('drain', next);
			}
			response.end();
		};
		next();
	});
	expect(brotliDecompressSync(body).toString()).toBe(large);
});
