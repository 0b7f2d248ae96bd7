import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { promptSocket } from './prompt-socket';

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
	vi.restoreAllMocks();
});

async function serverAt(at: number | string): Promise<Server> {
	const server = createServer((socket) => socket.end('here')).listen(at);
	await once(server, 'listening');
	closing.push(() => server.close());
	return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

test('each connection goes to the next server, and waits for no acknowledgement', async () => {
	const [one, two] = [await serverAt(0), await serverAt(0)];
	const unhesitating = vi.spyOn(Socket.prototype, 'setNoDelay');
	const open = promptSocket();
	const servers = { host: ['localhost', 'localhost'], port: [portOf(one), portOf(two)] };
	const sockets = [open(servers), open(servers), open(servers)];
	await Promise.all(sockets.map((socket) => once(socket, 'data')));
	expect(sockets.map(({ remotePort }) => remotePort)).toEqual([portOf(one), portOf(two), portOf(one)]);
	expect(sockets).toMatchObject(
		servers.port
			.map((port) => ({ host: 'localhost', port }))
			.concat([{ host: 'localhost', port: portOf(one) }])
	);
	expect(unhesitating.mock.instances).toEqual(sockets);
});

test('a socket of this machine is opened by its path', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'socket-'));
	closing.push(() => rm(folder, { recursive: true }));
	const path = join(folder, '.s.PGSQL.5432');
	await serverAt(path);
	const [said] = await once(promptSocket()({ host: ['localhost'], port: [5432], path }), 'data');
	expect(String(said)).toBe('here');
});
