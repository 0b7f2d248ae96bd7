import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startMailServer } from './mail-server';

/** Begins a mail and is gone without a word. */
async function vanish(port: number): Promise<void> {
	const socket = connect(port, '127.0.0.1');
	await once(socket, 'data');
	for (const line of ['EHLO test', 'MAIL FROM:<a@example.org>']) {
		socket.write(`${line}\r\n`);
		await once(socket, 'data');
	}
	socket.resetAndDestroy();
	await once(socket, 'close');
}

test('a client that is killed does not take the server down', async () => {
	const server = await startMailServer();
	try {
		const port = Number(new URL(server.url).port);
		await vanish(port);
		// Its answer comes after whatever the first one did.
		const second = connect(port, '127.0.0.1');
		const [greeting] = (await once(second, 'data')) as [Buffer];
		expect(greeting.toString()).toMatch(/^220 /);
		second.destroy();
	} finally {
		await server.stop();
	}
});
