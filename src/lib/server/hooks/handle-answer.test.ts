import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { handleAnswer } from './handle-answer';

const LOGO = '/applicatie-logo/[id]/[file]';

async function cacheControl(routeId: string, status = 200, session: object | null = null) {
	const event = { route: { id: routeId }, locals: { session }, request: new Request('http://localhost/') };
	const answer = await handleAnswer({
		event: event as unknown as RequestEvent,
		resolve: async () => new Response(null, { status, headers: { 'cache-control': 'public' } })
	});
	return answer.headers.get('cache-control');
}

test('no cache keeps a page', async () => {
	expect(await cacheControl('/(leerlingloket)/dashboard', 200, {})).toBe('private, no-store, no-transform');
	expect(await cacheControl('/(aanmelden)')).toBe('private, no-store');
});

test('a logo may be kept for as long as one likes, for its address changes with it', async () => {
	expect(await cacheControl(LOGO, 200, {})).toBe('private, max-age=31536000, immutable');
});

test('that there is no logo may not', async () => {
	expect(await cacheControl(LOGO, 404)).toBe('private, no-store');
	expect(await cacheControl(LOGO, 500)).toBe('private, no-store');
});
