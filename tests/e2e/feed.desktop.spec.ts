import { expect, test, type Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { OPERATOR, signInStaff } from './staff.ts';

/** Two schools of this journey alone. A child leaves the first and enters the second a fortnight later. */
const [LEFT, ENTERED] = ['940001', '940002'];
const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

const SCHOOLS = `instellingsnummer;naam\n${LEFT};Aanleverschool Oost\n${ENTERED};Aanleverschool West\n`;
const ENROLLMENTS = `instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van;inschrijving_tot;uitgeschreven_op
${LEFT};1;Vosselien;Aanleveraar;3de leerjaar;211;${daysAgo(300)};;${daysAgo(74)}
${ENTERED};7;Vosselien;Aanleveraar;3de leerjaar;211;${daysAgo(60)};${daysAgo(-200)};
${ENTERED};8;Dertig;Februari;3de leerjaar;211;2026-02-30;;
`;
const ACCOUNTS = `instellingsnummer;stamnummer;leerid_uuid;gebruikersnaam;type;oude_gebruikersnamen
${ENTERED};7;6f1b1f5e-2c1d-4b7a-9d5e-3a2b1c0d9e8f;vosselien.aanleveraar;basis;v.aanleveraar
${ENTERED};99;7f1b1f5e-2c1d-4b7a-9d5e-3a2b1c0d9e8f;niemand.aanleveraar;basis;
`;

test.use({ javaScriptEnabled: false });

/** The page says itself how far it is; without a script one asks again. */
async function waitForState(page: Page, state: string): Promise<void> {
	await expect(async () => {
		await page.goto(page.url().split('?')[0] ?? '');
		await expect(page.getByText(state, { exact: true })).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 45_000 });
}

async function takeOver(page: Page, isDryRun: boolean): Promise<void> {
	await page.goto('/beheer/overname');
	await page.getByRole('checkbox', { name: /droogloop/ }).setChecked(isDryRun);
	const file = { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(ACCOUNTS) };
	await page.getByLabel('Bestand', { exact: true }).setInputFiles(file);
	await page.getByRole('button', { name: 'Opladen' }).click();
}

test('the operator delivers enrollments, says yes, settles a double, and takes an account over', async ({
	page
}) => {
	test.setTimeout(240_000);
	await signInStaff(page, OPERATOR, '/beheer/aanlevering');
	const zip = zipSync({ 'scholen.csv': strToU8(SCHOOLS), 'inschrijvingen.csv': strToU8(ENROLLMENTS) });
	await page
		.getByLabel('Bestand', { exact: true })
		.setInputFiles({ name: 'september.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
	await page.getByRole('button', { name: 'Opladen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('september.zip');
	await waitForState(page, 'wacht op jou');
	await expect(page.getByText('Je vroeg een droogloop. Er is nog niets veranderd.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'deze datum bestaat niet' })).toContainText('1');
	await page.getByRole('button', { name: 'Ja, voer uit' }).click();
	await expect(page.getByText('De aanlevering wordt uitgevoerd.')).toBeVisible();
	await waitForState(page, 'verwerkt');

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download het verslag, rij per rij (CSV)' }).click();
	const report = await readFile((await (await download).path()) ?? '', 'utf8');
	expect(report).toContain(`;${ENTERED};8;geweigerd;deze datum bestaat niet;inschrijving_van`);
	expect(report).toContain(`;${ENTERED};7;nieuwe leerling;`);
	expect(report).not.toContain('Vosselien');

	await page.goto('/beheer/dubbels');
	const pair = page.locator('section').filter({ hasText: 'Vosselien Aanleveraar' });
	await pair.getByRole('radio').first().check();
	await pair.getByRole('button', { name: 'Voeg samen' }).click();
	await expect(page.getByText('De leerlingen zijn samengevoegd.')).toBeVisible();
	await pair.getByRole('button', { name: 'Draai terug' }).click();
	await expect(page.getByText('Het samenvoegen is teruggedraaid.')).toBeVisible();
	await expect(pair.getByRole('button', { name: 'Voeg samen' })).toBeVisible();

	await takeOver(page, true);
	await expect(page.getByText('Dit was een droogloop. Er is niets veranderd.')).toBeVisible();
	await expect(page.getByText('Overgenomen: 1')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'deze leerling is niet bekend' })).toContainText(
		'geweigerd'
	);
	await takeOver(page, false);
	await expect(page.getByText('De accounts zijn overgenomen.')).toBeVisible();
	await takeOver(page, false);
	await expect(page.getByText('Al bekend: 1')).toBeVisible();
	await page.goto('/beheer/dubbels');
	await expect(pair).toContainText('vosselien.aanleveraar');
});
