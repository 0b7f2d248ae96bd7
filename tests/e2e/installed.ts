import { chromium, test as base, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../support/browser.ts';

/** A browser with a profile on disk: only such a one can install an application. */
export const test = base.extend<{ device: BrowserContext }>({
	device: async ({ baseURL, viewport, hasTouch, isMobile, locale }, use) => {
		const profile = mkdtempSync(join(tmpdir(), 'leerid-profile-'));
		const options = { baseURL, viewport, hasTouch, isMobile, locale };
		const device = await chromium.launchPersistentContext(profile, { ...launchOptions(), ...options });
		await use(device);
		await device.close();
		rmSync(profile, { recursive: true, force: true });
	}
});

/** Opens the front door, and waits until the service worker has stored what it stores and looks after the page. */
export async function open(device: BrowserContext): Promise<Page> {
	const page = device.pages()[0] ?? (await device.newPage());
	await page.goto('/');
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	return page;
}

/** Everything that the browser keeps for us: addresses, and what is at them. */
export const stored = (page: Page) =>
	page.evaluate(async () => {
		const found: { url: string; text: string }[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const response = await cache.match(request);
				found.push({ url: new URL(request.url).pathname, text: (await response?.text()) ?? '' });
			}
		}
		return found;
	});
