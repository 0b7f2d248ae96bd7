import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { createDoor, type DoorOptions } from './door';
import { doorMessages, type DoorStatus } from './door-messages';

const servers: Server[] = [];
afterAll(() => {
	for (const server of servers) {
		server.close();
		server.closeAllConnections();
	}
});

/** What stands behind the door: says what it was given, and makes the kind of response that the path names. */
async function open(
	options: Partial<DoorOptions> = {}
): Promise<{ port: number; origin: string; reached: string[] }> {
	const reached: string[] = [];
	const server = createServer({ requireHostHeader: false });
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const origin = options.origin ?? `http://localhost:${port}`;
	const door = createDoor({ ...options, origin });
	server.on('request', (request, response) =>
		door(request, response, () => {
			reached.push(`${request.method} ${request.url}`);
			response.setHeader('X-Powered-By', 'something');
			if (request.url === '/script.js') response.writeHead(200, { 'Content-Type': 'text/javascript' });
			if (request.url === '/prerendered') response.setHeader('Content-Type', 'text/html; charset=utf-8');
			if (request.url === '/page') response.setHeader('Content-Security-Policy', "default-src 'self'");
			if (request.url === '/stored') response.statusCode = 304;
			if (request.url === '/cleared')
				response.getHeaderNames().forEach((name) => response.removeHeader(name));
			response.end(request.url === '/echo' ? JSON.stringify(request.headers) : 'reached');
		})
	);
	return { port, origin, reached };
}

interface Sent {
	method?: string;
	headers?: Record<string, string>;
	body?: string;
	/** Sent in parts, without a Content-Length. */
	chunked?: boolean;
}
interface Got {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
}

/** Node's own client, because fetch sends neither a Host of choice nor a malformed path. */
function ask(
	port: number,
	path: string,
	{ method = 'GET', headers = {}, body, chunked }: Sent = {}
): Promise<Got> {
	return new Promise((resolve, reject) => {
		const length =
			body !== undefined && !chunked ? { 'content-length': String(Buffer.byteLength(body)) } : {};
		const all = { host: `localhost:${port}`, ...length, ...headers };
		const asked = httpRequest(
			{ host: '127.0.0.1', port, path, method, headers: all, agent: false },
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part) => (text += part));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
				);
			}
		);
		asked.on('error', reject);
		// All at once, Node would count the bytes itself.
		if (chunked) asked.write(body);
		asked.end(chunked ? undefined : body);
	});
}

/** What comes back for these bytes, for a request that no client would make. */
const talk = (port: number, bytes: string) =>
	new Promise<string>((resolve, reject) => {
		let text = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		socket
			.on('data', (part) => (text += part))
			.on('close', () => resolve(text))
			.on('error', reject);
	});

function expectPage(got: Got, status: DoorStatus): void {
	expect(got.status).toBe(status);
	expect(got.headers['content-type']).toBe('text/html; charset=utf-8');
	expect(got.headers['cache-control']).toBe('no-store');
	expect(got.headers['x-frame-options']).toBe('DENY');
	expect(got.text).toContain('<html lang="nl">');
	expect(got.text).toContain(`<h1>${doorMessages.nl[status][0]}</h1>`);
}

describe('every response', () => {
	test.each(['/page', '/script.js', '/prerendered', '/plain', '/cleared', '/stored', '/%zz'])(
		'%s carries the security headers',
		async (path) => {
			const { port } = await open();
			const { headers } = await ask(port, path);
			expect(headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'x-frame-options': 'DENY'
			});
			expect(headers['permissions-policy']).toMatch(
				/^camera=\(self\), publickey-credentials-create=\(self\), publickey-credentials-get=\(self\), .*microphone=\(\).*usb=\(\)/
			);
			expect(headers['x-powered-by']).toBeUndefined();
			expect(headers['strict-transport-security']).toBeUndefined();
		}
	);

	test('asks for https for two years, where there is https', async () => {
		const { port } = await open({ origin: 'https://leerid.example' });
		const { headers } = await ask(port, '/', { headers: { host: 'leerid.example' } });
		expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
	});

	test.each([
		['/page', "default-src 'self'"],
		['/plain', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"],
		['/prerendered', "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"],
		['/stored', undefined]
	])('%s has %s as its policy', async (path, policy) => {
		const { port } = await open();
		expect((await ask(port, path)).headers['content-security-policy']).toBe(policy);
	});

	test('a worker may load and ask what is ours', async () => {
		const { port } = await open();
		const policy = (await ask(port, '/script.js')).headers['content-security-policy'];
		expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*connect-src 'self'/);
	});
});

