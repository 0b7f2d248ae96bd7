import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardedFetch } from './guarded-fetch';

let server: Server;
let port: number;
let connections = 0;
beforeAll(async () => {
	server = createServer((socket) => {
		connections++;
		socket.destroy();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

test.each(['127.0.0.1', 'localhost', '127.1', '[::ffff:127.0.0.1]'])(
	'nobody learns whether anything listens at %s',
	async (host) => {
		connections = 0;
		await expect(guardedFetch([], `https://${host}:${port}/`)).rejects.toMatchObject({
			cause: { code: 'INSIDE' }
		});
		expect(connections).toBe(0);
	}
);

test('a demo application beside us is called', async () => {
	connections = 0;
	await expect(guardedFetch([`127.0.0.1:${port}`], `http://127.0.0.1:${port}/`)).rejects.toThrow();
	expect(connections).toBe(1);
});

test('a name that is nobody’s is not waited for longer than the caller wants', async () => {
	const signal = AbortSignal.abort(new Error('too late'));
	await expect(guardedFetch([], 'https://nobody.invalid/', { signal })).rejects.toThrow();
});
