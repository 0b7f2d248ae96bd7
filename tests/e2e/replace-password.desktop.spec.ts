import { expect, test, type Browser, type Page } from '@playwright/test';
import {
	AURELIAN,
	expectAccessible,
	expectDashboard,
	givePassword,
	isSignedIn,
	sessionCookie,
	signIn
} from './pupils.ts';

// One after the other: the last one replaces the temporary password for good.
test.describe.configure({ mode: 'serial' });

const STRONG = 'kastanje-fietsbel-93';
const field = (page: Page) => page.getByRole('textbox', { name: 'Nieuw wachtwoord' });
const confirm = (page: Page) => page.getByRole('button', { name: 'Bevestig wachtwoord' }).click();
const rule = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

async function atReplacement(page: Page): Promise<void> {
	await expect(page).toHaveURL('/wachtwoord/wijzigen');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pas je wachtwoord aan');
}

async function openPage(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
	const { baseURL } = test.info().project.use;
	return (await browser.newContext({ baseURL, ...options })).newPage();
}

test('a temporary password leads to its replacement, also by any other address (A32)', async ({ page }) => {
	await signIn(page, AURELIAN);
	await atReplacement(page);
	for (const path of ['/dashboard', '/', '/wachtwoord/gewijzigd', `/${AURELIAN.username}`]) {
		await page.goto(path);
		await atReplacement(page);
	}
	const data = await page.request.get('/dashboard/__data.json');
	expect(await data.text()).not.toContain('Jouw applicaties');
	await expect(page.getByText('Gebruik 2 woorden met cijfers of speciale tekens tussen')).toBeVisible();
	await expect(field(page)).toHaveAttribute('autocomplete', 'new-password');
});

test('the rules tick while one types, and strength is praised', async ({ page }) => {
	await signIn(page, AURELIAN);
	await atReplacement(page);
	const long = rule(page, 'met minstens 12 karakters');
	const without = rule(page, 'zonder (een deel van) je gebruikersnaam');
	await expect(long).toContainText('0/12');
	await field(page).pressSequentially('aurelian');
	await expect(long).toContainText('8/12');
	await expect(long).toHaveAttribute('data-met', 'false');
	await expect(without).toHaveAttribute('data-met', 'false');
	await field(page).fill('regenboog-krt-7!x');
	await expect(long).toContainText('17/12');
	await expect(long).toHaveAttribute('data-met', 'true');
	await expect(without).toHaveAttribute('data-met', 'true');
	const meter = page.getByRole('meter', { name: 'Sterkte van je wachtwoord' });
	await expect(meter).toHaveAttribute('aria-valuetext', 'Sterk bezig!');
	await expect(page.getByRole('status').filter({ hasText: 'Sterk bezig!' })).toBeVisible();
	await field(page).fill('wachtwoord12');
	await expect(meter).not.toHaveAttribute('aria-valuenow', '4');
	// Hard to guess, and refused all the same: it holds the username.
	await field(page).fill('aurelian-regenboog-krt-7!x');
	await expect(without).toHaveAttribute('data-met', 'false');
	await expect(meter).toHaveAttribute('aria-valuetext', 'Gaat al beter');
});

test('the button stays under the finger while the strength appears', async ({ browser }) => {
	const page = await openPage(browser, { viewport: { width: 320, height: 640 }, hasTouch: true });
	await signIn(page, AURELIAN);
	await atReplacement(page);
	const place = () => page.getByRole('button', { name: 'Bevestig wachtwoord' }).boundingBox();
	const before = await place();
	await field(page).pressSequentially(STRONG);
	await expect(page.getByRole('meter')).toBeVisible();
	await page.evaluate(() => scrollTo(0, 0));
	expect(await place()).toEqual(before);
	await page.context().close();
});

