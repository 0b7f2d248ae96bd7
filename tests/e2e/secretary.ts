import { expect, type Page } from '@playwright/test';
import { BEHEER, JUF, SCHOOL_3, signInStaff } from './staff.ts';

/** Demo staff (README), by their names. */
export const [BEA, SAMIRA, JULIE] = [BEHEER, SCHOOL_3, JUF];

/** Signs in at the desk with both factors and opens *LeerID beheer*, at `school` when there are several. */
export async function openDesk(page: Page, who: typeof BEHEER, school?: string): Promise<void> {
	await signInStaff(page, who, '/schoolloket/leerid-beheer');
	if (school && /wijzig-instelling/.test(page.url()))
		await page.getByRole('button', { name: school }).click();
	if (school && !(await page.getByText(school).first().isVisible())) {
		await page.goto('/schoolloket/wijzig-instelling?naar=/schoolloket/leerid-beheer');
		await page.getByRole('button', { name: school }).click();
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('LeerID beheer');
}
