import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createDoor } from './door';
import { enterPhase } from './health';

const ready = Symbol.for('leerid.ready');
const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** A door for another name than the one that probes use. */
async function probe(path: string, method = 'GET') {
	const door = createDoor({ origin: 'https://leerid.example' });
	const server = createServer((request, response) => door(request, response, () => response.end('page')));
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
	return { status: answer.status, retry: answer.headers.get('retry-after'), text: await answer.text() };
}

const state = (isReady: boolean) =>
	Object.assign(globalThis, {
		[ready]: async () => ({ ready: isReady, checks: { database: isReady ? 'ok' : 'away' } })
	});

test('a process that lives says so under any name, also while it starts', async () => {
	enterPhase('starting');
	expect(await probe('/health/live')).toMatchObject({ status: 200, text: '{"live":true}' });
	expect(await probe('/health/ready')).toMatchObject({ status: 503, retry: '2' });
});

test('it is ready when it serves and the database does', async () => {
	enterPhase('serving');
	state(true);
	expect((await probe('/health/ready')).status).toBe(200);
	state(false);
	expect(await probe('/health/ready')).toMatchObject({
		status: 503,
		text: '{"ready":false,"checks":{"database":"away"}}'
	});
});

test('it is not ready any more from the moment that it stops', async () => {
	state(true);
	enterPhase('stopping');
	expect((await probe('/health/ready')).status).toBe(503);
	expect((await probe('/health/live')).status).toBe(200);
});

test('nothing can be sent to a probe, and other paths still need our own name', async () => {
	expect((await probe('/health/ready', 'POST')).status).toBe(405);
	expect((await probe('/health/other')).status).toBe(421);
});
