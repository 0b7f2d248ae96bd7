import { expect, test } from '@playwright/test';

test('who asks for a password without a name is brought to the field that says why', async ({ page }) => {
	await page.goto('/wachtwoord-vergeten');
	const field = page.getByRole('textbox', { name: 'Gebruikersnaam of e-mailadres' });
	await expect(field).not.toBeFocused();
	await page.getByRole('button', { name: 'Stuur me een mail' }).click();
	await expect(field).toBeFocused();
	await expect(field).toHaveAccessibleDescription(/Typ eerst je gebruikersnaam/);
});
