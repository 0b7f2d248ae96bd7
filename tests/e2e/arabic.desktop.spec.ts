import { expect, test, type Locator, type Page } from '@playwright/test';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { enterPortal, OPEN_PAGES, OWN_PAGES, short, speak } from './pages.ts';
import { ABDULGHANI, expectAccessible } from './pupils.ts';
import { untranslated, wordsOn } from './words.ts';

// A language that is written from right to left, behind a setting: a server of its own, since the others do not offer it.
test.describe.configure({ mode: 'serial', timeout: 400_000 });

const PORT = 3216;
const ORIGIN = `http://localhost:${PORT}`;
let server: ProductionServer | undefined;
test.beforeAll(async () => {
	// It makes a database with the demo schools first.
	test.setTimeout(270_000);
	server = await startProduction(PORT, { EXTRA_LANGUAGES: 'ar' });
});
test.afterAll(() => server?.stop());
test.use({ baseURL: ORIGIN, viewport: { width: 320, height: 640 } });

const boxOf = async (locator: Locator) => {
	const box = await locator.boundingBox();
	if (!box) throw new Error('not to be seen');
	return box;
};

async function checkAll(page: Page, paths: readonly string[]): Promise<void> {
	for (const path of paths)
		await test.step(short(path), async () => {
			await speak(page, 'nl', ORIGIN);
			await page.goto(path);
			const dutch = await wordsOn(page);
			await speak(page, 'ar', ORIGIN);
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
			await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
			await expectAccessible(page);
			expect(untranslated(await wordsOn(page), dutch)).toEqual([]);
			// Nothing sticks out on the side where the reading ends.
			const furthest = await page.evaluate(() =>
				Math.min(
					...[...document.querySelectorAll('main *')]
						.filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, svg'))
						.map((element) => element.getBoundingClientRect().left)
				)
			);
			expect(furthest).toBeGreaterThanOrEqual(0);
		});
}

test('every page without a session is whole and accessible from right to left', async ({ page }) => {
	await checkAll(page, OPEN_PAGES);
});

test('every page of the portal is whole and accessible from right to left', async ({ page }) => {
	await enterPortal(page);
	await checkAll(page, OWN_PAGES);
});

test('the page is mirrored, and what is Latin is not', async ({ page }) => {
	await speak(page, 'ar', ORIGIN);
	await page.goto(`/${ABDULGHANI.username}`);
	const pictures = page.locator('form button[name=picture]');
	const steps = page.locator('li[aria-current], ol > li');
	for (const inOrder of [pictures, steps])
		expect((await boxOf(inOrder.nth(0))).x).toBeGreaterThan((await boxOf(inOrder.nth(1))).x);
	const home = page.getByRole('banner').getByRole('link').first();
	expect((await boxOf(home)).x).toBeGreaterThan(160);

	await page.goto('/aanmelden');
	const field = page.locator('input[name=username]');
	await expect(field).toHaveCSS('direction', 'ltr');
	await expect(page.locator('label').first()).toHaveCSS('direction', 'rtl');
});

test('it is on the list of languages here, and is remembered', async ({ page }) => {
	await page.goto('/');
	await page.locator('summary').first().click();
	await page.getByRole('button', { name: 'العربية' }).click();
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await page.goto('/hulp');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a page for staff, whose words are Dutch, is Dutch as a whole', async ({ page }) => {
	await speak(page, 'ar', ORIGIN);
	for (const path of ['/schoolloket/aanmelden', '/privacy/register', '/privacy/protocol', '/api/docs'])
		await test.step(path, async () => {
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
			await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
		});
	await page.goto('/privacy');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('the way back points to where one came from: to the right', async ({ page }) => {
	await enterPortal(page);
	await speak(page, 'ar', ORIGIN);
	for (const path of OWN_PAGES)
		await test.step(path, async () => {
			await page.goto(path);
			await expect(page.getByRole('main')).not.toContainText('←');
		});
	await page.goto('/geschiedenis');
	const sign = page.getByRole('main').locator('a[href="/profiel"] svg');
	expect(
		await sign.evaluate((icon) => getComputedStyle(icon).transform + getComputedStyle(icon).scale)
	).toMatch(/-1/);
});
