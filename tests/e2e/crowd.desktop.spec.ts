import { expect, test, type Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { ARDALAN, expectDashboard, signIn, WRONG } from './pupils.ts';

/** A server that can have one sign-in under way, whose hash takes half a second or more: whoever would begin meanwhile has to come back. */
const SETTINGS = { HASH_QUEUE_LIMIT: '1', ARGON2_MEMORY_KIB: '131072', ARGON2_ITERATIONS: '10' };
let server: ProductionServer;
test.describe.configure({ mode: 'serial' });
test.use({ locale: 'fr-BE', serviceWorkers: 'block' });

test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startProduction(3229, SETTINGS);
});
test.afterAll(() => server?.stop());

let strangers = 0;
/** Somebody is signing in all the time, until `disperse`. More who try meanwhile are asked to come back, and counted. */
function crowd(): { sentAway: () => number; disperse: () => Promise<unknown> } {
	let over = false;
	let sentAway = 0;
	const lanes = [1, 2].map(async () => {
		while (!over) {
			const answer = await fetch(`${server.origin}/niemand.${(strangers += 1)}?/wachtwoord`, {
				method: 'POST',
				headers: { origin: server.origin },
				body: new URLSearchParams({ password: WRONG })
			});
			await answer.arrayBuffer();
			if (answer.status !== 503) continue;
			sentAway += 1;
			await pause(50);
		}
	});
	const disperse = () => {
		over = true;
		return Promise.all(lanes);
	};
	return { sentAway: () => sentAway, disperse };
}

async function statusOf(address: string, headers: Record<string, string>): Promise<number> {
	const answer = await fetch(address, { headers, redirect: 'manual' });
	await answer.arrayBuffer();
	return answer.status;
}

/** What the browser shows the server. */
const cookiesOf = async (page: Page) =>
	(await page.context().cookies(server.origin)).map(({ name, value }) => `${name}=${value}`).join('; ');

/** Asks for `address` until the page that waits is the answer. */
async function sendAway(page: Page, address: string) {
	for (;;) {
		const answer = await page.goto(address, { waitUntil: 'commit' });
		if (answer?.status() === 503) return answer;
	}
}

const automatus = () => `http://127.0.0.1:${Number(new URL(server.origin).port) + 1}/automatus`;

test('in a crowd a child that would begin reads that it is busy, in its own language, and gets in by itself', async ({
	page
}) => {
	const { sentAway, disperse } = crowd();
	const answer = await sendAway(page, `${server.origin}/${ARDALAN.username}`);
	const headers = await answer.allHeaders();
	await expect(page.getByRole('heading')).toHaveText('Il y a beaucoup de monde sur LeerID');
	await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
	// Two who come in one instant may both be let in: then one of them has to come back the next time.
	await expect.poll(sentAway).toBeGreaterThan(0);
	await disperse();
	expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(5);
	expect(headers).toMatchObject({
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'cross-origin-opener-policy': 'same-origin',
		'referrer-policy': 'no-referrer'
	});
	expect(headers['content-security-policy']).toContain("default-src 'none'");
	expect(headers['permissions-policy']).toContain('geolocation=()');
	// Nobody touches anything.
	await expect(page.locator('input[name="password"]')).toBeVisible({ timeout: 30_000 });
	expect(new URL(page.url()).pathname).toBe(`/${ARDALAN.username}`);
});

test('who comes from an application and is sent away has the same request answered afterwards', async ({
	page
}) => {
	const { disperse } = crowd();
	await sendAway(page, automatus());
	await disperse();
	const asked = new URL(page.url());
	expect(asked.pathname).toBe('/oidc/auth');
	await page.waitForURL((url) => url.pathname !== '/oidc/auth', { timeout: 30_000 });
	expect(page.url().startsWith(server.origin)).toBe(true);
	await expect(page.getByRole('heading')).toBeVisible();
});

test('a pupil who has a session, and one in the midst of signing in, are never sent there', async ({
	browser,
	page
}) => {
	const context = await browser.newContext({ baseURL: server.origin, locale: 'nl-BE' });
	const inside = await context.newPage();
	await signIn(inside, ARDALAN);
	await expectDashboard(inside);
	const cookie = await cookiesOf(inside);
	expect(cookie).toContain('leerid_session=');
	await page.goto(automatus());
	const begun = await cookiesOf(page);
	expect(begun).toContain('leerid_pending=');

	const { sentAway, disperse } = crowd();
	await expect.poll(sentAway).toBeGreaterThan(0);
	const seen = new Set<number>();
	for (let n = 0; n < 12; n++) {
		for (const headers of [{ cookie }, { cookie: begun }])
			for (const path of ['/', `/${ARDALAN.username}`])
				seen.add(await statusOf(server.origin + path, headers));
	}
	const before = sentAway();
	await expect.poll(sentAway).toBeGreaterThan(before);
	await disperse();
	expect([...seen].sort()).toEqual([200, 303]);
	await context.close();
});
