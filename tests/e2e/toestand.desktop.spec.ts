import { expect, test } from '@playwright/test';
import { expectAccessible } from './pupils.ts';
import { DIRECTIE, OPERATOR, signInStaff } from './staff.ts';

test('the operator sees how the service does', async ({ page }) => {
	await signInStaff(page, OPERATOR, '/beheer/toestand');
	await expect(page.getByRole('heading', { name: 'Toestand van de dienst' })).toBeVisible();
	await expect(page.getByText('Bereikbaar en bijgewerkt')).toBeVisible();
	await expect(page.getByRole('row', { name: /Peper van de wachtwoorden/ })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Aanleveringen' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('textbox', { name: 'Engels' }).fill('Bingel is down.');
	await page.getByRole('button', { name: 'Toon de mededeling' }).click();
	await expect(page.getByRole('link', { name: 'Schrijf ze ook in het Nederlands.' })).toBeVisible();
});

test('nobody else does', async ({ page }) => {
	await signInStaff(page, DIRECTIE);
	const answer = await page.goto('/beheer/toestand');
	expect(answer?.status()).toBe(403);
});
