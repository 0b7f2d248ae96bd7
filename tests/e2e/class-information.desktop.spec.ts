import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './pupils.ts';
import { BEHEER, OPERATOR, signInStaff } from './staff.ts';

/** School 1, where no other journey looks at classes. The numbers are those of its first pupils. */
const MANDATES = `instellingsnummer;naam;e_mail;van;tot\n1;Bea Peeters;${BEHEER.email};2020-09-01;\n`;
const CLASSES =
	'stamnummer;klas;subklas\n340;Walvisklas;Walvisklas blauw\n15923;Walvisklas;\n72731;Egelklas;\n0;Egelklas;\n';
const SETTINGS = '/schoolloket/schoolinstellingen';
const LIST = '/schoolloket/leerid-beheer';

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function workAtSchool1(page: Page): Promise<void> {
	await signInStaff(page, BEHEER, `/schoolloket/wijzig-instelling?naar=${SETTINGS}`);
	await page.goto(`/schoolloket/wijzig-instelling?naar=${SETTINGS}`);
	await page.getByRole('button', { name: 'School 1' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schoolinstellingen');
}

async function readInClasses(page: Page): Promise<void> {
	await page.goto('/beheer/klasinformatie');
	await page.getByLabel('Pakket', { exact: true }).selectOption('Wisa');
	await page.getByLabel('Instellingsnummer').fill('1');
	await page.getByLabel('CSV-bestand').setInputFiles(csv('klassen.csv', CLASSES));
	await page.getByRole('button', { name: 'Lees in' }).click();
}

test('a school reads, agrees, filters by class and stops, and then nothing is left', async ({ browser }) => {
	test.setTimeout(240_000);
	const operator = await (await browser.newContext()).newPage();
	const page = await (await browser.newContext()).newPage();
	await signInStaff(operator, OPERATOR, '/beheer/mandaten');

	await workAtSchool1(page);
	await expect(page.getByText('Momenteel deelt je school geen klasinformatie met LeerID')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Deel klasinformatie met LeerID' })).toBeHidden();
	await expect(page.getByText('Alleen een LeerID-databeheerder kan')).toBeVisible();
	expect((await page.goto(`${SETTINGS}/delen`))?.status()).toBe(403);

	await operator.getByLabel('CSV-bestand').setInputFiles(csv('mandaten.csv', MANDATES));
	await operator.getByRole('button', { name: 'Lees in' }).click();
	await expect(operator.getByText('1 nieuw recht')).toBeVisible();
	await expectAccessible(operator);

	await page.goto(SETTINGS);
	await page.getByLabel('Administratief pakket').selectOption('Wisa');
	await page.getByRole('button', { name: 'Bewaar pakket' }).click();
	await expect(page.getByText('Het pakket is bewaard.')).toBeVisible();
	await expectAccessible(page);
	await readInClasses(operator);
	await expect(operator.getByText('Deze school deelt geen klasinformatie.')).toBeVisible();

	await page.getByRole('link', { name: 'Deel klasinformatie met LeerID' }).click();
	await expect(
		page.getByRole('heading', { name: 'Artikel 12: inwerkingtreding en opzegging' })
	).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Deel klasinformatie', exact: true }).click();
	await expect(page.getByText('Klasinformatie wordt gedeeld met LeerID')).toBeVisible();
	await page.getByRole('link', { name: 'Toon details van het goedgekeurde protocol' }).click();
	await expect(page.getByText(/Goedgekeurd door Bea Peeters op/)).toBeVisible();
	await expect(page.getByText(/^[\da-f]{64}$/)).toBeVisible();
	await expectAccessible(page);

	await readInClasses(operator);
	await expect(operator.getByText('Ingelezen: 3 rijen bewaard, 1 rij geweigerd.')).toBeVisible();
	await expect(operator.getByText('Rij 5: deze school heeft die leerling niet')).toBeVisible();
	await expectAccessible(operator);

	await page.goto(LIST);
	await page.getByLabel('(Sub)klas').selectOption('Walvisklas');
	await page.getByRole('button', { name: 'Zoek' }).click();
	await expect(page.getByText('Totaal aantal rijen: 2')).toBeVisible();
	await expect(page.getByRole('cell', { name: 'Walvisklas (Walvisklas blauw)' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Ben Haddou' }).click();
	await expect(page.getByText('Walvisklas (Walvisklas blauw)')).toBeVisible();

	await page.goto('/schoolloket/applicatiebeheer');
	await page.getByRole('link', { name: 'Klasbib', exact: true }).click();
	await page.getByRole('radio', { name: 'Deze klassen' }).check();
	await page.getByRole('checkbox', { name: 'Egelklas' }).check();
	await page.getByRole('button', { name: 'Bekijk eerst wat er verandert' }).click();
	await expect(page.getByText(/1 leerling krijgt de applicatie erbij/)).toBeVisible();
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText('Bewaard. Het geldt meteen.')).toBeVisible();
	await expectAccessible(page);

	await page.goto(SETTINGS);
	await page.getByRole('link', { name: 'Stop het delen van klasinformatie met LeerID' }).click();
	await expect(
		page.getByText(/wist meteen alle klasinformatie van je school \(nu van 3 leerlingen\)/)
	).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Annuleer' }).click();
	await expect(page.getByText('Klasinformatie wordt gedeeld met LeerID')).toBeVisible();
	await page.getByRole('link', { name: 'Stop het delen van klasinformatie met LeerID' }).click();
	await page.getByRole('button', { name: 'Stop het delen van klasinformatie' }).click();
	await expect(page.getByText('Momenteel deelt je school geen klasinformatie met LeerID')).toBeVisible();
	await expect(page.getByText(/gewist: 3 rijen van 3 leerlingen, en 1 toekenning per klas/)).toBeVisible();

	await page.goto(`${LIST}?klas=Walvisklas`);
	await expect(page.getByText('Totaal aantal rijen: 0')).toBeVisible();
	await expect(page.getByLabel('(Sub)klas')).toBeHidden();
	await readInClasses(operator);
	await expect(operator.getByText('Deze school deelt geen klasinformatie.')).toBeVisible();
});
