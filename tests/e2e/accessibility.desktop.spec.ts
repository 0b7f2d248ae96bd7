import { expect, test, type Page } from '@playwright/test';
import {
	ABDULGHANI,
	ARDALAN,
	choosePictures,
	expectAccessible,
	expectDashboard,
	GASTON,
	givePassword,
	openMenu,
	picture,
	signIn,
	strangerWith,
	WRONG
} from './pupils.ts';

// The page on which a temporary password is replaced is with its journey: it can be done only once.

const LOOKS = [320, 1280].flatMap((width) =>
	(['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))
);

interface State {
	name: string;
	reach: (page: Page) => Promise<unknown>;
}

const states: State[] = [
	...[
		'/',
		'/?afgemeld',
		'/?verlopen',
		'/aanmelden',
		'/k/0000000000000',
		'/niets/hier',
		'/%ff',
		'/dev/kaarten'
	].map((path) => ({ name: path, reach: (page: Page) => page.goto(path) })),
	{
		name: 'no username',
		reach: async (page) => {
			await page.goto('/aanmelden');
			await page.getByRole('button', { name: 'Verder' }).click();
			await expect(page.getByText('Typ eerst je gebruikersnaam.')).toBeVisible();
		}
	},
	{
		name: 'what can be no username',
		reach: async (page) => {
			await page.goto('/aanmelden');
			await page.getByRole('textbox').fill('gaston logie');
			await page.getByRole('button', { name: 'Verder' }).click();
			await expect(page.getByText('Dit kan geen gebruikersnaam zijn.')).toBeVisible();
		}
	},
	{
		name: 'an e-mail address',
		reach: async (page) => {
			await page.goto('/aanmelden');
			await page.getByRole('textbox').fill('wout@voorbeeld.be');
			await page.getByRole('button', { name: 'Verder' }).click();
			await expect(page).toHaveURL('/aanmelden/wachtwoord');
		}
	},
	{ name: 'a password', reach: (page) => page.goto(`/${ARDALAN.username}`) },
	{
		name: 'no password',
		reach: async (page) => {
			await page.goto(`/${ARDALAN.username}`);
			await page.getByRole('button', { name: 'Aanmelden' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
		}
	},
	{
		name: 'a wrong password',
		reach: async (page) => {
			await page.goto(`/${await strangerWith('password', page.request)}`);
			await givePassword(page, WRONG);
			await expect(page.getByRole('alert')).toBeVisible();
		}
	},
	{
		name: 'a wait',
		reach: async (page) => {
			await page.goto(`/${await strangerWith('password', page.request)}`);
			for (let guess = 0; guess < 6; guess++) await givePassword(page, WRONG);
			await expect(page.getByRole('heading', { name: 'Even wachten' })).toBeVisible();
		}
	},
	{
		name: 'an account that ended',
		reach: async (page) => {
			await signIn(page, GASTON);
			await expect(page.getByRole('alert')).toContainText('je bent niet meer ingeschreven');
		}
	},
	{
		name: 'too much text',
		reach: async (page) => {
			await page.goto('/aanmelden');
			await page.getByRole('textbox').evaluate((field: HTMLInputElement) => {
				field.value = 'x'.repeat(1024 * 1024);
			});
			await page.getByRole('button', { name: 'Verder' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit is te veel tekst');
		}
	},
	{
		name: 'the dashboard',
		reach: async (page) => {
			await signIn(page, ARDALAN);
			await expectDashboard(page);
		}
	},
	{
		name: 'the menu of the pupil',
		reach: async (page) => {
			await signIn(page, ARDALAN);
			await expectDashboard(page);
			await openMenu(page);
			await expect(page.getByRole('button', { name: 'Afmelden' })).toBeVisible();
		}
	},
	{
		name: 'the question before signing out',
		reach: async (page) => {
			await signIn(page, ARDALAN);
			await expectDashboard(page);
			await page.goto('/afmelden');
		}
	}
];

for (const { name, reach } of states)
	test(`accessible: ${name}`, async ({ page }) => {
		await reach(page);
		for (const { width, colorScheme } of LOOKS)
			await test.step(`${width} pixels, ${colorScheme}`, async () => {
				await page.setViewportSize({ width, height: 800 });
				await page.emulateMedia({ colorScheme });
				await expectAccessible(page);
			});
	});

test('accessible: every step of the pictures, and the refusal after them', async ({ browser, request }) => {
	test.slow();
	const { baseURL } = test.info().project.use;
	const stranger = await strangerWith('pictures', request);
	const context = await browser.newContext({ baseURL, viewport: { width: 320, height: 640 } });
	const page = await context.newPage();
	await page.goto(`/${stranger}`);
	for (const [index, word] of ABDULGHANI.pictures.entries()) {
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await expectAccessible(page);
		}
		await choosePictures(page, [word], index + 1);
	}
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expectAccessible(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await expectAccessible(page);
	await context.close();
});

test('the keyboard goes through the pictures in the order of the eye, and no picture is without a word', async ({
	page
}) => {
	await page.goto(`/${ABDULGHANI.username}`);
	const buttons = page.locator('form button[name=picture]');
	await expect(buttons).toHaveCount(12);
	for (const text of await buttons.allInnerTexts()) expect(text.trim()).not.toBe('');
	await buttons.first().focus();
	for (let next = 1; next < 12; next++) {
		await page.keyboard.press('Tab');
		await expect(buttons.nth(next)).toBeFocused();
	}
	const places = await buttons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
	for (const [index, { x, y }] of places.slice(1).entries()) {
		const before = places[index]!;
		expect(y > before.y || (y === before.y && x > before.x)).toBe(true);
	}
});

test('every page begins with a way to its content and has one main heading', async ({ page }) => {
	for (const path of ['/', '/aanmelden', `/${ARDALAN.username}`, `/${ABDULGHANI.username}`, '/niets/hier']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		const skip = page.getByRole('link', { name: 'Ga naar de inhoud' });
		await skip.focus();
		await expect(skip).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect(page.locator('main')).toBeFocused();
	}
});

test('a screen reader hears a refusal at once and is led to the field', async ({ page, request }) => {
	await page.goto(`/${await strangerWith('password', request)}`);
	await givePassword(page, WRONG);
	const alert = page.getByRole('alert');
	await expect(alert).toBeFocused();
	await expect(page).toHaveTitle(/^Er ging iets mis/);
	await alert.getByRole('link').click();
	await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toBeFocused();
});

test('the seconds of a wait are not read out one by one', async ({ page, request }) => {
	await page.goto(`/${await strangerWith('password', request)}`);
	for (let guess = 0; guess < 6; guess++) await givePassword(page, WRONG);
	await expect(page.locator('[data-countdown]')).toHaveAttribute('aria-hidden', 'true');
	const status = page.locator('[data-countdown-status][role=status]');
	await expect(status).toHaveText(/^Wacht nog \d seconden?\.$/);
	const first = await status.textContent();
	const line = page.locator('[data-countdown]');
	const shown = await line.textContent();
	await expect(line).not.toHaveText(shown!);
	if (!(await line.textContent())?.includes('opnieuw')) expect(await status.textContent()).toBe(first);
});

test('the picture that is under the finger can be told from the others without colour', async ({ page }) => {
	await page.goto(`/${ABDULGHANI.username}`);
	await page.keyboard.press('Tab');
	await picture(page, 'vis').focus();
	const outline = await picture(page, 'vis').evaluate((button) => getComputedStyle(button).outlineStyle);
	expect(outline).not.toBe('none');
});
