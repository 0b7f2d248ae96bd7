import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { readZip } from '../support/zip.ts';
import { CUT_OUTS, measureSticker, readPaper, STICKERS, textOn } from './paper.ts';
import { choosePictures, expectDashboard, expectAccessible, givePassword, signIn } from './pupils.ts';
import { BEA, openDesk } from './secretary.ts';

/** The rows of the one sheet: each cell by its column letter, since empty ones are not written. */
function readSheet(xlsx: Uint8Array): Record<string, string>[] {
	const files = readZip(xlsx);
	const strings = [
		...String(files.get('xl/sharedStrings.xml')).matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)
	].map(([, text = '']) => text);
	const sheet = String(files.get('xl/worksheets/sheet1.xml'));
	return [...sheet.matchAll(/<row .*?<\/row>/gs)].map(([row]) =>
		Object.fromEntries(
			[...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*><v>(\d+)<\/v><\/c>/g)].map(([, column = '', at]) => [
				column,
				strings[Number(at)] ?? ''
			])
		)
	);
}

async function download(page: Page): Promise<Map<string, Buffer>> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download ZIP bestand (Excel, A4 PDF, sticker PDF’s)' }).click()
	]);
	expect(file.suggestedFilename()).toBe('leerid-accounts.zip');
	return readZip(await readFile(await file.path()));
}

/** Asks for the same file as the button does, and hangs up after the first bytes, as a laptop does that is shut. */
async function breakOff(page: Page): Promise<void> {
	const cookies = await page.context().cookies();
	const asking = request(`${page.url()}/download`, {
		method: 'POST',
		headers: {
			origin: new URL(page.url()).origin,
			cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
			'content-type': 'application/x-www-form-urlencoded'
		}
	});
	await new Promise<void>((done, failed) => {
		asking.on('error', failed);
		asking.on('response', (answer) => {
			expect(answer.statusCode).toBe(200);
			answer.on('error', () => undefined);
			answer.once('data', () => {
				asking.off('error', failed).on('error', () => undefined);
				answer.destroy();
				done();
			});
		});
		asking.end('kaarten=heel&artikel=herma-4457&eerste=1&rechts=0&beneden=0');
	});
}

