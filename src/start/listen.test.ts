import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { listen } from './listen';

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

async function open(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
	limits: Parameters<typeof listen>[2] = {}
) {
	const port = await freePort();
	const address = { host: 'localhost', port, origin: new URL(`http://localhost:${port}`) };
	return { address, port, listening: await listen(address, answer, limits) };
}

const read = (port: number, host = '127.0.0.1') =>
	new Promise<string>((resolve, reject) =>
		get({ host, port, agent: false }, (response) => {
			let text = '';
			response.on('data', (part) => (text += part)).on('end', () => resolve(text));
			response.on('error', reject);
		}).on('error', reject)
	);

/** Everything the server says to these bytes until it closes the connection. */
const talk = (port: number, bytes: string) =>
	new Promise<string>((resolve, reject) => {
		let text = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		socket
			.on('data', (part) => (text += part))
			.on('close', () => resolve(text))
			.on('error', reject);
	});

test('localhost is served on both addresses that it has', async () => {
	const { listening, port } = await open((_request, response) => response.end('here'));
	expect(await read(port, '127.0.0.1')).toBe('here');
	// A machine without IPv6 has only the first.
	expect(await read(port, '::1').catch((error: NodeJS.ErrnoException) => error.code)).toMatch(
		/^(here|EADDRNOTAVAIL|EAFNOSUPPORT|ECONNREFUSED)$/
	);
	await listening.stop(100);
});

test('a port that is taken gets one sentence with the remedy', async () => {
	const { listening, address, port } = await open((_request, response) => response.end());
	await expect(listen(address, () => undefined)).rejects.toMatchObject({
		name: 'StartError',
		message: `Port ${port} is already in use: stop the program that uses it, or choose another with PORT=${port + 1}.`
	});
	await listening.stop(100);
});

test('a host that is not of this machine is refused', async () => {
	const port = await freePort();
	const elsewhere = { host: '192.0.2.1', port, origin: new URL('http://192.0.2.1') };
	await expect(listen(elsewhere, () => undefined)).rejects.toMatchObject({ name: 'StartError' });
});

test.each([
	['bytes that are no request', 'hello\r\n\r\n', 400],
	['a thousand cookies', `GET / HTTP/1.1\r\nCookie: ${'naam=waarde; '.repeat(2000)}\r\n\r\n`, 431]
])('%s get a page with the security headers too', async (_what, bytes, status) => {
	const { listening, port } = await open((_request, response) => response.end());
	const text = await talk(port, bytes);
	expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
	expect(text).toContain('X-Frame-Options: DENY');
	expect(text).toContain("default-src 'none'");
	// Nobody knows what language is read there.
	expect(text).toContain('<html lang="nl">');
	expect(text).toContain('<p class="muted" lang="en" dir="ltr">');
	expect(text).toContain('<p class="muted" lang="fr" dir="ltr">');
	await listening.stop(100);
});

