import { expect } from '@playwright/test';
import { open, stored, test } from './installed.ts';
import { ABDULGHANI, choosePictures, expectDashboard, expectStep } from './pupils.ts';

test('an update in the middle of the pictures disturbs nobody', async ({ device }) => {
	const page = await open(device);
	await page.goto(`/${ABDULGHANI.username}`);
	await choosePictures(page, ABDULGHANI.pictures.slice(0, 4));
	await expectStep(page, 5);
	// Loaded, it has asked for the worker of its own version.
	await page.waitForLoadState('load');
	let reloads = 0;
	page.on('framenavigated', () => (reloads += 1));

	// A next version: its files have other names, and those of this page are no longer among them.
	await device.route('**/sw.js?next', async (route) => {
		const response = await route.fetch({ url: new URL('/sw.js', page.url()).href });
		const script = (await response.text()).replaceAll(/\{url:"\/_app[^}]*\},?/g, '');
		await route.fulfill({ response, body: script });
	});
	await page.evaluate(async () => {
		const taken = new Promise((resolve) =>
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
		);
		await navigator.serviceWorker.register('/sw.js?next');
		await taken;
	});
	const addresses = async () => (await stored(page)).map(({ url }) => url);
	const pictures = async () => (await addresses()).filter((url) => /^\/_app.*\.svg$/.test(url));
	await expect.poll(pictures).toEqual([]);
	expect(await addresses()).toContain('/offline');
	expect(reloads).toBe(0);

	await expectStep(page, 5);
	await choosePictures(page, ABDULGHANI.pictures.slice(4), 5);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
});
