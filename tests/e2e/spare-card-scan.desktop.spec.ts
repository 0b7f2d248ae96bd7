import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { launchOptions } from '../support/browser.ts';
import { readQr, renderPages } from '../support/pdf.ts';
import { cameraOf, filmOf } from '../support/virtual-camera.ts';
import { readZip } from '../support/zip.ts';
import { expectAccessible } from './pupils.ts';
import { openDesk, SAMIRA } from './secretary.ts';

/** Makes one spare card at the desk and prints it; its number, and what its code says on the paper. */
async function printSpareCard(page: Page): Promise<{ number: string; code: string }> {
	await page.goto('/schoolloket/leerid-beheer/leenkaarten');
	await page.getByRole('textbox', { name: 'Hoeveel? (1 tot 60)' }).fill('1');
	await page.getByRole('button', { name: 'Maak leenkaarten' }).click();
	await expect(page.getByText('1 leenkaart gemaakt.', { exact: false })).toBeVisible();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Druk af (A4 en stickers)' }).click()
	]);
	const files = readZip(await readFile(await file.path()));
	const [sheet] = renderPages(files.get('leerid-leenkaarten-105x48.pdf')!, 150);
	const number = (await page.getByRole('rowheader').last().textContent())?.match(/\d+/)?.[0] ?? '';
	return { number, code: (await readQr(sheet!)) ?? '' };
}

test('a spare card is lent by holding it before the camera of the desk, and opens that pupil’s page', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(180_000);
	await openDesk(page, SAMIRA);
	const { number, code } = await printSpareCard(page);
	expect(code.toLowerCase()).toMatch(new RegExp(`^${baseURL}/k/[0-9a-z]+$`));
	// From the end of the list: other journeys take the first.
	await page.goto('/schoolloket/leerid-beheer?status=actief&sorteer=-naam');
	await page.getByRole('rowheader').getByRole('link').first().click();
	await expect(page).toHaveURL(/\/leerling\//);
	const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	const username = (await page.locator('dd[translate="no"]').first().textContent()) ?? '';

	const film = filmOf([code]);
	let filming: Browser | undefined;
	try {
		const options = launchOptions();
		filming = await chromium.launch({ ...options, args: [...(options.args ?? []), ...cameraOf(film)] });
		const context = await filming.newContext({
			baseURL,
			locale: 'nl-BE',
			storageState: await page.context().storageState()
		});
		const desk = await context.newPage();
		await desk.goto(page.url());
		await desk.getByRole('link', { name: 'Leen een leenkaart uit' }).click();
		await expect(desk.getByRole('heading', { level: 1 })).toHaveText(`Leenkaart voor ${name}`);
		await expectAccessible(desk);
		await expect(desk.getByRole('button', { name: 'Scan de leenkaart' })).toBeVisible();
		// Where the camera was allowed before, it starts by itself.
		await context.grantPermissions(['camera']);
		await desk.reload();
		await expect(desk.getByText(`Leenkaart ${number} is uitgeleend, tot vanavond.`)).toBeVisible({
			timeout: 60_000
		});
	} finally {
		await filming?.close();
		await rm(dirname(film), { recursive: true, force: true });
	}

	// What the pupil's tablet makes of the same paper.
	const tablet = await browser.newPage();
	await tablet.goto(code);
	await expect(tablet).toHaveURL(`/${username}`);
	await page.goto('/schoolloket/leerid-beheer/leenkaarten');
	await expect(page.getByRole('row', { name: new RegExp(`Leenkaart ${number}`) })).toContainText(name);
});
