import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { readZip } from '../support/zip.ts';
import { openDesk, SAMIRA } from './secretary.ts';

/** The journey of a secretary whose browser runs no script, at a school where no other journey makes accounts in bulk. */
test.use({ javaScriptEnabled: false });

const count = (page: Page, n: number) => page.getByText(`Aantal geselecteerde leerlingen: ${n}`);
const boxes = (page: Page) => page.getByRole('checkbox', { name: /^Selecteer / });

test('without a script: ticks survive search, order and reload, then accounts are made and downloaded', async ({
	page
}) => {
	await openDesk(page, SAMIRA);
	await page.getByLabel('Status').selectOption('Geen account');
	await page.getByRole('button', { name: 'Zoek' }).click();
	// Not the first: another journey makes the account of that one.
	const first = await boxes(page).nth(7).getAttribute('aria-label');
	await boxes(page).nth(7).check();
	// Another order carries the tick along, and shows it where the pupil now stands.
	await page.getByRole('button', { name: 'Voornaam' }).click();
	await expect(page.getByRole('columnheader', { name: /^Voornaam/ })).toHaveAttribute(
		'aria-sort',
		'ascending'
	);
	await expect(count(page, 1)).toBeVisible();
	await expect(page.getByRole('checkbox', { name: first! })).toBeChecked();

	// A second pupil is found by a search, of which nothing is to be read in the address.
	const other = page
		.getByRole('row')
		.filter({ has: page.getByRole('checkbox', { checked: false }) })
		.last();
	const stamnummer = (await other.locator('td').nth(1).textContent()) ?? '';
	await page.getByLabel('zoek op stamnummer, naam of voornaam').fill(stamnummer);
	await page.getByRole('button', { name: 'Zoek' }).click();
	await expect(page.getByText('Totaal aantal rijen: 1', { exact: true })).toBeVisible();
	expect(page.url()).not.toContain(stamnummer);
	await expect(count(page, 1)).toBeVisible();
	await boxes(page).first().check();
	await page.getByRole('button', { name: 'Toon alles' }).click();
	await expect(count(page, 2)).toBeVisible();
	await page.reload();
	await expect(count(page, 2)).toBeVisible();

	await page.getByRole('button', { name: 'Maak LeerID’s aan' }).click();
	await expect(page.getByText('Totaal aantal rijen: 2', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Bewaren en afdrukken' }).click();
	const made = page.getByText('2 LeerID’s zijn aangemaakt');
	await expect(async () => {
		if (!(await made.isVisible())) await page.reload();
		await expect(made).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 60_000 });

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download ZIP bestand (Excel, A4 PDF, sticker PDF’s)' }).click()
	]);
	const files = readZip(await readFile(await file.path()));
	expect([...files.keys()]).toContain('leerid-accounts.xlsx');

	// What was ticked is done with.
	await page.goto('/schoolloket/leerid-beheer');
	await expect(page.getByText(/Aantal geselecteerde leerlingen/)).toHaveCount(0);

	// Who has one already is left out of the next, and that is told.
	await page.getByRole('checkbox', { name: first! }).check();
	await page.getByLabel('Status').selectOption('Geen account');
	await page.getByRole('button', { name: 'Zoek' }).click();
	await boxes(page).nth(7).check();
	await page.getByRole('button', { name: 'Maak LeerID’s aan' }).click();
	await expect(page.getByText('Totaal aantal rijen: 1', { exact: true })).toBeVisible();
	await expect(
		page.getByText('1 leerling van je selectie heeft al een LeerID en staat hier niet bij.')
	).toBeVisible();
	await page.getByRole('button', { name: 'Annuleren' }).click();
});

test('a spare card is made, printed, lent by its number, opens the pupil’s page, and is taken back', async ({
	page,
	browser
}) => {
	await openDesk(page, SAMIRA);
	await page.getByRole('link', { name: 'Leenkaarten' }).click();
	await page.getByRole('textbox', { name: 'Hoeveel? (1 tot 60)' }).fill('2');
	await page.getByRole('button', { name: 'Maak leenkaarten' }).click();
	await expect(page.getByText('2 leenkaarten gemaakt. Druk ze nu af.')).toBeVisible();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Druk af (A4 en stickers)' }).click()
	]);
	const files = readZip(await readFile(await file.path()));
	expect([...files.keys()].sort()).toEqual(['leerid-leenkaarten-105x48.pdf', 'leerid-leenkaarten-A4.pdf']);
	const number = (await page.getByRole('rowheader').last().textContent())?.match(/\d+/)?.[0] ?? '';

	await page.goto('/schoolloket/leerid-beheer?status=actief');
	await page.getByRole('rowheader').getByRole('link').first().click();
	const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	await page.getByRole('link', { name: 'Leen een leenkaart uit' }).click();
	await page.getByRole('textbox', { name: 'Nummer van de leenkaart' }).fill('99999');
	await page.getByRole('button', { name: 'Leen uit' }).click();
	await expect(page.getByRole('alert')).toContainText('Dit is geen leenkaart van jouw school.');
	await page.getByRole('textbox', { name: 'Nummer van de leenkaart' }).fill(number);
	await page.getByRole('button', { name: 'Leen uit' }).click();
	await expect(page.getByText(`Leenkaart ${number} is uitgeleend, tot vanavond.`)).toBeVisible();

	await page.goto('/schoolloket/leerid-beheer/leenkaarten');
	const row = page.getByRole('row', { name: new RegExp(`Leenkaart ${number}`) });
	await expect(row).toContainText(name);
	await row.getByRole('link').click();
	await page.getByRole('link', { name: 'Account historiek', exact: true }).click();
	await expect(page.getByText(`Leenkaart ${number} gekregen voor één dag.`)).toBeVisible();
	await page.getByRole('link', { name: 'Account gegevens' }).click();
	await page.getByRole('link', { name: 'Leen een leenkaart uit' }).click();
	await page.getByRole('button', { name: 'Neem terug' }).click();
	await expect(page.getByText('De leenkaart is teruggenomen.')).toBeVisible();

	// A code of ours that nobody holds says so kindly, and tells nothing.
	const stranger = await browser.newPage();
	await stranger.goto('/k/7K3M9XQ2ABCDE');
	await expect(stranger.getByRole('heading', { level: 1 })).toContainText('werkt niet');
});