test('the dictionaries are fetched when the field is used and not before', async ({ page }) => {
	const sizes: number[] = [];
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) sizes.push(Number(response.headers()['content-length'] ?? 0));
	});
	await signIn(page, AURELIAN);
	await atReplacement(page);
	await page.waitForLoadState('networkidle');
	expect(Math.max(...sizes)).toBeLessThan(100_000);
	await field(page).focus();
	await expect.poll(() => Math.max(...sizes)).toBeGreaterThan(100_000);
});

for (const javaScriptEnabled of [true, false])
	test(`what the server refuses is said, ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
		browser
	}) => {
		const page = await openPage(browser, { javaScriptEnabled, viewport: { width: 320, height: 640 } });
		await signIn(page, AURELIAN);
		await atReplacement(page);
		for (const [password, reason] of [
			['', 'Kies eerst een wachtwoord.'],
			['tien9tekens', 'te kort'],
			['x'.repeat(129), 'te lang'],
			['zeven appels per dag', 'gebruikersnaam'],
			['wachtwoord1234', 'gemakkelijk te raden']
		] as const) {
			await field(page).fill(password);
			await confirm(page);
			await expect(page.getByRole('alert')).toContainText(reason);
			await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
			await expect(field(page)).toHaveValue('');
			if (password) expect(await page.content()).not.toContain(password);
		}
		await page.context().close();
	});

test('the page is accessible, empty, with a refusal and while one types', async ({ browser }) => {
	test.slow();
	for (const colorScheme of ['light', 'dark'] as const)
		for (const width of [320, 1280]) {
			const page = await openPage(browser, { colorScheme, viewport: { width, height: 800 } });
			await signIn(page, AURELIAN);
			await atReplacement(page);
			await expectAccessible(page);
			await field(page).fill('regenboog-krt-7!x');
			await expect(page.getByRole('meter')).toBeVisible();
			await expectAccessible(page);
			await field(page).fill('tien9tekens');
			await confirm(page);
			await expect(page.getByRole('alert')).toBeVisible();
			await expectAccessible(page);
			await page.context().close();
		}
});

test('who cancels is signed out and still has the temporary password', async ({ page, request }) => {
	await signIn(page, AURELIAN);
	await atReplacement(page);
	const bearer = await sessionCookie(page);
	await page.getByRole('button', { name: 'Annuleer' }).click();
	await expect(page).toHaveURL('/?afgemeld');
	expect(await isSignedIn(request, bearer)).toBe(false);
});

test('a new password ends the other sessions and the temporary one, also when one taps twice', async ({
	browser,
	page,
	request
}) => {
	const elsewhere = await openPage(browser);
	await signIn(elsewhere, AURELIAN);
	await atReplacement(elsewhere);
	await signIn(page, AURELIAN);
	await atReplacement(page);
	const before = await sessionCookie(page);

	await field(page).fill(STRONG);
	await page.getByRole('button', { name: 'Bevestig wachtwoord' }).dblclick();
	await expect(page).toHaveURL('/wachtwoord/gewijzigd');
	await expect(page.getByText('Je wachtwoord is aangepast.')).toBeVisible();
	await expect(page.getByText('Je kan nu op LeerID aanmelden met je nieuw wachtwoord.')).toBeVisible();
	await expectAccessible(page);
	expect(await sessionCookie(page)).not.toBe(before);
	expect(await isSignedIn(request, before)).toBe(false);
	await page.getByRole('link', { name: 'Naar Mijn Dashboard' }).click();
	await expectDashboard(page);
	// From here on it is a change of one's own will, for who knows the password.
	await page.goto('/wachtwoord/wijzigen');
	await expect(page.getByLabel('Je huidige wachtwoord')).toBeVisible();

	await elsewhere.reload();
	await expect(elsewhere.getByText('Je was een tijdje weg.')).toBeVisible();
	await signIn(elsewhere, AURELIAN);
	await expect(elsewhere.getByRole('alert')).toContainText('Dat klopt niet.');
	await givePassword(elsewhere, STRONG);
	await expectDashboard(elsewhere);
	await elsewhere.context().close();
});