test('the 151 pupils without an account are found, made, downloaded, and sign in with what was read', async ({
	page,
	browser
}) => {
	test.setTimeout(240_000);
	await openDesk(page, BEA, 'BRUSSEL-STAD - TEST School 2');
	await expect(page.getByText('Totaal aantal rijen: 200')).toBeVisible();

	await page.getByLabel('Status').selectOption('Geen account');
	await page.getByRole('button', { name: 'Zoek' }).click();
	await expect(page.getByText('Totaal aantal rijen: 151')).toBeVisible();
	await expect(page.getByRole('columnheader', { name: /^Naam/ })).toHaveAttribute('aria-sort', 'ascending');
	await page.getByRole('button', { name: 'Volgende' }).click();
	await expect(page).toHaveURL(/status=geen-account.*pagina=2/);
	await page.reload();
	await expect(page.getByText('Pagina 2 van 4')).toBeVisible();
	await page.goBack();
	await expect(page.getByText('Pagina 1 van 4')).toBeVisible();

	await page.getByLabel('Selecteer alle leerlingen op deze pagina').check();
	await expect(page.getByText('Aantal geselecteerde leerlingen: 50')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Alle 151 leerlingen van dit resultaat').check();
	await page.getByRole('button', { name: 'Maak LeerID’s aan' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bulk: maak LeerID’s aan');
	await expect(page.getByText('Totaal aantal rijen: 151')).toBeVisible();
	const draft = page.url();
	const first = page.locator('tbody tr').first();
	const username = (await first.locator('td span').first().textContent()) ?? '';
	await first.getByText('pas aan').click();
	await first.getByRole('textbox').fill('schoolloket');
	await first.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByRole('alert')).toContainText('Dit woord wordt door LeerID zelf gebruikt');
	await first.getByRole('textbox').fill(`${username}.nieuw`);
	await first.getByRole('button', { name: 'Bewaar' }).click();
	await expect(first.locator('td span').first()).toHaveText(`${username}.nieuw`);
	await expectAccessible(page);
	// A draft is found again after going elsewhere.
	await page.goto('/schoolloket/leerid-beheer');
	await page
		.getByRole('main')
		.locator(`a[href="${new URL(draft).pathname}"]`)
		.click();
	await expect(page).toHaveURL(draft);

	await page.getByRole('button', { name: 'Bewaren en afdrukken' }).click();
	await expect(page.getByText('151 LeerID’s zijn aangemaakt')).toBeVisible({ timeout: 90_000 });
	await expect(page.getByText('De leerlingen kunnen hun wachtwoord niet zelf aanpassen.')).toBeVisible();
	await expectAccessible(page);
	await breakOff(page);
	const files = await download(page);
	expect([...files.keys()].sort()).toEqual([
		'leerid-accounts.xlsx',
		'leerid-kaartjes-A4.pdf',
		'leerid-stickers-105x48.pdf',
		'leerid-testafdruk.pdf',
		'leerid-uitdeellijst.pdf'
	]);
	const [head = {}, ...rows] = readSheet(files.get('leerid-accounts.xlsx')!);
	expect(rows).toHaveLength(151);
	const column = (name: string) => Object.keys(head).find((letter) => head[letter] === name) ?? '';
	expect(rows.some((row) => row[column('Gebruikersnaam')] === `${username}.nieuw`)).toBe(true);

	await readCards(files, rows.length, browser);

	const word = rows.find((row) => /^[a-z2-9]{6}$/.test(row[column('Wachtwoord')] ?? ''));
	const pupil = await browser.newPage();
	await signIn(pupil, { username: word![column('Gebruikersnaam')]!, password: word![column('Wachtwoord')]! });
	await expectDashboard(pupil);

	// The desk tells it afterwards.
	await page.goto('/schoolloket/leerid-beheer?status=geen-account');
	await expect(page.getByRole('heading', { name: 'Geen leerlingen gevonden' })).toBeVisible();
	await page.goto('/schoolloket/leerid-beheer');
	await page.getByLabel('zoek op stamnummer, naam of voornaam').fill(word![column('Stamnummer')]!);
	await page.getByRole('button', { name: 'Zoek' }).click();
	await expect(page).toHaveURL(/zoek=/);
	expect(page.url()).not.toContain(word![column('Stamnummer')]!); // SECURITY 14.2.1
	await page.getByRole('rowheader').getByRole('link').first().click();
	await expect(
		page.getByText('Wordt automatisch inactief bij einde inschrijving - 31 augustus')
	).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Account historiek', exact: true }).click();
	await expect(page.getByText('LeerID aangemaakt met een gewoon wachtwoord.')).toBeVisible();

	await givePictures(page, pupil, word![column('Gebruikersnaam')]!);
});

/** The paper of the whole school: every code on both papers, the places of a few, and a way in with what stands on one. */
async function readCards(files: Map<string, Buffer>, pupils: number, browser: Browser): Promise<void> {
	const stickerPdf = files.get('leerid-stickers-105x48.pdf')!;
	const stickers = await readPaper(stickerPdf, STICKERS);
	const cutOuts = await readPaper(files.get('leerid-kaartjes-A4.pdf')!, CUT_OUTS);
	const codes = new Set(stickers.map(({ code }) => code));
	expect(codes.size).toBe(pupils);
	expect(new Set(cutOuts.map(({ code }) => code))).toEqual(codes);
	for (const at of [0, 1, 10, 11, pupils - 1]) measureSticker(stickerPdf, stickers[at]!);

	const read = stickers
		.values()
		.map((sticker) => ({ ...sticker, words: textOn(stickerPdf, sticker).split(/\s+/) }))
		.map(({ code, words }) => ({ code, secret: words.find((word) => /^(?=.*\d)[a-z2-9]{6}$/.test(word)) }))
		.find(({ secret }) => secret !== undefined)!;
	const tablet = await browser.newPage();
	await tablet.goto(read.code);
	await givePassword(tablet, read.secret!);
	await expectDashboard(tablet);
	await tablet.close();
}

/** The same pupil gets pictures in place of the word: read from the screen, tapped on the tablet. */
async function givePictures(page: Page, pupil: Page, username: string): Promise<void> {
	await page.getByRole('link', { name: 'Account gegevens' }).click();
	await page.getByText('Pas aanmeldgegevens aan').click();
	await page.getByRole('button', { name: 'Afbeeldingswachtwoord' }).click();
	await expect(page.getByText('1 nieuw wachtwoord is gemaakt')).toBeVisible({ timeout: 20_000 });
	const words = await page
		.locator('tbody td ol [role="img"]')
		.evaluateAll((found) => found.map((picture) => picture.getAttribute('aria-label') ?? ''));
	expect(words).toHaveLength(8);
	await pupil.goto('/dashboard');
	await expect(pupil).not.toHaveURL(/dashboard/); // the new secret ended the session
	await pupil.goto(`/${username}`);
	await choosePictures(pupil, words);
	await pupil.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(pupil);
}
