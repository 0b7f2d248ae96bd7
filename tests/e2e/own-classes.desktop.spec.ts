import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signInWithPictures } from './pupils.ts';
import { BEA, openDesk } from './secretary.ts';
import { DIRECTIE, signInStaff } from './staff.ts';

const SCHOOL = 'BRUSSEL-STAD - TEST School 2';
const SETTINGS = '/schoolloket/schoolinstellingen';
/** Abdulghani's number, one of a classmate, and one that nobody has. */
const ROWS =
	'stamnummer\tklas\tsubklas\n93801\tOtterklas\tOtterklas b\n5938\tOtterklas\t\n404404\tOtterklas\t';

/** What an application that asked for classes is told of the pupil, in a browser that never was there. */
async function toldClasses(page: Page): Promise<string> {
	await signInWithPictures(page);
	const { baseURL = '' } = test.info().project.use;
	await page.goto(`http://127.0.0.1:${Number(new URL(baseURL).port) + 1}/kabas`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Dag Abdulghani/);
	return page.locator('body').innerText();
}

test('a school without a package that delivers agrees, reads in its classes, gives them to a teacher, and stops', async ({
	browser
}) => {
	test.setTimeout(240_000);
	const open = async () => (await browser.newContext()).newPage();
	const [beheerder, director] = [await open(), await open()];
	await openDesk(beheerder, BEA, SCHOOL);
	await beheerder.goto(SETTINGS);
	await beheerder.getByLabel('Administratief pakket').selectOption('school');
	await beheerder.getByRole('button', { name: 'Bewaar pakket' }).click();
	await expect(beheerder.getByText('Het pakket is bewaard.')).toBeVisible();
	await beheerder.goto(`${SETTINGS}/klassen`);
	await expect(beheerder.getByText('moet eerst akkoord gaan met het protocol')).toBeVisible();
	await expectAccessible(beheerder);

	await signInStaff(director, DIRECTIE, SETTINGS);
	await expect(director.getByText('leest de klassen zelf in met een bestand')).toBeVisible();
	await director.getByRole('link', { name: 'Deel klasinformatie met LeerID' }).click();
	await director.getByRole('button', { name: 'Deel klasinformatie', exact: true }).click();
	await expect(director.getByText('Klasinformatie wordt gedeeld met LeerID')).toBeVisible();
	expect((await director.goto(`${SETTINGS}/klassen`))?.status()).toBe(403);

	await beheerder.goto(SETTINGS);
	await beheerder.getByRole('link', { name: 'Klassen inlezen' }).click();
	await expectAccessible(beheerder);
	await beheerder.getByRole('button', { name: 'Bekijk eerst' }).click();
	await expect(beheerder.getByText('Kies een bestand of plak de rijen.').first()).toBeVisible();
	const [list] = await Promise.all([
		beheerder.waitForEvent('download'),
		beheerder.getByRole('button', { name: 'Download de lijst (CSV)' }).click()
	]);
	expect(list.suggestedFilename()).toBe('leerid-klassen.csv');

	await beheerder.getByLabel('Of plak de rijen hier').fill(ROWS);
	await beheerder.getByRole('button', { name: 'Bekijk eerst' }).click();
	await expect(beheerder.getByText('2 rijen geven een klas aan wie er geen had')).toBeVisible();
	await expect(beheerder.getByText('deze school heeft die leerling niet')).toBeVisible();
	await expectAccessible(beheerder);
	await beheerder.getByRole('button', { name: 'Lees dit in' }).click();
	await expect(beheerder.getByText('Ingelezen: 2 rijen bewaard, 1 rij geweigerd.')).toBeVisible();

	await beheerder.goto('/schoolloket/leerid-beheer');
	await beheerder.getByLabel('(Sub)klas').selectOption('Otterklas b');
	await beheerder.getByRole('button', { name: 'Zoek' }).click();
	await expect(beheerder.getByText('Totaal aantal rijen: 1')).toBeVisible();

	await beheerder.goto('/schoolloket/gebruikers');
	await beheerder.getByRole('link', { name: 'Verdeel groepen en klassen over leerkrachten' }).click();
	await expectAccessible(beheerder);
	await beheerder.getByRole('link', { name: 'Wijzig de leerkrachten van Otterklas', exact: true }).click();
	await beheerder.getByRole('checkbox', { name: /Julie Maes/ }).check();
	await expectAccessible(beheerder);
	await beheerder.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(beheerder.getByText('Bewaard: veranderd voor 1 leerkracht.')).toBeVisible();
	const given = beheerder.getByRole('row', { name: /^Otterklas Julie Maes/ });
	await expect(given).toBeVisible();
	await beheerder.getByLabel('Of plak de rijen hier').fill('e_mail;klas\njuf@school2.demo;Onbekend\n');
	await beheerder.getByRole('button', { name: 'Bekijk eerst' }).click();
	await expect(beheerder.getByText('Regel 2: je school heeft geen klas met deze naam')).toBeVisible();
	await expectAccessible(beheerder);

	expect(await toldClasses(await open())).toContain('Otterklas');
	await director.goto(SETTINGS);
	await director.getByRole('link', { name: 'Stop het delen van klasinformatie met LeerID' }).click();
	await director.getByRole('button', { name: 'Stop het delen van klasinformatie' }).click();
	await expect(director.getByText(/gewist: 2 rijen van 2 leerlingen/)).toBeVisible();
	expect(await toldClasses(await open())).not.toContain('Otterklas');
	await beheerder.goto('/schoolloket/gebruikers/verdeling');
	await expect(beheerder.getByRole('heading', { level: 1 })).toHaveText('Wie geeft aan wie les?');
	await expect(beheerder.getByText('Otterklas')).toHaveCount(0);
});
