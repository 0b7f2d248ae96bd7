import { expect, test } from '@playwright/test';
import { schoolDay } from '../../src/lib/domain/accounts/school-day.ts';
import { expectAccessible } from './pupils.ts';
import { SCHOOL_3, signInStaff } from './staff.ts';

/** Given to one group of school 3 by this journey only. */
const APPLICATION = 'Klasbib';
const GROUP = 'Type 9 - groep 3';
/** The last day of the school year that runs now, at school. */
function lastDay(): string {
	const [year = 0, month = 0] = schoolDay(new Date()).split('-').map(Number);
	return `${month >= 9 ? year + 1 : year}-08-31`;
}

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a beheerder carries an application over to the new school year and takes it back', async ({
		page
	}) => {
		test.setTimeout(150_000);
		await signInStaff(page, SCHOOL_3, '/schoolloket/applicatiebeheer');
		await page.getByRole('link', { name: APPLICATION, exact: true }).click();
		await page.getByRole('checkbox', { name: GROUP, exact: true }).check();
		await page.getByLabel(/^Tot en met/).fill(lastDay());
		await page.getByRole('button', { name: 'Bekijk eerst wat er verandert' }).click();
		await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
		await expect(page.getByText('Bewaard. Het geldt meteen.')).toBeVisible();

		await page.goto('/schoolloket/schooljaar');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Nieuw schooljaar');
		await expect(page.getByText('Applicaties overnemen voor het nieuwe jaar')).toBeVisible();
		await page.getByLabel(`${GROUP} wordt`).selectOption('nergens');
		await page.getByRole('button', { name: 'Bekijk opnieuw' }).click();
		await expect(page.getByRole('checkbox', { name: APPLICATION })).toBeHidden();
		await page.getByLabel(`${GROUP} wordt`).selectOption(GROUP);
		await page.getByRole('button', { name: 'Bekijk opnieuw' }).click();
		await page.getByRole('checkbox', { name: APPLICATION }).check();
		await page.getByRole('button', { name: 'Neem over' }).click();
		await expect(page.getByText('Er is 1 toekenning overgenomen.').first()).toBeVisible();

		await page.getByRole('button', { name: 'Neem alles terug' }).click();
		await expect(page.getByText('Er is 1 toekenning teruggenomen.')).toBeVisible();
		await expect(page.getByRole('checkbox', { name: APPLICATION })).toBeVisible();
	});
});

test('the assistant fits a telephone and a screen reader', async ({ page }) => {
	await signInStaff(page, SCHOOL_3, '/schoolloket/schooljaar');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Nieuw schooljaar');
	await expectAccessible(page);
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(320);
});
