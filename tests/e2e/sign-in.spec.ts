import { expect, test, type Page } from '@playwright/test';
import { ABDULGHANI, ARDALAN, cardOf, expectDashboard, expectStep, givePassword } from './pupils.ts';

/** A finger on a phone, a mouse on a desk. */
const press = async (page: Page, role: 'link' | 'button', name: string) => {
	const target = page.getByRole(role, { name, exact: false }).first();
	await (test.info().project.use.hasTouch ? target.tap() : target.click());
};

async function typeUsername(page: Page, typed: string): Promise<void> {
	await page.goto('/');
	await press(page, 'link', 'Gebruikersnaam');
	await page.getByRole('textbox', { name: 'Gebruikersnaam of e-mailadres' }).fill(typed);
	await press(page, 'button', 'Verder');
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		test.use({ javaScriptEnabled });

		test('a pupil comes in by username and password', async ({ page }) => {
			await typeUsername(page, ' Ardalan.Bhatti ');
			await expect(page).toHaveURL(`/${ARDALAN.username}`);
			await expect(page.getByText(ARDALAN.username)).toBeVisible();
			await givePassword(page, ARDALAN.password);
			await expectDashboard(page);
			await expect(page.getByText('Ardalan Bhatti').first()).toBeVisible();
		});

		test('a pupil comes in with a card and eight pictures', async ({ page, request }) => {
			await page.goto(await cardOf(request, ABDULGHANI.username));
			await expect(page).toHaveURL(`/${ABDULGHANI.username}`);
			await expectStep(page, 1);
			for (const [index, word] of ABDULGHANI.pictures.entries()) {
				await press(page, 'button', word);
				await expectStep(page, index + 2);
			}
			await press(page, 'button', 'Aanmelden');
			await expectDashboard(page);
		});
	});

test('the address on a card works in capitals', async ({ page }) => {
	await page.goto(`/${ARDALAN.username.toUpperCase()}`);
	await expect(page).toHaveURL(`/${ARDALAN.username}`);
	await givePassword(page, ARDALAN.password);
	await expectDashboard(page);
});
