import { expect, test } from '@playwright/test';
import { expectAccessible } from './pupils.ts';
import { OPERATOR, signInStaff } from './staff.ts';

test('the operator says for which schools a system delivers, and is told of a number that is none', async ({
	page
}, { retry }) => {
	// A second try finds what the first left.
	const name = `Pakket ${retry} van de scholengroep`;
	await signInStaff(page, OPERATOR, '/beheer/applicaties/nieuw');
	await page.getByLabel('Client-id').fill(`levert-inschrijvingen-${retry}`);
	await page.getByLabel('Naam', { exact: true }).fill(name);
	await page.getByLabel('Leverancier').fill('Scholengroep');
	await page.getByRole('radio', { name: 'Alleen systemen' }).check();
	await page.getByRole('checkbox', { name: /enrollments\.deliver/ }).check();
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByText('De toepassing is gemaakt, als ontwerp.')).toBeVisible();

	await page.goto('/beheer');
	await page.getByRole('link', { name: 'Wie levert voor welke scholen?' }).click();
	const own = page
		.getByRole('region', { name })
		.or(page.locator('section', { hasText: `levert-inschrijvingen-${retry}` }))
		.first();
	await expect(own.getByText('nu alle scholen')).toBeVisible();
	await expectAccessible(page);
	await own.getByRole('radio', { name: 'Alleen deze scholen' }).check();
	await own.getByRole('textbox').fill('2, drie');
	await own.getByRole('button', { name: `Bewaar de scholen van ${name}` }).click();
	await expect(page.getByRole('link', { name: '“drie” is geen instellingsnummer.' })).toBeVisible();
	await expectAccessible(page);
	await own.getByRole('textbox').fill('2, 000003');
	await own.getByRole('button', { name: `Bewaar de scholen van ${name}` }).click();
	await expect(page.getByText('Bewaard.')).toBeVisible();
	await expect(own.getByText('nu 2 scholen')).toBeVisible();
	await expect(own.getByRole('textbox')).toHaveValue('2 3');
	await expectAccessible(page);
});

test('the dry run of a takeover comes as a file, and without a file the page says so', async ({ page }) => {
	await signInStaff(page, OPERATOR, '/beheer/overname');
	await page.getByRole('button', { name: 'Droogloop als bestand (CSV)' }).click();
	await expect(page.getByRole('link', { name: 'Kies eerst een bestand.' })).toBeVisible();
	await page.getByLabel('Bestand', { exact: true }).setInputFiles({
		name: 'accounts.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(
			'instellingsnummer;stamnummer;leerid_uuid;gebruikersnaam;type;oude_gebruikersnamen\n2;404404;5f0c7c0e-7d3a-4a77-9a0e-0d4f0f3a1b2c;jan.peeters;basis;\n'
		)
	});
	const [report] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Droogloop als bestand (CSV)' }).click()
	]);
	expect(report.suggestedFilename()).toBe('leerid-overname-droogloop.csv');
	const chunks: Buffer[] = [];
	for await (const chunk of await report.createReadStream()) chunks.push(chunk as Buffer);
	expect(Buffer.concat(chunks).toString()).toContain('"2";"geweigerd"');
});
