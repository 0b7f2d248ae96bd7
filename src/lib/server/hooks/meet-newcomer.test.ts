import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { hashPool } from '../credentials';
import { meetNewcomers } from './meet-newcomer';

type Meet = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;
let meet: Meet;
beforeAll(() => {
	meetNewcomers();
	meet = (globalThis as unknown as Record<symbol, Meet>)[Symbol.for('leerid.newcomers')] as Meet;
});

const limit = hashPool().queueLimit;
const setLimit = (most: number) => Object.defineProperty(hashPool(), 'queueLimit', { value: most });
afterEach(() => void setLimit(limit));

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

function ask(path: string, headers: IncomingHttpHeaders = {}) {
	const answer = new Answer();
	const request = { method: 'GET', url: path, headers } as IncomingMessage;
	const away = meet(request, answer as unknown as ServerResponse, new URL(path, 'http://localhost:3000'));
	return { away, answer };
}

async function sentAway(path: string, headers?: IncomingHttpHeaders) {
	setLimit(0);
	const { away, answer } = ask(path, headers);
	expect(away).toBe(true);
	await vi.waitFor(() => expect(answer.body).not.toBe(''), 20_000);
	return answer;
}

test('who would begin is asked to come back with a page that asks for its own address again', async () => {
	const { status, headers, body } = await sentAway('/oidc/auth?client_id=automatus&state=<x>');
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
])('%s speaks the language of who asks (%o)', async (path, headers, language) => {
	expect((await sentAway(path, headers)).body).toContain(`<html lang="${language}"`);
});

test('who has a session or has begun is left to who answers it, however full it is', () => {
	setLimit(0);
	for (const cookie of ['leerid_session=x', 'leerid_pending=x'])
		expect(ask('/oidc/auth?client_id=automatus', { cookie }).away).toBe(false);
	expect(ask('/lien.peeters?druk').away).toBe(false);
});

test('who begins takes a place until the answer is gone, whichever way it ends', () => {
	setLimit(1);
	const first = ask('/');
	expect([first.away, ask('/').away]).toEqual([false, true]);
	first.answer.emit('close');
	expect(ask('/').away).toBe(false);
});
