import { expect, test } from '@playwright/test';
import { ABDULGHANI, choosePictures, expectDashboard, expectStep, picture, strangerWith } from './pupils.ts';

test('one step back, and starting again', async ({ page }) => {
	await page.goto(`/${ABDULGHANI.username}`);
	await expect(page.getByRole('button', { name: 'Eén terug' })).toBeHidden();
	await choosePictures(page, ['olifant', 'clown', 'taart']);
	await page.getByRole('button', { name: 'Eén terug' }).click();
	await expectStep(page, 3);
	await expect(picture(page, 'banaan')).toBeVisible();
	await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
	await expectStep(page, 1);
	await choosePictures(page, ABDULGHANI.pictures);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
});

test('reloading and going back repeat nothing and lose nothing', async ({ page }) => {
	await page.goto(`/${ABDULGHANI.username}`);
	await choosePictures(page, ABDULGHANI.pictures.slice(0, 3));
	await page.reload();
	await expectStep(page, 4);
	await choosePictures(page, ABDULGHANI.pictures.slice(3), 4);
	await page.goBack();
	await page.goForward();
	await page.reload();
	await expectStep(page, 9);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
	await page.goBack();
	await expectDashboard(page); // who is signed in has nothing to do on the page before
});

test('a picture that is tapped twice is chosen once', async ({ page }) => {
	await page.goto(`/${ABDULGHANI.username}`);
	for (const [index, word] of ABDULGHANI.pictures.entries()) {
		await picture(page, word).dblclick();
		await expectStep(page, index + 2);
	}
	await page.getByRole('button', { name: 'Aanmelden' }).dblclick();
	await expectDashboard(page);
});

test('a double tap without a script chooses once too', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`/${ABDULGHANI.username}`);
	await picture(page, 'uil').dblclick();
	await expectStep(page, 2);
	await picture(page, 'robot').dblclick();
	await expectStep(page, 3);
	await context.close();
});

test('the second of two taps chooses nothing on the step that came between them', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`/${ABDULGHANI.username}`);
	const box = await picture(page, 'uil').boundingBox();
	const where = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
	// The moment after a page has come, for as long as it takes.
	const still = await context.newCDPSession(page);
	await still.send('Animation.enable');
	await picture(page, 'uil').click();
	await expectStep(page, 2);
	await still.send('Animation.setPlaybackRate', { playbackRate: 0 });
	await page.reload();
	await page.mouse.click(where.x, where.y);
	await page.reload();
	await expectStep(page, 2);
	await still.send('Animation.setPlaybackRate', { playbackRate: 1 });
	await page.reload();
	await picture(page, 'robot').click();
	await expectStep(page, 3);
	await context.close();
});

test('two tabs of one browser with two pupils do not mix', async ({ page, context, request }) => {
	const stranger = await strangerWith('pictures', request);
	const other = await context.newPage();
	await page.goto(`/${ABDULGHANI.username}`);
	await other.goto(`/${stranger}`);
	await choosePictures(page, ABDULGHANI.pictures.slice(0, 4));
	await choosePictures(other, ['slak', 'clown']);
	await page.reload();
	await expectStep(page, 5);
	await other.reload();
	await expectStep(other, 3);
	await choosePictures(page, ABDULGHANI.pictures.slice(4), 5);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
});

test('pictures are at least 56 pixels in both directions, and a step looks the same every time', async ({
	page
}) => {
	await page.goto(`/${ABDULGHANI.username}`);
	const layout = () =>
		page.locator('form[data-once] .pad button').evaluateAll((buttons) =>
			buttons.map((button) => {
				const { width, height } = button.getBoundingClientRect();
				return { text: button.textContent?.trim(), width, height };
			})
		);
	const first = await layout();
	expect(first).toHaveLength(12);
	for (const { width, height } of first) {
		expect(width).toBeGreaterThanOrEqual(56);
		expect(height).toBeGreaterThanOrEqual(56);
	}
	await picture(page, 'vis').click();
	await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
	await expectStep(page, 1);
	expect(await layout()).toEqual(first);
});

test('the boxes show how far one is and never what was chosen', async ({ page, request }) => {
	const stranger = await strangerWith('pictures', request);
	await page.goto(`/${stranger}`);
	await choosePictures(page, ['giraf', 'spook']);
	const boxes = page.getByRole('list', { name: 'Zo ver ben je' }).getByRole('listitem');
	await expect(boxes).toHaveText([/1\s*, gekozen/, /2\s*, gekozen/, /3\s*, nu/, /4/, /5/, /6/, /7/, /8/]);
	await expect(boxes.nth(2)).toHaveAttribute('aria-current', 'step');
	expect(await page.content()).not.toMatch(/giraf|spook/);
});