test('one request gets one answer, also when what follows cannot be read', async () => {
	const { listening, port } = await open((_request, response) => response.writeHead(411).end('refused'));
	const text = await talk(port, 'POST / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n');
	expect(text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 411']);
	await listening.stop(100);
});

/** A connection that says nothing, and whether the server has closed it. */
function hold(port: number) {
	const socket = connect(port, '127.0.0.1');
	const held = { socket, closed: false };
	socket.on('close', () => (held.closed = true)).on('error', () => undefined);
	return new Promise<typeof held>((resolve) => socket.once('connect', () => resolve(held)));
}

test('who holds connections and asks nothing loses the oldest, and who asks is answered', async () => {
	const { listening, port } = await open((_request, response) => response.end('here'), { roomFor: 20 });
	const idle: Awaited<ReturnType<typeof hold>>[] = [];
	for (let n = 0; n < 60; n++) idle.push(await hold(port));
	for (let n = 0; n < 5; n++) expect(await read(port)).toBe('here');
	await vi.waitFor(() => expect(idle.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(20));
	expect(idle.at(-1)?.closed).toBe(false);
	for (const { socket } of idle) socket.destroy();
	await listening.stop(100);
});

test('a connection in the middle of its answer is not the one that makes room', async () => {
	const arrived = Promise.withResolvers<ServerResponse>();
	const { listening, port } = await open((_request, response) => arrived.resolve(response), { roomFor: 3 });
	const reading = read(port);
	const response = await arrived.promise;
	const idle = [];
	for (let n = 0; n < 10; n++) idle.push(await hold(port));
	response.end('at last');
	expect(await reading).toBe('at last');
	for (const { socket } of idle) socket.destroy();
	await listening.stop(100);
});

test('who takes nothing of an answer is cut off, and who waits for a slow answer is not', async () => {
	const big = Buffer.alloc(32 * 1024 * 1024);
	const { listening, port } = await open(
		(request, response) =>
			request.url === '/big' ? response.end(big) : setTimeout(() => response.end('slow'), 900),
		{ takesNothingMs: 300, checkMs: 50 }
	);
	const patient = read(port);
	const stuck = await hold(port);
	stuck.socket.pause().write('GET /big HTTP/1.1\r\nHost: x\r\n\r\n');
	expect(await patient).toBe('slow');
	// A paused socket learns of its end only when it writes, or reads again.
	stuck.socket.resume();
	await vi.waitFor(() => expect(stuck.closed).toBe(true));
	expect(stuck.socket.bytesRead).toBeLessThan(big.length);
	await listening.stop(100);
});

test('stopping lets a running request finish and waits for nobody who only holds a connection', async () => {
	const arrived = Promise.withResolvers<ServerResponse>();
	const { listening, port } = await open((_request, response) => arrived.resolve(response));
	const idle = connect(port, '127.0.0.1');
	await new Promise<void>((resolve) => idle.once('connect', resolve));
	const idleClosed = new Promise((resolve) => idle.once('close', resolve));
	const reading = read(port);
	const response = await arrived.promise;

	const stopped = listening.stop(5_000);
	await idleClosed;
	await expect(read(port)).rejects.toMatchObject({ code: expect.stringMatching(/ECONNREFUSED|ECONNRESET/) });
	response.end('finished');
	expect(await reading).toBe('finished');
	await stopped;
});

test('stopping cuts off a request that does not end in time', async () => {
	const arrived = Promise.withResolvers<void>();
	const { listening, port } = await open(() => arrived.resolve());
	const reading = read(port).catch((error: NodeJS.ErrnoException) => error.code);
	await arrived.promise;
	await listening.stop(50);
	expect(await reading).toBe('ECONNRESET');
});

test('who comes while it stops is served, and that ends the connection, until the port closes', async () => {
	const { listening, port } = await open((_request, response) => response.end('served'));
	const kept = new Agent({ keepAlive: true });
	const ask = () =>
		new Promise<IncomingMessage>((resolve, reject) =>
			get({ host: '127.0.0.1', port, agent: kept }, (response) =>
				resolve(response.resume() as IncomingMessage)
			).on('error', reject)
		);
	expect((await ask()).headers.connection).toBe('keep-alive');
	const stopped = listening.stop(500, 300);
	expect(await read(port)).toBe('served');
	expect(await ask()).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
	await stopped;
	await expect(read(port)).rejects.toThrow('ECONNREFUSED');
	kept.destroy();
});

/** Answers at once, and reads of the body what comes first, as SvelteKit does for who must sign in. */
const answersUnread = (request: IncomingMessage, response: ServerResponse) => {
	request.on('data', () => request.pause());
	response.end(`answer to ${request.url}`);
};

test('a body that was answered unread holds up nobody who comes on the same connection', async () => {
	const { listening, port } = await open(answersUnread);
	const long = 512 * 1024;
	const text = talk(
		port,
		`POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: ${long}\r\n\r\n${'a'.repeat(long)}` +
			'GET /second HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
	);
	expect(await text).toMatch(/answer to \/first[^]*answer to \/second/);
	await listening.stop(100);
});

test('a body that does not end after its answer has its connection cut, and nothing follows the answer', async () => {
	const { listening, port } = await open(answersUnread, { drainingMs: 100 });
	const text = await talk(port, 'POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf');
	expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
	await listening.stop(100);
});
