import { expect, test } from '@playwright/test';
import { ARDALAN, expectAccessible, signIn } from './pupils.ts';
import { DIRECTIE, JUF, OPERATOR, signInStaff } from './staff.ts';

const HERE = '/schoolloket/applicatiebeheer';
const NOBODYS = '11111111-2222-4333-8444-555555555555';

/** Each project has an application of its own, since both change it on one server. Neither is given in the demo. */
const nameFor = (project: string) => (project === 'phone' ? 'Klasbib' : 'Typetuin');

test('a director looks, gives to a group, reads why, and takes it back', async ({ page }, { project }) => {
	const name = nameFor(project.name);
	await signInStaff(page, DIRECTIE, HERE);
	await expect(
		page.getByRole('heading', { name: 'Applicaties waar je met LeerID kan aanmelden' })
	).toBeVisible();
	await expect(page.getByText('Totaal aantal rijen: 29')).toBeVisible();
	await expect(page.getByRole('columnheader', { name: /^Applicatie naam/ })).toHaveAttribute(
		'aria-sort',
		'ascending'
	);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Aantal LeerID’s' }).click();
	await expect(page.getByRole('columnheader', { name: /^Aantal LeerID/ })).toHaveAttribute(
		'aria-sort',
		'descending'
	);

	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await expect(page.getByText('maakt een account bij de eerste aanmelding')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Bekijk eerst wat er verandert' }).click();
	await expect(page.getByRole('link', { name: 'Kies voor wie.' })).toBeVisible();

	await page.getByRole('checkbox', { name: '3de leerjaar', exact: true }).check();
	await page.getByRole('button', { name: 'Bekijk eerst wat er verandert' }).click();
	await expect(page.getByRole('heading', { name: 'Dit verandert er' })).toBeVisible();
	await expect(page.getByText(/leerlingen krijgen de applicatie erbij/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText('Bewaard. Het geldt meteen.')).toBeVisible();

	await page.getByRole('link', { name: 'Administratieve groepen overzicht' }).click();
	await expectAccessible(page);
	await page.getByRole('link', { name: '3de leerjaar', exact: true }).click();
	const row = page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: new RegExp(`${name}$`) }) });
	await expect(row).toContainText('via 3de leerjaar');
	await row.getByRole('link', { name: `Wijzig ${name}` }).click();

	await page.getByRole('button', { name: 'Trek in: 3de leerjaar' }).click();
	await expect(page.getByText(/leerlingen verliezen de applicatie/)).toBeVisible();
	await page.getByRole('button', { name: 'Trek in', exact: true }).click();
	await expect(page.getByText('Ingetrokken. Het geldt meteen.')).toBeVisible();

	await page.getByRole('link', { name: 'Leerling overzicht' }).click();
	await page.getByRole('searchbox').fill('bogdan');
	await page.getByRole('button', { name: 'Zoek' }).click();
	await expectAccessible(page);
	await page
		.getByRole('link', { name: /Bogdan/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Applicaties van');
	await expectAccessible(page);

	for (const path of [`applicatie/${NOBODYS}`, `groepen/${NOBODYS}`, `leerlingen/${NOBODYS}`, 'applicatie/1'])
		expect((await page.goto(`${HERE}/${path}`))?.status(), path).toBe(404);
});

test('a teacher decides nothing about applications, and nobody of a school about the operator’s', async ({
	page
}) => {
	await signInStaff(page, JUF, '/schoolloket/leerid-beheer');
	for (const path of [
		HERE,
		`${HERE}/groepen`,
		`${HERE}/leerlingen`,
		'/beheer/applicaties',
		'/beheer/mijn-applicatie'
	])
		expect((await page.goto(path))?.status(), path).toBe(403);
});

