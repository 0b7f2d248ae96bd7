import { expect, test } from '@playwright/test';

test('probes are answered under any name, and tell nothing but whether', async ({ request }) => {
	const live = await request.get('/health/live', { headers: { host: '10.0.0.7:3000' } });
	expect([live.status(), await live.json()]).toEqual([200, { live: true }]);
	const ready = await request.get('/health/ready');
	expect([ready.status(), await ready.json()]).toEqual([
		200,
		{ ready: true, checks: { database: 'ok', keys: 'ok' } }
	]);
});

test('metrics are not on the port of pupils', async ({ request }) => {
	expect((await request.get('/metrics')).status()).toBe(404);
});

test('a page that waits may ask whether there is room', async ({ request }) => {
	expect((await request.get('/drukte')).status()).toBe(204);
});
