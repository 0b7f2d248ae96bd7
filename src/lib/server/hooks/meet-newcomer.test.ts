import { CookieJar } from '$tests/cookie-jar';
import { createTestKeys } from '$tests/keys';
import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { hashPool } from '../credentials';
import { writeBearer } from '../sessions';
import { keepDevice, readDevice, withAccount } from '../sign-in';
import { meetNewcomers } from './meet-newcomer';

type Meet = (request: IncomingMessage, response: ServerResponse, url: URL, goOn: () => void) => void;
const keys = createTestKeys();
let meet: Meet;
beforeAll(async () => {
	await meetNewcomers(keys);
	meet = (globalThis as unknown as Record<symbol, Meet>)[Symbol.for('leerid.newcomers')] as Meet;
});

// Each test a minute after the one before: who came then is of no crowd any more.
const clock = performance.now.bind(performance);
let minutes = 0;
beforeEach(() => {
	minutes += 1;
	vi.spyOn(performance, 'now').mockImplementation(() => clock() + minutes * 60_000);
});

const limit = hashPool().queueLimit;
const setLimit = (most: number) => Object.defineProperty(hashPool(), 'queueLimit', { value: most });
afterEach(() => {
	setLimit(limit);
	vi.restoreAllMocks();
});

class Answer extends EventEmitter {
	status = 200;
	headers: OutgoingHttpHeaders = {};
	body = '';
	writeHead(status: number, headers: OutgoingHttpHeaders) {
		Object.assign(this, { status, headers });
	}
	end(page: Buffer) {
		this.body = page.toString();
	}
}

function ask(path: string, headers: IncomingHttpHeaders = {}, remoteAddress = '192.0.2.1') {
	const answer = new Answer();
	const request = { method: 'GET', url: path, headers, socket: { remoteAddress } } as IncomingMessage;
	const goOn = vi.fn();
	meet(request, answer as unknown as ServerResponse, new URL(path, 'http://localhost:3000'), goOn);
	return { away: goOn.mock.calls.length === 0, answer, goOn };
}

function sentAway(path: string, headers?: IncomingHttpHeaders) {
	setLimit(0);
	const { away, answer } = ask(path, headers);
	expect(away).toBe(true);
	return answer;
}

test('who would begin is asked to come back with a page that asks for its own address again', () => {
	const { status, headers, body } = sentAway('/oidc/auth?client_id=automatus&state=<x>');
	expect(status).toBe(503);
	const seconds = Number(headers['Retry-After']);
	expect(seconds).toBeGreaterThanOrEqual(5);
	expect(body).toContain(`<meta http-equiv="refresh" content="${seconds}">`);
	expect(body).toContain('Het is heel druk bij LeerID');
	// Nothing of the request stands in it, and nothing was typed yet that could be kept.
	expect(body).not.toContain('automatus');
	expect(body).not.toContain('zijn bewaard');
	expect(headers).toMatchObject({
		'Cache-Control': 'no-store',
		'Content-Length': String(Buffer.byteLength(body)),
		'Referrer-Policy': 'no-referrer'
	});
	expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
});

test.each<[string, IncomingHttpHeaders, string]>([
	['/', { 'accept-language': 'fr-BE,fr' }, 'fr'],
	['/', { 'accept-language': 'fr', cookie: 'leerid_language=en' }, 'en'],
	['/oidc/auth?client_id=a&ui_locales=xx%20en', { 'accept-language': 'fr' }, 'en'],
	['/', {}, 'nl']
])('%s speaks the language of who asks (%o)', (path, headers, language) => {
	expect(sentAway(path, headers).body).toContain(`<html lang="${language}"`);
});

test('who has a session or has begun is left to who answers it, however full it is', () => {
	setLimit(0);
	const jar = new CookieJar();
	writeBearer(jar, 'bearer', { ownDevice: false });
	keepDevice(jar, keys, withAccount(readDevice(jar, keys), 'some-account'));
	expect(ask('/oidc/auth?client_id=automatus', { cookie: jar.header() }).away).toBe(false);
	expect(ask('/oidc/auth?client_id=automatus', { cookie: 'leerid_session=made-up' }).away).toBe(true);
	expect(ask('/lien.peeters?druk').away).toBe(false);
});

test('who begins takes a place until the answer is gone, whichever way it ends', () => {
	setLimit(1);
	const first = ask('/');
	expect([first.away, ask('/').away]).toEqual([false, true]);
	first.answer.emit('close');
	const third = ask('/');
	expect(third.away).toBe(false);
	third.answer.emit('close');
});

test('of a whole class that comes in one instant nobody is sent away, and all are begun, a few at a time', async () => {
	setLimit(100);
	const pupils = Array.from({ length: 100 }, () => ask('/oidc/auth?client_id=automatus'));
	const begun = () => pupils.filter(({ goOn }) => goOn.mock.calls.length > 0);
	expect(begun()).toHaveLength(8);
	for (let answered = 0; answered < 100; answered = begun().length) {
		for (const { answer } of begun()) answer.emit('close');
		await new Promise((turned) => setImmediate(turned));
		expect(begun().length).toBeGreaterThan(answered);
	}
	expect(pupils.every(({ answer, goOn }) => answer.status === 200 && goOn.mock.calls.length === 1)).toBe(
		true
	);
	for (const { answer } of pupils) answer.emit('close');
});

test('who goes away before its turn is not begun, and leaves its place', async () => {
	setLimit(100);
	const pupils = Array.from({ length: 10 }, () => ask('/'));
	pupils[8]?.answer.emit('close');
	pupils[0]?.answer.emit('close');
	await new Promise((turned) => setImmediate(turned));
	expect(pupils.map(({ goOn }) => goOn.mock.calls.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 1]);
	for (const { answer } of pupils) answer.emit('close');
});

test('who only says to have begun is believed, but not of an address that takes the room of others', () => {
	const flood = () => ask('/lien.peeters', { referer: 'http://localhost:3000/' }, '198.51.100.7');
	for (let n = 0; n < 60; n++) expect(flood().away).toBe(false);
	setLimit(0);
	expect(ask('/').away).toBe(true);
	expect(flood().away).toBe(true);
	expect(ask('/lien.peeters?druk').away).toBe(false);
});
