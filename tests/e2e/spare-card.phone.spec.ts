import { expect, test } from '@playwright/test';
import { expectAccessible } from './pupils.ts';
import { JULIE, openDesk } from './secretary.ts';

test('a teacher on a telephone finds the pages of spare cards readable, and lends by a number that exists only', async ({
	page
}) => {
	await openDesk(page, JULIE);
	await page.getByRole('link', { name: 'Leenkaarten' }).click();
	await expect(page.getByRole('button', { name: 'Maak leenkaarten' })).toHaveCount(0);
	await expectAccessible(page);
	await page.goto('/schoolloket/leerid-beheer?status=actief');
	await page.getByRole('rowheader').getByRole('link').first().click();
	await page.getByRole('link', { name: 'Leen een leenkaart uit' }).click();
	await expect(page.getByRole('button', { name: 'Scan de leenkaart' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('textbox', { name: 'Nummer van de leenkaart' }).fill('99999');
	await page.getByRole('button', { name: 'Leen uit' }).click();
	await expect(page.getByRole('alert')).toContainText('Dit is geen leenkaart van jouw school.');
	await expectAccessible(page);
});
