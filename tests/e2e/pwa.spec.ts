import { expect } from '@playwright/test';
import { open, stored, test } from './installed.ts';
import { ABDULGHANI, choosePictures, expectDashboard, expectStep, signInWithPictures } from './pupils.ts';

test('LeerID can be installed', async ({ device }) => {
	const page = await open(device);
	const session = await device.newCDPSession(page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	expect(installabilityErrors).toEqual([]);
	const { errors } = await session.send('Page.getAppManifest');
	expect(errors).toEqual([]);
});

test('without internet a page says so, in three languages, and comes back by itself', async ({ device }) => {
	const page = await open(device);
	await device.setOffline(true);
	await page.goto('/gaston.logie?k=1');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Geen internet');
	await expect(page).toHaveURL('/gaston.logie?k=1');
	await expect(page.locator('[lang=en]')).toBeVisible();
	await expect(page.locator('[lang=fr]')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Probeer opnieuw' })).toHaveAttribute(
		'href',
		'/gaston.logie?k=1'
	);
	// With its own style and picture, from what was stored.
	expect(await page.locator('main').evaluate((main) => getComputedStyle(main).textAlign)).toBe('center');
	await device.setOffline(false);
	await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toBeVisible({ timeout: 15_000 });
});

test('a tap without internet is not lost on a page of the browser', async ({ device }) => {
	const page = await open(device);
	await page.goto(`/${ABDULGHANI.username}`);
	await choosePictures(page, ABDULGHANI.pictures.slice(0, 2));
	await device.setOffline(true);
	await page.getByRole('button', { name: ABDULGHANI.pictures[2], exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Geen internet');
	await device.setOffline(false);
	await expectStep(page, 3);
});

test('nothing of a pupil stays in the browser', async ({ device }) => {
	const page = await open(device);
	await signInWithPictures(page);
	await page.goto('/hulp');
	await page.goto('/dashboard');
	await page.locator('summary').last().click();
	await page.getByRole('button', { name: 'Afmelden' }).click();
	await expect(page.getByText('Je bent afgemeld.')).toBeVisible();

	const files = await stored(page);
	expect(files.length).toBeGreaterThan(15);
	const [givenName] = ABDULGHANI.name.split(' ');
	for (const word of [ABDULGHANI.username, ABDULGHANI.name, givenName ?? ''])
		expect(files.filter(({ text }) => text.includes(word)).map(({ url }) => url)).toEqual([]);
	const shell = /^\/(_app\/immutable\/.+|offline|favicon\.svg|manifest\.webmanifest)$/;
	expect(files.map(({ url }) => url).filter((url) => !shell.test(url))).toEqual([]);
	expect(files.filter(({ text }) => text.startsWith('<!doctype')).map(({ url }) => url)).toEqual([
		'/offline'
	]);

	// Back, and back without internet: the page of before is gone.
	await device.setOffline(true);
	await page.goto('/dashboard');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Geen internet');
	await expect(page.locator('body')).not.toContainText(givenName ?? '');
});

test('the shell brings no scanner and no strength meter along', async ({ device }) => {
	const page = await open(device);
	const files = await stored(page);
	expect(files.map(({ url }) => url).filter((url) => /wasm|reader|scan|chunks|nodes/.test(url))).toEqual([]);
	expect(files.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(500_000);
});

test('where a browser blocks storage and workers, signing in works', async ({ device }) => {
	const page = device.pages()[0] ?? (await device.newPage());
	const wrong: string[] = [];
	page.on('pageerror', ({ message }) => wrong.push(message));
	page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
	await page.addInitScript(() => {
		const blocked = {
			get: () => {
				throw new DOMException('blocked', 'SecurityError');
			}
		};
		Object.defineProperty(Navigator.prototype, 'serviceWorker', blocked);
		Object.defineProperty(window, 'caches', blocked);
		Object.defineProperty(window, 'localStorage', blocked);
		Object.defineProperty(window, 'sessionStorage', blocked);
	});
	await page.goto(`/${ABDULGHANI.username}`);
	await choosePictures(page, ABDULGHANI.pictures);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
	expect(wrong).toEqual([]);
});

test('the worker is asked for anew each time, under the strict policy', async ({ request }) => {
	const { headers } = { headers: (await request.get('/sw.js')).headers() };
	expect(headers['cache-control']).toBe('no-cache');
	expect(headers['content-security-policy']).toContain("default-src 'none'");
});
