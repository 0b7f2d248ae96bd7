import { error, type RequestEvent } from '@sveltejs/kit';
import { afterEach, expect, test, vi } from 'vitest';
import { hashPool } from '../credentials';
import { handleCrowd } from './handle-crowd';

afterEach(() => vi.restoreAllMocks());

const CARD = '/(aanmelden)/[username=username]';

function eventOf(method: string, search = '', headers: Record<string, string> = {}) {
	const url = new URL(`http://localhost/lien.peeters${search}`);
	return {
		...{ route: { id: CARD }, url, locals: {}, isDataRequest: false },
		request: new Request(url, { method, headers }),
		cookies: { get: () => undefined },
		getClientAddress: () => '192.0.2.1'
	} as unknown as RequestEvent;
}

const page = (status = 200) =>
	new Response('the page', { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

const ask = (event: RequestEvent, resolve: () => Response | Promise<Response> = page) =>
	Promise.resolve(handleCrowd({ event, resolve: async () => resolve() }));

test('a sign-in that would find no place is sent a page that says so and goes on by itself', async () => {
	vi.spyOn(hashPool(), 'isFull').mockReturnValue(true);
	const resolve = vi.fn(page);
	const answer = await ask(eventOf('POST', '?/wachtwoord'), resolve);
	const text = await answer.text();
	expect(resolve).not.toHaveBeenCalled();
	expect(answer.status).toBe(503);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const seconds = Number(answer.headers.get('retry-after'));
	expect(seconds).toBeGreaterThanOrEqual(5);
	expect(text).toContain('Het is heel druk bij LeerID');
	// The page of the form, and never the form itself.
	expect(text).toContain(`content="${seconds};url=/lien.peeters?druk"`);
});

test.each([
	['GET', '', 'whoever opens a page'],
	['POST', '?/plaatje', 'a child that taps its third picture']
])('a full queue keeps nothing of the rest away: %s %s', async (method, search) => {
	vi.spyOn(hashPool(), 'isFull').mockReturnValue(true);
	expect(await (await ask(eventOf(method, search))).text()).toBe('the page');
});

test('the page speaks the language of the browser', async () => {
	vi.spyOn(hashPool(), 'isFull').mockReturnValue(true);
	const answer = await ask(eventOf('POST', '?/aanmelden', { 'accept-language': 'fr' }));
	expect(await answer.text()).toContain('<html lang="fr" dir="ltr">');
});

test('what a hook throws because the database is away says when to come back', async () => {
	const event = eventOf('GET');
	const answer = await ask(event, () => {
		event.locals.failure = 'unavailable';
		error(503, { message: 'unavailable' });
	});
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
	expect(await answer.text()).toContain('LeerID is even niet bereikbaar');
});

test('anything else that is thrown stays what it was', async () => {
	await expect(ask(eventOf('GET'), () => error(404, { message: 'not-found' }))).rejects.toMatchObject({
		status: 404
	});
});
