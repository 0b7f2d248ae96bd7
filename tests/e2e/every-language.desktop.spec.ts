import { expect, test, type Page } from '@playwright/test';
import { enterPortal, OPEN_PAGES, OWN_PAGES, short, speak } from './pages.ts';
import { untranslated, wordsOn } from './words.ts';
import { expectAccessible, picture, strangerWith, WRONG } from './pupils.ts';

// What differs from one language to the next: words, their length, and the language that is named. The contrast and the
// states of each page are in `accessibility`, in Dutch, at two widths and in two looks.
test.setTimeout(400_000);

async function expectSpoken(page: Page, language: string): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await expect(page.locator('h1')).toHaveCount(1);
	await expect(page.locator('h1')).not.toBeEmpty();
	expect((await page.title()).trim()).not.toBe('');
	await expectAccessible(page);
}

async function checkAll(page: Page, paths: readonly string[], language: string, baseURL: string | undefined) {
	await page.setViewportSize({ width: 320, height: 640 });
	for (const path of paths)
		await test.step(short(path), async () => {
			await speak(page, 'nl', baseURL);
			await page.goto(path);
			const dutch = await wordsOn(page);
			await speak(page, language, baseURL);
			await page.goto(path);
			await expectSpoken(page, language);
			expect(untranslated(await wordsOn(page), dutch)).toEqual([]);
		});
}

for (const language of ['en', 'fr']) {
	test(`every page without a session is accessible and complete in ${language}`, async ({
		page,
		baseURL
	}) => {
		await checkAll(page, OPEN_PAGES, language, baseURL);
	});

	test(`every page of the portal is accessible and complete in ${language}`, async ({ page, baseURL }) => {
		await enterPortal(page);
		await checkAll(page, OWN_PAGES, language, baseURL);
	});
}

for (const [language, { question, owl, wait }] of Object.entries({
	en: { question: 'Which picture is in place 1?', owl: 'owl', wait: 'Just a moment' },
	fr: { question: 'Quelle image est à la place 1', owl: 'hibou', wait: 'Attends un peu' }
}))
	test(`the pictures, an empty form, a refusal and a wait in ${language}`, async ({
		page,
		request,
		baseURL
	}) => {
		await page.setViewportSize({ width: 320, height: 640 });
		const [withPictures, withPassword] = [
			await strangerWith('pictures', request),
			await strangerWith('password', request)
		];
		await speak(page, language, baseURL);
		await page.goto(`/${withPictures}`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(question);
		await picture(page, owl).click();
		await expectSpoken(page, language);

		await page.goto('/aanmelden');
		await page.locator('main form button').first().click();
		await expect(page.locator('input[aria-invalid=true]')).toBeVisible();
		await expectSpoken(page, language);

		await page.goto(`/${withPassword}`);
		for (let guess = 0; guess < 6; guess++) {
			const field = page.locator('input[name=password]');
			await field.fill(WRONG);
			// Waits for the next page, as the keyboard itself does not: the one before shows a refusal too.
			await field.press('Enter');
			await expect(page.getByRole('alert').or(page.locator('[data-countdown]')).first()).toBeVisible();
			if (guess === 0) await expectSpoken(page, language);
		}
		await expect(page.getByRole('heading', { name: wait })).toBeVisible();
		await expectSpoken(page, language);
	});