test('an operator connects an application from nothing, and stops it', async ({ page }, {
	project,
	retry
}) => {
	// A second try finds what the first left.
	const own = `${project.name}-${retry}`;
	await signInStaff(page, OPERATOR, '/beheer/applicaties/nieuw');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nieuwe toepassing');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByRole('link', { name: /^Client-id: Gebruik 3 tot 60/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Naam: Vul dit in.' })).toBeVisible();
	await page.getByLabel('Client-id').fill(`nieuw-${own}`);
	await page.getByLabel('Naam', { exact: true }).fill(`Nieuw ${own}`);
	await page.getByLabel('Leverancier').fill('Nieuw bv');
	await page.getByLabel('Terugkeeradressen').fill('http://app.example/*');
	await page.getByRole('textbox', { name: 'Voornaam' }).fill('Om de leerling aan te spreken.');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByRole('link', { name: /moet met https/ })).toBeVisible();
	await page.getByLabel('Terugkeeradressen').fill('https://localhost/terug');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByText('De toepassing is gemaakt, als ontwerp.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Zet aan' }).click();
	await expect(page.getByRole('link', { name: /nog geen geheim/ })).toBeVisible();
	await expect(page.getByRole('link', { name: /verwerkersovereenkomst/ })).toBeVisible();

	await page.getByLabel('Nieuw logo').setInputFiles({
		name: 'logo.svg',
		mimeType: 'image/png',
		buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
	});
	await page.getByRole('button', { name: 'Bewaar logo' }).click();
	await expect(page.getByRole('link', { name: 'Dit is geen PNG-bestand.' })).toBeVisible();

	await page.getByLabel('Verwijzing naar de verwerkersovereenkomst').fill('VO-2026-1');
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await page.getByRole('link', { name: /Test de verbinding/ }).click();
	await page.getByRole('button', { name: 'Maak een nieuw geheim' }).click();
	await expect(page.getByText('Je ziet het maar één keer.')).toBeVisible();
	const secret = await page.locator('code.secret').textContent();
	expect(secret).toMatch(/^[\w-]{43}$/);
	await page.getByRole('button', { name: 'Test de verbinding' }).click();
	await expect(page.getByText('Dit adres leidt naar een intern netwerk.')).toBeVisible();
	await expect(page.getByText('Er is een geheim dat werkt.')).toBeVisible();
	await expect(page.getByText(secret ?? '')).toHaveCount(0);
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Terug naar overzicht' }).click();
	await page.getByRole('button', { name: 'Zet aan' }).click();
	await expect(page.getByText('De toepassing staat aan.')).toBeVisible();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await expect(page.getByText('De toepassing is gestopt.')).toBeVisible();
});

test('a pupil opens an application and then reads what it knows', async ({ page }) => {
	await signIn(page, ARDALAN);
	await page.goto('/dashboard');
	const tile = page.locator('a.tile').first();
	const name = ((await tile.locator('.name').textContent()) ?? '').trim();
	await tile.click();
	await page.waitForURL(/127\.0\.0\.1/);
	await page.waitForLoadState();
	await page.goto('/wat-weet-deze-app');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat weet deze app over mij?');
	await expectAccessible(page);
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Wat weet ${name} over mij?`);
	await expect(page.getByText('Eerste keer').first()).toBeVisible();
	await expectAccessible(page);
	expect((await page.goto(`/wat-weet-deze-app/${NOBODYS}`))?.status()).toBe(404);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('an application is given to the whole school all the same', async ({ page }, { project }) => {
		await signInStaff(page, DIRECTIE, HERE);
		await page
			.getByRole('link', { name: project.name === 'phone' ? 'MoodSpace' : 'CloudClass', exact: true })
			.click();
		await page.getByRole('radio', { name: 'De hele school' }).check();
		await page.getByRole('button', { name: 'Bekijk eerst wat er verandert' }).click();
		await expect(page.getByRole('heading', { name: 'Dit verandert er' })).toBeVisible();
		await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
		await expect(page.getByText('Bewaard. Het geldt meteen.')).toBeVisible();
	});
});
