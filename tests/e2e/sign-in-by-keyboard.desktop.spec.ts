import { expect, test, type Page } from '@playwright/test';
import { ABDULGHANI, ARDALAN, expectDashboard, expectStep, givePassword } from './pupils.ts';

test('with the keyboard alone one comes in by password', async ({ page }) => {
	await page.goto('/');
	await tabTo(page, 'link', 'Gebruikersnaam');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox')).toBeFocused();
	await page.keyboard.type(ARDALAN.username);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toBeFocused();
	await page.keyboard.type(ARDALAN.password);
	await page.keyboard.press('Enter');
	await expectDashboard(page);
});

test('with the keyboard alone one comes in by pictures', async ({ page }) => {
	await page.goto(`/${ABDULGHANI.username}`);
	for (const [index, word] of ABDULGHANI.pictures.entries()) {
		await tabTo(page, 'button', word);
		await page.keyboard.press('Enter');
		await expectStep(page, index + 2);
	}
	await tabTo(page, 'button', 'Aanmelden');
	await page.keyboard.press('Enter');
	await expectDashboard(page);
});

/** Presses Tab until the focus is there, as one who sees the ring would. */
async function tabTo(page: Page, role: 'link' | 'button', name: string): Promise<void> {
	const target = page.getByRole(role, { name, exact: role === 'button' });
	await target.first().waitFor();
	for (let presses = 0; presses < 40; presses++) {
		await page.keyboard.press('Tab');
		if (await target.first().evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Tab never comes to ${name}`);
}

test('the password can be shown and hidden', async ({ page }) => {
	await page.goto(`/${ARDALAN.username}`);
	const field = page.getByRole('textbox', { name: 'Wachtwoord' });
	await field.fill('geheim');
	await expect(field).toHaveAttribute('type', 'password');
	await page.getByRole('button', { name: 'Toon wachtwoord' }).click();
	await expect(field).toHaveAttribute('type', 'text');
	await page.getByRole('button', { name: 'Verberg wachtwoord' }).click();
	await expect(field).toHaveAttribute('type', 'password');
	await expect(field).toHaveValue('geheim');
});

test('password managers find their fields', async ({ page }) => {
	await page.goto(`/${ARDALAN.username}`);
	await expect(page.locator('[autocomplete=username]')).toHaveValue(ARDALAN.username);
	await expect(page.locator('[autocomplete=current-password]')).toHaveAttribute('type', 'password');
});

test('an empty answer is asked again, and another username can be given', async ({ page }) => {
	await page.goto('/aanmelden');
	await page.getByRole('button', { name: 'Verder' }).click();
	await expect(page.getByText('Typ eerst je gebruikersnaam.')).toBeVisible();
	await page.goto(`/${ARDALAN.username}`);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expect(page.getByRole('alert')).toContainText('Typ eerst je wachtwoord.');
	await page.getByRole('link', { name: 'Wijzig gebruikersnaam' }).click();
	await expect(page).toHaveURL('/aanmelden');
});

test('an e-mail address is asked its password without being in the address bar', async ({ page }) => {
	await page.goto('/aanmelden');
	await page.getByRole('textbox').fill('Wout.Peeters@voorbeeld.be');
	await page.getByRole('button', { name: 'Verder' }).click();
	await expect(page).toHaveURL('/aanmelden/wachtwoord');
	await expect(page.getByText('Wout.Peeters@voorbeeld.be')).toBeVisible();
	await givePassword(page, 'Zonnebril?4kapstokken');
	await expect(page.getByRole('alert')).toContainText('gebruik je gebruikersnaam');
});

test('a card that is void or never was says so and helps on', async ({ page }) => {
	const answer = await page.goto('/k/0000000000000');
	expect(answer!.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze kaart werkt niet meer');
	await page.getByRole('link', { name: 'Aanmelden met je gebruikersnaam' }).click();
	await expect(page).toHaveURL('/aanmelden');
});
