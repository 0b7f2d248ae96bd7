import { expect, test, type Page } from '@playwright/test';
import {
	ABDULGHANI,
	ARDALAN,
	expectAccessible,
	givePassword,
	isSignedIn,
	sessionCookie,
	signIn
} from './pupils.ts';

async function share(page: Page): Promise<void> {
	await page.goto('/toestel?kiosk=1');
	await page.getByRole('button', { name: 'Maak er een gedeelde tablet van' }).click();
	await expect(page).toHaveURL('/scan');
}

test('a link only asks; a button makes a tablet shared, and its owner’s again', async ({ page, request }) => {
	const linked = await request.get('/?kiosk=1', {
		headers: { 'sec-fetch-site': 'cross-site' },
		maxRedirects: 0
	});
	expect(linked.headers().location).toBe('/toestel?kiosk=1');
	expect(linked.headers()['set-cookie'] ?? '').not.toContain('kiosk');

	await share(page);
	await page.goto('/toestel');
	await expect(page.getByText('Dit toestel is nu een gedeelde tablet.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Maak er een gewoon toestel van' }).click();
	await expect(page.getByText('Dit toestel is nu geen gedeelde tablet.')).toBeVisible();
});

test('the address that an administrator sets as home page works at once', async ({ page }) => {
	// What is typed, bookmarked or set as home page comes from no site at all.
	await page.goto('/?kiosk=1');
	await expect(page).toHaveURL('/scan');
	const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'leerid_kiosk');
	expect(cookie?.httpOnly).toBe(true);
	expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(360 * 24 * 60 * 60);
	await page.goto('/?kiosk=0');
	await expect(page).toHaveURL('/');
});

test('shows whose turn it is, and one tap makes room for the next', async ({ page, request }) => {
	await share(page);
	await page.goto(`/${ARDALAN.username}`);
	await expect(page.getByRole('checkbox')).toHaveCount(0);
	await givePassword(page, ARDALAN.password);
	await expect(page.getByText('Dag', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Dat ben ik niet' })).toBeVisible();
	await expectAccessible(page);
	const bearer = await sessionCookie(page);
	expect(await isSignedIn(request, bearer)).toBe(true);
	await page.getByRole('button', { name: 'Klaar, volgende leerling' }).click();
	await expect(page).toHaveURL('/scan');
	expect(await isSignedIn(request, bearer)).toBe(false);
});

test('«Dat ben ik niet» ends the session too', async ({ page, request }) => {
	await share(page);
	await signIn(page, ARDALAN);
	const bearer = await sessionCookie(page);
	await page.getByRole('button', { name: 'Dat ben ik niet' }).click();
	await expect(page).toHaveURL('/scan');
	expect(await isSignedIn(request, bearer)).toBe(false);
});

test('a minute of rest ends the session, after a question that any touch answers', async ({
	page,
	request
}) => {
	await page.clock.install();
	await share(page);
	await signIn(page, ARDALAN);
	// Once its script runs, the page can read itself aloud, and waits.
	await expect(page.getByRole('button', { name: 'Lees voor' })).toBeVisible();
	const bearer = await sessionCookie(page);
	const question = page.getByRole('dialog', { name: 'Ben je er nog?' });
	await page.clock.runFor(38_000);
	await expect(question).toBeHidden();
	await page.clock.runFor(4_000);
	await expect(question).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ja, ik ben er nog' }).click();
	await expect(question).toBeHidden();
	await page.clock.runFor(38_000);
	expect(await isSignedIn(request, bearer)).toBe(true);
	await page.clock.runFor(24_000);
	await expect(page).toHaveURL('/scan');
	expect(await isSignedIn(request, bearer)).toBe(false);
});

test('half a sign-in is forgotten after a minute of rest too', async ({ page }) => {
	await page.clock.install();
	await share(page);
	await page.goto(`/${ABDULGHANI.username}`);
	await page.clock.fastForward(61_000);
	await expect(page).toHaveURL('/scan');
	await page.clock.fastForward(300_000);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scan je kaart');
});

test('another tablet has none of this', async ({ page }) => {
	await page.clock.install();
	await page.goto(`/${ARDALAN.username}`);
	await page.clock.fastForward(300_000);
	await expect(page.getByRole('checkbox')).toBeVisible();
	await givePassword(page, ARDALAN.password);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Dat ben ik niet' })).toHaveCount(0);
});

test('no banner asks to install in the middle of a sign-in', async ({ page }) => {
	await page.goto(`/${ARDALAN.username}`);
	const shown = await page.evaluate(() =>
		dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }))
	);
	expect(shown).toBe(false);
});
