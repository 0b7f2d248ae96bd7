import { expect, test } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, startServer } from '../faults/application.ts';
import { Client } from '../support/plain-client.ts';

// A server of our own that believes a header for where a request comes from, as behind a proxy: else all would be one address.
const port = 3291;
const origin = `http://localhost:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'leerid-weather-'));
const SUHEDA = { username: 'suheda.carabin', password: '29ban9' };
const ARDALAN = { username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' };
let server: ChildProcess;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	test.setTimeout(180_000);
	server = await startServer({
		...{ PATH: process.env.PATH, ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin },
		...{ DATA_DIR: folder, ADDRESS_HEADER: 'x-real-ip' }
	});
});
test.afterAll(async () => {
	await end(server, 'SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

const addressOf = (n: number) => ({ 'x-real-ip': `198.51.${n >> 8}.${n & 255}` });
const SCHOOL = { 'x-real-ip': '203.0.113.7' };

/** Tries `password`, again when there was no room; the status of the answer that counts. */
async function tryToEnter(
	client: Client,
	{ username, password }: typeof SUHEDA,
	headers: Record<string, string>
): Promise<number> {
	for (;;) {
		const { status } = await client.ask(`/${username}?/wachtwoord`, [['password', password]], headers);
		if (status !== 503) return status;
		await pause(200);
	}
}

/** `count` of them, so many at once. */
async function atOnce(lanes: number, count: number, work: (n: number) => Promise<unknown>): Promise<void> {
	let next = 0;
	await Promise.all(
		Array.from({ length: lanes }, async () => {
			while (next < count) await work(next++);
		})
	);
}

test('one pupil is guessed at from 1,000 addresses, and signs in all the while on the own tablet', async () => {
	test.setTimeout(300_000);
	const tablet = new Client(origin);
	expect(await tryToEnter(tablet, SUHEDA, SCHOOL)).toBe(303);
	let attacked = true;
	const answers: Record<number, number> = {};
	const attack = atOnce(20, 1_000, async (n) => {
		const status = await tryToEnter(new Client(origin), { ...SUHEDA, password: `gok${n}` }, addressOf(n));
		answers[status] = (answers[status] ?? 0) + 1;
	}).finally(() => (attacked = false));
	let entered = 0;
	while (attacked) {
		await tablet.ask('/afmelden', [], SCHOOL);
		expect(await tryToEnter(tablet, SUHEDA, SCHOOL)).toBe(303);
		entered += 1;
		await pause(300);
	}
	await attack;
	expect(entered).toBeGreaterThan(3);
	// A few were looked at and wrong; all others were told to wait, and nobody got in.
	expect(answers[303]).toBeUndefined();
	expect(answers[429]).toBeGreaterThan(900);
	expect((await tablet.ask('/dashboard')).status).toBe(200);
});

test('clients that send one byte a second hold up nobody, and are not served', async () => {
	test.setTimeout(120_000);
	const head = `POST /${SUHEDA.username}?/wachtwoord HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n`;
	let answered = 0;
	const slow = Array.from({ length: 200 }, (_, n) => {
		const socket = connect(port, 'localhost');
		socket.on('error', () => undefined);
		socket.on('data', () => (answered += 1));
		// Half of them drip their head, half their form.
		const text = n % 2 === 0 ? head : '';
		let at = 0;
		socket.write(text === '' ? head : text.slice(0, 4));
		const timer = setInterval(() => socket.write(text === '' ? 'x' : (text[4 + at++] ?? 'x')), 1_000);
		socket.on('close', () => clearInterval(timer));
		return { socket, timer };
	});
	try {
		for (let turn = 0; turn < 5; turn++) {
			const client = new Client(origin);
			expect(await tryToEnter(client, ARDALAN, addressOf(2_000 + turn))).toBe(303);
			expect((await client.ask('/dashboard')).status).toBe(200);
			await pause(1_000);
		}
		expect(answered).toBe(0);
	} finally {
		for (const { socket, timer } of slow) {
			clearInterval(timer);
			socket.destroy();
		}
	}
});

test('a tab of a week ago, whose cookies are long gone, still signs in; its pictures begin anew', async () => {
	// The form of the page is all that a tab keeps.
	const words = new Client(origin);
	expect(await tryToEnter(words, ARDALAN, addressOf(3_000))).toBe(303);
	const pictures = await new Client(origin).ask('/abdulghani.bogdannnn?/plaatje', [
		['step', '5'],
		['picture', '3']
	]);
	expect(pictures.status).toBeLessThan(500);
	expect((await new Client(origin).ask('/abdulghani.bogdannnn')).text).toContain('plaats 1?');
	const portal = new Client(origin);
	portal.keep('leerid_session', 'a'.repeat(40));
	expect((await portal.ask('/wachtwoord/wijzigen', [['current', 'x']])).status).toBe(303);
});

// Last: its guesses make new devices of these pupils wait.
test('a whole class that sprays its school is slowed down, and keeps nobody of it out', async () => {
	test.setTimeout(300_000);
	const known = new Client(origin);
	expect(await tryToEnter(known, ARDALAN, SCHOOL)).toBe(303);
	const { text } = await new Client(origin).ask('/dev/kaarten');
	const names = [...text.matchAll(/data-card="([^"]+)"/g)].map(([, name]) => name ?? '').slice(0, 14);
	expect(names.length).toBeGreaterThan(10);
	const refusals: Record<number, number> = {};
	// Each on a tablet that keeps its cookie, from the one address that a school has.
	await atOnce(12, 24, async () => {
		const tablet = new Client(origin);
		for (const username of names) {
			const status = await tryToEnter(tablet, { username, password: '29gok9' }, SCHOOL);
			refusals[status] = (refusals[status] ?? 0) + 1;
		}
	});
	expect(refusals[303]).toBeUndefined();
	expect(refusals[429]).toBeGreaterThan(0);
	await known.ask('/afmelden', [], SCHOOL);
	expect(await tryToEnter(known, ARDALAN, SCHOOL)).toBe(303);
});
