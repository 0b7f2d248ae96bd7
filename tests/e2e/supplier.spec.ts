import { expect, test } from '@playwright/test';
import { ARDALAN, expectAccessible, expectDashboard, signIn } from './pupils.ts';
import { signInStaff, SUPPLIER } from './staff.ts';

test('a supplier rotates the secret, tests the connection and reads what went wrong', async ({
	page,
	browser
}, { project }) => {
	const { baseURL = '' } = project.use;
	const application = `http://127.0.0.1:${Number(new URL(baseURL).port) + 1}/rekenreis`;

	// A pupil of another year meets the application, which hears access_denied.
	const pupil = await browser.newPage({ baseURL });
	await signIn(pupil, ARDALAN);
	await expectDashboard(pupil);
	await pupil.goto(application);
	await pupil.getByRole('button', { name: 'Terug naar Rekenreis' }).click();
	await expect(pupil.getByText('access_denied')).toBeVisible();
	await pupil.close();

	await signInStaff(page, SUPPLIER, '/beheer/mijn-applicatie');
	// There is one, so no list comes in between.
	await expect(page).toHaveURL(/\/beheer\/mijn-applicatie\/[\da-f-]{36}$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rekenreis');
	await expectAccessible(page);
	const entry = page.getByRole('row').filter({ hasText: 'access_denied' }).first();
	await expect(entry).toContainText('De school heeft de toepassing niet aan deze leerling toegewezen');
	await expect(page.getByRole('main')).not.toContainText(/ardalan|bhatti/i);

	await page.getByRole('button', { name: 'Maak een nieuw geheim' }).click();
	await expect(page.getByText('Je ziet het maar één keer.')).toBeVisible();
	const secret = (await page.locator('code.secret').textContent()) ?? '';
	expect(secret).toMatch(/^[\w-]{43}$/);
	await expectAccessible(page);
	const token = (password: string) =>
		page.request.post('/oidc/token', {
			headers: { authorization: `Basic ${Buffer.from(`rekenreis:${password}`).toString('base64')}` },
			form: { grant_type: 'authorization_code', code: 'x', redirect_uri: `${application}/terug` }
		});
	// Whoever proves itself is told about the code, whoever does not about the proof.
	expect(await (await token(secret)).json()).toMatchObject({ error: 'invalid_grant' });
	expect(await (await token(`${secret}x`)).json()).toMatchObject({ error: 'invalid_client' });

	await page.getByRole('button', { name: 'Test de verbinding' }).click();
	await expect(page.getByText('Terugkeeradres: In orde')).toBeVisible();
	await expect(page.getByText('Sleutels: Kijk dit na')).toBeVisible();
	await expect(page.getByText('Er werken twee geheimen.')).toBeVisible();
	await expect(page.getByText('Afmeldadres: In orde')).toBeVisible();
	await expect(page.getByText(secret)).toHaveCount(0);
	await expect(page.getByRole('row').filter({ hasText: 'invalid_client' }).first()).toBeVisible();
	await expectAccessible(page);
});

test('a supplier comes nowhere else: not at the operator’s, not at a school', async ({ page }) => {
	await signInStaff(page, SUPPLIER, '/beheer/mijn-applicatie');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rekenreis');
	for (const path of ['/beheer/applicaties', '/beheer/applicaties/nieuw', '/schoolloket/applicatiebeheer'])
		expect((await page.goto(path))?.status(), path).toBe(403);
	const nobodys = '/beheer/mijn-applicatie/11111111-2222-4333-8444-555555555555';
	expect((await page.goto(nobodys))?.status()).toBe(404);
});
