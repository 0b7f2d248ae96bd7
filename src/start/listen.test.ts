import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from './listen';

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

async function open(answer: (request: IncomingMessage, response: ServerResponse) => void) {
	const port = await freePort();
	const address = { host: 'localhost', port, origin: new URL(`http://localhost:${port}`) };
	return { address, port, listening: await listen(address, answer) };
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
