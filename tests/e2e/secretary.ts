import { expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';

/** Demo staff (README). An authenticator code works once, so each journey has somebody of its own. */
export const BEA = { email: 'beheer@school2.demo', totp: 'LEERIDDEMOBEHEERLEERIDDEMOBEHEER' };
export const SAMIRA = { email: 'beheer@school3.demo', totp: 'LEERIDDEMOSCHOOLLEERIDDEMOSCHOOL' };
export const JULIE = { email: 'juf@school2.demo', totp: 'LEERIDDEMOJUFAANLEERIDDEMOJUFAAN' };
const PASSWORD = 'trein-wolk-gitaar-9';
/** Somebody else may have used the code of this half minute: the next one follows. */
const TRIES = 3;

/** Signs in at the desk with both factors and opens *LeerID beheer*, at `school` when there are several. */
export async function openDesk(
	page: Page,
	who: { email: string; totp: string },
	school?: string
): Promise<void> {
	await page.goto('/schoolloket/leerid-beheer');
	await page.getByRole('textbox', { name: 'E-mailadres' }).fill(who.email);
	await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Verder' }).click();
	for (let left = TRIES; left > 0; left--) {
		await page.getByRole('textbox', { name: 'Code' }).fill(generateSync({ secret: who.totp }));
		await page.getByRole('button', { name: 'Bevestig' }).click();
		await page.waitForLoadState();
		if (!/tweede-stap/.test(page.url())) break;
		await page.waitForTimeout(30_500 - (Date.now() % 30_000));
	}
	if (school && /wijzig-instelling/.test(page.url()))
		await page.getByRole('button', { name: school }).click();
	if (school && !(await page.getByText(school).first().isVisible())) {
		await page.goto('/schoolloket/wijzig-instelling?naar=/schoolloket/leerid-beheer');
		await page.getByRole('button', { name: school }).click();
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('LeerID beheer');
}
