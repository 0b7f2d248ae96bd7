import { expect, test } from '@playwright/test';
import {
	cardOf,
	choosePictures,
	expectDashboard,
	expectStep,
	givePassword,
	openMenu,
	signIn,
	strangerWith,
	SUHEDA,
	WRONG
} from './pupils.ts';

const FREE_GUESSES = 5;

test('wrong pictures start again, and after five times one waits, in words and numbers', async ({
	page,
	request
}) => {
	const stranger = await strangerWith('pictures', request);
	const wrong = ['slak', 'clown', 'taart', 'boot', 'tent', 'maan', 'boek', 'ring'];
	await page.goto(`/${stranger}`);
	await choosePictures(page, wrong);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expect(page.getByRole('alert')).toContainText('Dat was niet juist.');
	await expectStep(page, 1);

	await choosePictures(page, wrong);
	// The first wait is short: the other guesses come from elsewhere while these pictures are ready.
	for (let guess = 1; guess < FREE_GUESSES; guess++) {
		const context = await page.context().browser()!.newContext();
		await guessPictures(context.request, stranger);
		await context.close();
	}
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expect(page.getByRole('heading', { name: 'Even wachten' })).toBeVisible();
	await expect(page.locator('[data-countdown]')).toHaveText(/Wacht nog [1-5] seconden?\./);
	await expect(page.locator('[data-countdown-status]')).toHaveText('Je mag het opnieuw proberen.', {
		timeout: 8000
	});
	await page.getByRole('link', { name: 'Probeer opnieuw' }).click();
	await expectStep(page, 1);
});

/** One wrong guess from a browser without cookies, as a script would make it. */
async function guessPictures(request: Parameters<typeof strangerWith>[1], username: string): Promise<void> {
	const origin = new URL(test.info().project.use.baseURL!).origin;
	const post = (action: string, form: Record<string, string>) =>
		request.post(`${origin}/${username}?/${action}`, { form, headers: { origin, accept: 'text/html' } });
	for (let step = 1; step <= 8; step++) await post('plaatje', { step: String(step), picture: '2' });
	expect((await post('aanmelden', {})).status()).toBe(400);
}

test('a prankster cannot keep a pupil out: the known tablet and the card get in at once (A4)', async ({
	browser,
	baseURL,
	request
}) => {
	const open = async () => (await browser.newContext({ baseURL })).newPage();
	const tablet = await open();
	await signIn(tablet, SUHEDA);
	await expectDashboard(tablet);
	await openMenu(tablet);
	await tablet.getByRole('button', { name: 'Afmelden' }).click();

	const prankster = await open();
	const origin = new URL(baseURL!).origin;
	for (let guess = 0; guess < FREE_GUESSES; guess++)
		await prankster.context().request.post(`/${SUHEDA.username}?/wachtwoord`, {
			form: { password: WRONG },
			headers: { origin, accept: 'text/html' }
		});
	await signIn(prankster, SUHEDA);
	await expect(prankster.getByRole('heading', { name: 'Even wachten' })).toBeVisible();

	await signIn(tablet, SUHEDA);
	await expectDashboard(tablet);

	const scanning = await open();
	await scanning.goto(await cardOf(request, SUHEDA.username));
	await givePassword(scanning, SUHEDA.password);
	await expectDashboard(scanning);
	await Promise.all([tablet, prankster, scanning].map((page) => page.context().close()));
});

test('the fields stay usable while one waits, and the server decides', async ({ page, request }) => {
	const stranger = await strangerWith('password', request);
	await page.goto(`/${stranger}`);
	for (let guess = 0; guess < FREE_GUESSES; guess++) {
		await givePassword(page, WRONG);
		await expect(page.getByRole('alert')).toContainText('Dat klopt niet.');
	}
	await givePassword(page, WRONG);
	await expect(page.getByRole('heading', { name: 'Even wachten' })).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toBeEnabled();
	await givePassword(page, WRONG);
	await expect(page.getByRole('heading', { name: 'Even wachten' })).toBeVisible();
});
