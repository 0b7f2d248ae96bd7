import { expect, test, type Page } from '@playwright/test';
import {
	ABDULGHANI,
	ARDALAN,
	expectDashboard,
	isSignedIn,
	openMenu,
	sessionCookie,
	signIn,
	signInWithPictures
} from './pupils.ts';

async function signOut(page: Page): Promise<void> {
	await openMenu(page);
	await page.getByRole('button', { name: 'Afmelden' }).click();
	await expect(page.getByText('Je bent afgemeld.')).toBeVisible();
}

/** Whatever this browser keeps for our origin and a script can read. */
const storedOnDevice = (page: Page) =>
	page.evaluate(async () => {
		const cached: string[] = [];
		for (const name of await caches.keys())
			for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
		const databases = await indexedDB.databases();
		const kept = { ...localStorage, ...sessionStorage };
		return JSON.stringify([cached, databases, kept, document.cookie]);
	});

test('signing out ends the session on the server and leaves nothing of the pupil on the device', async ({
	page,
	context,
	request
}) => {
	await signInWithPictures(page);
	const bearer = await sessionCookie(page);
	const answered = page.waitForResponse(
		(response) => response.url().endsWith('/afmelden') && response.request().method() === 'POST'
	);
	await signOut(page);
	expect((await (await answered).allHeaders())['clear-site-data']).toBe('"cache"');
	expect(await isSignedIn(request, bearer)).toBe(false);
	expect((await context.cookies()).map(({ name }) => name)).toEqual(['leerid_device']);
	expect(await storedOnDevice(page)).not.toMatch(/abdulghani|bogdannnn/i);

	await page.goBack();
	await expect(page.getByText(ABDULGHANI.name)).toBeHidden();
	await expect(page.getByRole('link', { name: 'Gebruikersnaam' })).toBeVisible();
	await page.goto(`/${ABDULGHANI.username}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welk plaatje staat op plaats 1?');
});

test('signing out works without a script, and a second tap does no harm', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
	const page = await context.newPage();
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	await openMenu(page);
	await page.getByRole('button', { name: 'Afmelden' }).dblclick();
	await expect(page.getByText('Je bent afgemeld.')).toBeVisible();
	await context.close();
});

test('only a button signs out, not an address', async ({ page, request }) => {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	await page.goto('/afmelden');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wil je afmelden?');
	expect(await isSignedIn(request, await sessionCookie(page))).toBe(true);
	await page.getByRole('link', { name: 'Nee, terug' }).click();
	await expectDashboard(page);
});

test('in another tab the page of who signed out is gone at the next step', async ({ page, context }) => {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const other = await context.newPage();
	await other.goto('/dashboard');
	await signOut(page);
	await other.reload();
	await expect(other).toHaveURL('/');
	await expect(other.getByText('Ardalan')).toBeHidden();
});

test('an ended session says so, and a stranger is only sent to the front door', async ({ page, context }) => {
	for (const path of ['/dashboard', '/wachtwoord/wijzigen', '/wachtwoord/gewijzigd', '/afmelden']) {
		await page.goto(path);
		await expect(page).toHaveURL('/');
	}
	await context.addCookies([{ name: 'leerid_session', value: 'x'.repeat(40), url: page.url() }]);
	await page.goto('/dashboard');
	await expect(page.getByText('Je was een tijdje weg.')).toBeVisible();
	expect(await sessionCookie(page)).toBeUndefined();
});
