import { expect, test } from '@playwright/test';
import { BEA, openDesk } from './secretary.ts';

test('what a secretary searches and ticks before the script of the page has come stays, and counts', async ({
	page
}) => {
	await openDesk(page, BEA, 'School 2');
	let arrive: () => void = () => undefined;
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto('/schoolloket/leerid-beheer', { waitUntil: 'commit' });
	const search = page.getByLabel('zoek op stamnummer, naam of voornaam');
	const box = page.locator('input[name="leerling"]').first();
	const status = page.getByLabel('Status', { exact: true });
	await search.fill('zoe');
	await box.check();
	await status.selectOption('Actief');
	arrive();
	// Only a script shows it.
	await expect(page.getByText('Aantal geselecteerde leerlingen: 1')).toBeVisible();
	await expect(box).toBeChecked();
	await expect(search).toHaveValue('zoe');
	await expect(status.locator(':checked')).toHaveText('Actief');
});
