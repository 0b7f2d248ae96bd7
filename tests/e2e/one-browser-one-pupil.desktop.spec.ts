import { expect, test } from '@playwright/test';
import {
	ABDULGHANI,
	ARDALAN,
	cardOf,
	expectDashboard,
	givePassword,
	isSignedIn,
	sessionCookie,
	signIn,
	signInWithPictures
} from './pupils.ts';

test('whoever signs in in another tab ends the session of the first', async ({ page, context, request }) => {
	const other = await context.newPage();
	await other.goto(`/${ARDALAN.username}`);
	await signInWithPictures(page);
	const first = await sessionCookie(page);
	await givePassword(other, ARDALAN.password);
	await expectDashboard(other);
	expect(await isSignedIn(request, first)).toBe(false);
	await page.reload();
	await expect(page.getByText('Ardalan Bhatti').first()).toBeVisible();
	await expect(page.getByText(ABDULGHANI.name)).toBeHidden();
});

test('scanning another card ends the session that is open, scanning one’s own does not (A9)', async ({
	page,
	request
}) => {
	await signInWithPictures(page);
	const first = await sessionCookie(page);
	await page.goto(await cardOf(request, ABDULGHANI.username));
	await expectDashboard(page);
	await page.goto(await cardOf(request, ARDALAN.username));
	await expect(page).toHaveURL(`/${ARDALAN.username}`);
	expect(await isSignedIn(request, first)).toBe(false);
	expect(await sessionCookie(page)).toBeUndefined();
});

test('a browser that only peeks at a card ends nothing', async ({ page, request }) => {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const bearer = await sessionCookie(page);
	const peek = { cookie: `leerid_session=${bearer}`, 'sec-purpose': 'prefetch' };
	await request.get(await cardOf(request, ABDULGHANI.username), { headers: peek });
	await request.get(`/${ABDULGHANI.username}`, { headers: peek });
	expect(await isSignedIn(request, bearer)).toBe(true);
});