describe('the host', () => {
	test.each(['evil.example', 'localhost', 'localhost:1', 'localhost.evil.example'])(
		'%j is not ours and is told so',
		async (host) => {
			const { port, origin, reached } = await open();
			const got = await ask(port, '/', { headers: { host } });
			expectPage(got, 421);
			expect(got.text).toContain(`href="${origin}/"`);
			expect(reached).toEqual([]);
		}
	);

	test('must be named', async () => {
		const { port } = await open();
		expect(await talk(port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /);
	});

	test('is one: a second one is a request that two servers would read in two ways', async () => {
		const { port, reached } = await open();
		const head = `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nhOST: evil.example\r\nConnection: close\r\n\r\n`;
		expect(await talk(port, head)).toMatch(/^HTTP\/1.1 400 /);
		expect(reached).toEqual([]);
	});

	test.each(['127.0.0.1', '[::1]'])('%s moves to the address of ours', async (name) => {
		const { port, origin } = await open();
		const got = await ask(port, '/k/abc?x=1', { headers: { host: `${name}:${port}` } });
		expect([got.status, got.headers.location]).toEqual([308, `${origin}/k/abc?x=1`]);
	});

	test('a form does not move along', async () => {
		const { port, origin } = await open();
		const got = await ask(port, '/', {
			method: 'POST',
			headers: { host: `127.0.0.1:${port}`, origin },
			body: 'a=1'
		});
		expectPage(got, 421);
	});

	test('the same name in capitals, or with the port that goes without saying, is ours', async () => {
		const { port } = await open({ origin: 'https://leerid.example' });
		for (const host of ['LeerID.example', 'leerid.example:443'])
			expect((await ask(port, '/', { headers: { host } })).status).toBe(200);
		expectPage(await ask(port, '/', { headers: { host: 'leerid.example:80' } }), 421);
		expectPage(await ask(port, '/', { headers: { host: '127.0.0.1' } }), 421);
	});
});

describe('a refusal speaks', () => {
	const LONG = `/${'a'.repeat(9000)}`;
	test.each([
		['en-GB,en;q=0.9', undefined, 'en'],
		['en-GB,en;q=0.9', 'leerid_language=fr', 'fr'],
		['', 'other=1; __Host-leerid_language=en', 'en'],
		['de', 'leerid_language=klingon', 'nl'],
		// Not on offer, unless the operator says so.
		['ar', 'leerid_language=ar', 'nl']
	] as const)('to who reads "%s" and has chosen %s: %s', async (accepted, cookie, language) => {
		const { port } = await open();
		const headers = { 'accept-language': accepted, ...(cookie && { cookie }) };
		const { text } = await ask(port, LONG, { headers });
		expect(text).toContain(`<html lang="${language}">`);
		expect(text).toContain(`<h1>${doorMessages[language][414][0]}</h1>`);
	});

	test('from right to left where that language is on offer', async () => {
		const { port } = await open({ languages: ['nl', 'ar'] });
		const { text } = await ask(port, LONG, { headers: { 'accept-language': 'ar' } });
		expect(text).toContain('<html lang="ar" dir="rtl">');
		expect(text).toContain(doorMessages.ar[414][1]);
	});
});

describe('what a proxy would say', () => {
	const forwarded = {
		forwarded: 'for=1.2.3.4;host=evil.example',
		'x-forwarded-for': '1.2.3.4',
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'https',
		'x-real-ip': '1.2.3.4'
	};

	test('is thrown away', async () => {
		const { port } = await open();
		const { text } = await ask(port, '/echo', { headers: forwarded });
		expect(Object.keys(JSON.parse(text)).filter((name) => name in forwarded)).toEqual([]);
	});

	test('is believed in the one header that is configured', async () => {
		const { port } = await open({ addressHeader: 'x-forwarded-for' });
		const { text } = await ask(port, '/echo', { headers: forwarded });
		expect(Object.keys(JSON.parse(text)).filter((name) => name in forwarded)).toEqual(['x-forwarded-for']);
	});
});

describe('a request that changes something', () => {
	const form = { method: 'POST', body: 'a=1' };
	const json = { 'content-type': 'application/json' };

	test.each<[string, Record<string, string>]>([
		['another site', { origin: 'https://evil.example' }],
		['a sandboxed frame', { origin: 'null' }],
		['the same host on another port', { origin: 'http://localhost:1' }],
		['nowhere it tells', {}],
		['another site that leaves its origin out', { 'sec-fetch-site': 'cross-site' }],
		['the address bar', { 'sec-fetch-site': 'none' }],
		[
			'another site that says it is this one',
			{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }
		],
		['another site, as JSON', { origin: 'https://evil.example', ...json }]
	])('from %s is refused', async (_from, headers) => {
		const { port, reached } = await open();
		expectPage(await ask(port, '/aanmelden', { ...form, headers }), 403);
		expect(reached).toEqual([]);
	});

	test.each(['PUT', 'PATCH', 'DELETE'])('by %s is refused alike', async (method) => {
		const { port } = await open();
		expectPage(await ask(port, '/', { method }), 403);
	});

	test('from a page of ours is let in', async () => {
		const { port, origin } = await open();
		expect((await ask(port, '/', { ...form, headers: { origin } })).status).toBe(200);
		expect((await ask(port, '/', { ...form, headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(
			200
		);
	});

	test('for programs needs no origin, unless it only looks as if it is for programs', async () => {
		const { port, reached } = await open();
		expect((await ask(port, '/api/klasinformatie/v1', form)).status).toBe(200);
		for (const path of ['/api/../aanmelden', '/api/%2e%2e/aanmelden', '/api\\..\\aanmelden', '/apis'])
			expectPage(await ask(port, path, form), 403);
		expect(reached).toHaveLength(1);
	});
});

test.each(['TRACE', 'PROPFIND', 'PURGE'])('the method %s is not known here', async (method) => {
	const { port } = await open();
	const got = await ask(port, '/', { method });
	expectPage(got, 405);
	expect(got.headers.allow).toBe('GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE');
});

test.each([
	'/%zz',
	'/gaston%',
	'/%ff',
	'/gaston%00logie',
	'/a%0d%0ab',
	'/page?x=a%00b',
	'http://evil.example/'
])('the address %s cannot be read', async (path) => {
	const { port, reached } = await open();
	expectPage(await ask(port, path), 400);
	expect(reached).toEqual([]);
});

test('an address of more than 8 KiB is too long', async () => {
	const { port } = await open();
	expectPage(await ask(port, `/${'a'.repeat(8 * 1024)}`), 414);
	expect((await ask(port, `/${'a'.repeat(8 * 1024 - 1)}`)).status).toBe(200);
});

describe('the size of what is sent', () => {
	test.each([1024 * 1024, 10 * 1024 * 1024])('%d bytes get the page and no reset', async (size) => {
		const { port, origin, reached } = await open();
		const got = await ask(port, '/', { method: 'POST', headers: { origin }, body: 'a'.repeat(size) });
		expectPage(got, 413);
		expect(got.headers.connection).toBe('close');
		expect(reached).toEqual([]);
	});

	test('a form that a script of ours sends gets data, with which it shows our own error page', async () => {
		const { port, origin } = await open();
		const headers = { origin, 'x-sveltekit-action': 'true' };
		const got = await ask(port, '/', { method: 'POST', headers, body: 'a'.repeat(1024 * 1024) });
		expect([got.status, got.headers['content-type']]).toEqual([413, 'application/json']);
		expect(JSON.parse(got.text)).toMatchObject({
			type: 'error',
			error: { message: expect.stringMatching('te groot') }
		});
	});

	test('512 KiB is let in', async () => {
		const { port, origin } = await open();
		const full = { method: 'POST', headers: { origin }, body: 'a'.repeat(512 * 1024) };
		expect((await ask(port, '/', full)).status).toBe(200);
		expectPage(await ask(port, '/', { ...full, body: `${full.body}a` }), 413);
	});

	test('a path may have a limit of its own, and only there may the length be left out', async () => {
		const { port, origin } = await open({ bodyLimit: 10, bodyLimits: [{ prefix: '/invoer', bytes: 20 }] });
		const send = (path: string, length: number, chunked = false) =>
			ask(port, path, { method: 'POST', headers: { origin }, body: 'a'.repeat(length), chunked });
		expect((await send('/invoer', 20)).status).toBe(200);
		expect((await send('/invoer', 5, true)).status).toBe(200);
		expectPage(await send('/invoer', 21), 413);
		expectPage(await send('/', 11), 413);
		expectPage(await send('/', 5, true), 411);
	});
});

describe('a mount', () => {
	test('answers below its prefix, knows us by our own address only, and passes the same door', async () => {
		const seen: unknown[] = [];
		const { port, origin, reached } = await open({
			mounts: [
				{
					prefix: '/oidc',
					handler: (request, response) => {
						const { url, headers } = request;
						const { originalUrl } = request as { originalUrl?: string };
						seen.push({ url, originalUrl, host: headers.host, proto: headers['x-forwarded-proto'] });
						response.end('mounted');
					}
				}
			]
		});
		const host = `localhost:${port}`;
		const spoofed = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
		const got = await ask(port, '/oidc/token?a=1', {
			method: 'POST',
			headers: spoofed,
			body: 'grant_type=x'
		});
		expect(got.text).toBe('mounted');
		expect(got.headers['x-frame-options']).toBe('DENY');
		await ask(port, '/oidc');
		await ask(port, '/oidc?a=1');
		expect(seen).toEqual([
			{ url: '/token?a=1', originalUrl: '/oidc/token?a=1', host, proto: 'http' },
			{ url: '/', originalUrl: '/oidc', host, proto: 'http' },
			{ url: '/?a=1', originalUrl: '/oidc?a=1', host, proto: 'http' }
		]);
		expectPage(await ask(port, '/oidc/token', { headers: { host: 'evil.example' } }), 421);
		expect(reached).toEqual([]);

		await ask(port, '/oidc/../page', { headers: { origin } });
		await ask(port, '/oidcx');
		expect(reached).toEqual(['GET /oidc/../page', 'GET /oidcx']);
	});
});

describe('the header with the address of the client', () => {
	const echo = async (headers: Record<string, string>, options: Partial<DoorOptions>) => {
		const { port, origin } = await open(options);
		const got = await ask(port, '/echo', { headers: { ...headers, host: new URL(origin).host } });
		return JSON.parse(got.text) as Record<string, string>;
	};

	test('what came past the proxy has the address of its connection', async () => {
		const seen = await echo({}, { addressHeader: 'x-real-ip' });
		expect(seen['x-real-ip']).toBe('127.0.0.1');
	});

	test('a list that is too short for our proxies was not made by them', async () => {
		const seen = await echo(
			{ 'x-forwarded-for': '203.0.113.9' },
			{ addressHeader: 'x-forwarded-for', xffDepth: 2 }
		);
		expect(seen['x-forwarded-for']).toBe('127.0.0.1, 127.0.0.1');
	});

	test('what our proxy says stands', async () => {
		const seen = await echo({ 'x-real-ip': '203.0.113.9' }, { addressHeader: 'x-real-ip' });
		expect(seen['x-real-ip']).toBe('203.0.113.9');
	});
});
