import { chromium, expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../support/browser.ts';
import { open, stored } from './installed.ts';
import { ABDULGHANI, ARDALAN, choosePictures, expectDashboard, expectStep } from './pupils.ts';
import { NEW_TITLE, startReleases, versionOn, type Releases } from './releases.ts';

const test = base.extend<{ releases: Releases; device: BrowserContext }>({
	releases: async ({ baseURL }, use) => {
		const releases = await startReleases(baseURL ?? '');
		await use(releases);
		releases.close();
	},
	device: async ({ baseURL, viewport, locale, releases }, use) => {
		const profile = mkdtempSync(join(tmpdir(), 'leerid-profile-'));
		const options = launchOptions();
		const device = await chromium.launchPersistentContext(profile, {
			...options,
			args: [...(options.args ?? []), ...releases.args],
			baseURL,
			viewport,
			locale
		});
		await use(device);
		await device.close();
		rmSync(profile, { recursive: true, force: true });
	}
});

/** What a browser does by itself some moment after a page was opened: ask whether there is a newer worker. */
const lookForUpdate = (page: Page) =>
	page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

/** Tells afterwards whether the page is still the one that stood there, as it stood there, and nothing was asked. */
async function watch(page: Page): Promise<() => Promise<void>> {
	// With all that the script of the page puts on it.
	await page.waitForLoadState('load');
	const moved: string[] = [];
	page.on('framenavigated', (frame) => void moved.push(frame.url()));
	page.on('dialog', (dialog) => {
		moved.push(dialog.message());
		void dialog.accept();
	});
	const marked = () => page.evaluate(() => document.documentElement.dataset.stood);
	await page.evaluate(() => (document.documentElement.dataset.stood = 'here'));
	const words = await page.locator('body').innerText();
	return async () => {
		expect(moved).toEqual([]);
		expect(await marked()).toBe('here');
		expect(await page.locator('body').innerText()).toBe(words);
		page.removeAllListeners('framenavigated');
	};
}

/** One worker, no other that waits, and the page without internet is that of the new version. */
async function expectNobodyLeftBehind(device: BrowserContext, page: Page): Promise<void> {
	expect(await versionOn(page)).toBe('new');
	const workers = () =>
		page.evaluate(async () =>
			(await navigator.serviceWorker.getRegistrations()).map(({ active, installing, waiting }) => [
				active?.state,
				installing?.state,
				waiting?.state
			])
		);
	// It answers while it is still tidying up.
	await expect.poll(workers).toEqual([['activated', undefined, undefined]]);
	await device.setOffline(true);
	await page.goto('/hulp');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(NEW_TITLE);
	await device.setOffline(false);
}

test('an update in the middle of step 5 of the pictures disturbs nobody and reaches everybody', async ({
	device,
	releases
}) => {
	const page = await open(device);
	await page.goto(`/${ABDULGHANI.username}`);
	await choosePictures(page, ABDULGHANI.pictures.slice(0, 4));
	expect(await versionOn(page)).toBe('old');
	const pictures = async () =>
		(await stored(page)).map(({ url }) => url).filter((url) => /^\/_app.*\.svg$/.test(url));
	expect((await pictures()).length).toBeGreaterThan(5);

	const expectUndisturbed = await watch(page);
	releases.publish();
	await lookForUpdate(page);
	await expect.poll(() => versionOn(page)).toBe('new');
	// The old version's files are thrown away while the child looks at them.
	await expect.poll(pictures).toEqual([]);
	await expectUndisturbed();

	await expectStep(page, 5);
	await choosePictures(page, ABDULGHANI.pictures.slice(4), 5);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
	await expectNobodyLeftBehind(device, page);
});

test('an update leaves a password that is half typed where it is', async ({ device, releases }) => {
	const page = await open(device);
	await page.goto(`/${ARDALAN.username}`);
	const field = page.getByRole('textbox', { name: 'Wachtwoord' });
	await field.pressSequentially(ARDALAN.password.slice(0, 6));

	const expectUndisturbed = await watch(page);
	releases.publish();
	await lookForUpdate(page);
	await expect.poll(() => versionOn(page)).toBe('new');
	await expectUndisturbed();

	await expect(field).toBeFocused();
	await field.pressSequentially(ARDALAN.password.slice(6));
	await page.keyboard.press('Enter');
	await expectDashboard(page);
});

test('a tablet that slept through an update gets it with the first page that it opens, in every tab', async ({
	device,
	releases
}) => {
	const forgotten = await open(device);
	const page = await device.newPage();
	await page.goto('/aanmelden');
	releases.publish();
	await page.goto('/');
	// Nobody asks here: the browser does so itself.
	await expect.poll(() => versionOn(page)).toBe('new');
	await expect.poll(() => versionOn(forgotten)).toBe('new');
	await expectNobodyLeftBehind(device, page);
});
