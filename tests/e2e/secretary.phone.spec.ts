import { expect, test } from '@playwright/test';
import { expectAccessible } from './pupils.ts';
import { JULIE, openDesk, SAMIRA } from './secretary.ts';

test('on a telephone a pupil is found, blocked with a reason, and the block is taken back', async ({
	page
}) => {
	await openDesk(page, SAMIRA);
	await expectAccessible(page);
	await page.goto('/schoolloket/leerid-beheer?status=geen-account');
	await page.getByRole('rowheader').getByRole('link').first().click();
	await expect(page.getByText('Nog geen LeerID')).toBeVisible();
	const here = page.url();
	const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Maak een LeerID aan' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('LeerID aanmaken');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Bewaren en afdrukken' }).click();
	await expect(page.getByText('1 LeerID is aangemaakt')).toBeVisible({ timeout: 20_000 });
	await expectAccessible(page);

	await page.goto('/schoolloket/leerid-beheer');
	await page.getByLabel('zoek op stamnummer, naam of voornaam').fill(name.toUpperCase());
	await page.getByRole('button', { name: 'Zoek' }).click();
	await expect(page.locator(`a[href="${new URL(here).pathname}"]`)).toBeVisible();
	await page.goto(here);
	await page.getByText('Pas aanmeldgegevens aan').click();
	await page.getByRole('button', { name: 'Blokkeer' }).click();
	await expect(page.getByRole('alert')).toContainText('Geef een reden');
	await page.locator('#reden').fill('Gsm-verbod');
	await page.getByRole('button', { name: 'Blokkeer' }).click();
	await expect(page.getByText('1 leerling geblokkeerd.')).toBeVisible();

	await page.getByRole('link', { name: 'Waarom lukt het niet?' }).click();
	await expect(page.getByText('De school heeft dit account geblokkeerd: Gsm-verbod')).toBeVisible();
	await expectAccessible(page);
	await page.goBack();
	await page.getByRole('button', { name: 'Maak ongedaan' }).click();
	await expect(page.getByText('Ongedaan gemaakt bij 1 leerling.')).toBeVisible();
	await page.getByRole('link', { name: 'Detail account historiek' }).click();
	await expect(page.getByText('account.unblocked')).toBeVisible();
	await expectAccessible(page);
});

test('a teacher sees the own groups only, and prints QR cards without secrets', async ({ page }) => {
	await openDesk(page, JULIE);
	await expect(page.getByRole('button', { name: 'Maak LeerID’s aan' })).toHaveCount(0);
	await expect(page.getByLabel('Administratieve groep').locator('option')).toHaveCount(3);
	await expect(page.getByText('Totaal aantal rijen: 200')).toHaveCount(0);
	await expectAccessible(page);
	const refused = await page.request.post('/schoolloket/leerid-beheer?/maak', {
		form: { alles: 'on' },
		headers: { origin: new URL(page.url()).origin }
	});
	expect(await refused.text()).toContain('forbidden');
});
