import { AxeBuilder } from '@axe-core/playwright';
import { expect, type APIRequestContext, type Page } from '@playwright/test';

/**
 * The demo accounts. Journeys run at the same time on one server, so an account belongs to who uses it up: suheda's wrong
 * guesses are for `guessing`, aurelian's temporary password for `replace-password`; wrong guesses elsewhere are for names
 * that nobody has.
 */
export const ABDULGHANI = {
	username: 'abdulghani.bogdannnn',
	name: 'Abdulghani Bogdannnn',
	pictures: ['uil', 'robot', 'banaan', 'raket', 'voetbal', 'regenboog', 'schaar', 'laars']
};
export const SUHEDA = { username: 'suheda.carabin', password: '29ban9' };
export const AURELIAN = { username: 'aurelian.appels', password: 'pgusJ7Zn' };
export const ARDALAN = { username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' };
/** Not enrolled any more. */
export const GASTON = { username: 'gaston.logie', password: 'Kastanje&4fietsbellen' };

export const WRONG = 'Zonnebril?4kapstokken';

let strangers = 0;
/** A name that nobody has and nobody else tries, whose page is the one for `kind` of secret. */
export async function strangerWith(
	kind: 'password' | 'pictures',
	request: APIRequestContext
): Promise<string> {
	for (;;) {
		const name = `niemand.${process.pid.toString(36)}.${(strangers += 1)}`;
		const page = await (await request.get(`/${name}`)).text();
		if (page.includes('name="password"') === (kind === 'password')) return name;
	}
}

/** From the pupil's own page to the dashboard, or to wherever the server leads. */
export async function givePassword(page: Page, password: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(password);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
}

export async function signIn(page: Page, { username, password }: { username: string; password: string }) {
	await page.goto(`/${username}`);
	await givePassword(page, password);
}

export const picture = (page: Page, word: string) => page.getByRole('button', { name: word, exact: true });

/** Taps the pictures in turn, and waits for the page after each. */
export async function choosePictures(page: Page, words: readonly string[], from = 1): Promise<void> {
	for (const [index, word] of words.entries()) {
		await picture(page, word).click();
		await expectStep(page, from + index + 1);
	}
}

/** `step` is 9 when all have been chosen. */
export async function expectStep(page: Page, step: number): Promise<void> {
	const title = step > 8 ? 'Klaar! Tik op Aanmelden.' : `Welk plaatje staat op plaats ${step}?`;
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

export async function signInWithPictures(page: Page, { username, pictures } = ABDULGHANI): Promise<void> {
	await page.goto(`/${username}`);
	await choosePictures(page, pictures);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectDashboard(page);
}

export async function expectDashboard(page: Page): Promise<void> {
	await expect(page).toHaveURL('/dashboard');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jouw applicaties met LeerID');
}

/** The menu behind the pupil's own name. */
export const openMenu = (page: Page) => page.locator('summary', { hasText: 'Menu van' }).click();

/** The address on the card of a demo account, from the page that a demo has for it. */
export async function cardOf(request: APIRequestContext, username: string): Promise<string> {
	const html = await (await request.get('/dev/kaarten')).text();
	const [, url] =
		new RegExp(`href="([^"]+)"[^>]*data-card="${username.replaceAll('.', '\\.')}"`).exec(html) ?? [];
	if (!url) throw new Error(`no card of ${username} on /dev/kaarten`);
	return url;
}

/** Everybody who has a card, so an account. */
export async function knownNames(request: APIRequestContext): Promise<string[]> {
	const html = await (await request.get('/dev/kaarten')).text();
	return [...html.matchAll(/data-card="([^"]+)"/g)].map(([, username]) => username ?? '');
}

/** The session cookie that the browser holds, as a request without a browser would send it. */
export async function sessionCookie(page: Page): Promise<string | undefined> {
	const cookies = await page.context().cookies();
	return cookies.find(({ name }) => name === 'leerid_session')?.value;
}

/** Whether the server still opens the dashboard for this bearer. */
export async function isSignedIn(request: APIRequestContext, bearer: string | undefined): Promise<boolean> {
	const response = await request.get('/dashboard', {
		headers: { cookie: `leerid_session=${bearer}` },
		maxRedirects: 0
	});
	return response.status() === 200;
}

/** As the browser of somebody who set its letters twice as large, for as long as the page is open. */
export async function enlargeLetters(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** How far the page can be scrolled sideways, in pixels. */
export const sticksOut = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No violation of WCAG 2.2 A and AA that axe can find on the page as it is, and nothing that sticks out sideways. */
export async function expectAccessible(page: Page): Promise<void> {
	// A colour on its way to another has not the contrast that either has.
	await page.evaluate(async () => {
		const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
		await Promise.allSettled(changes.map(({ finished }) => finished));
	});
	const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	expect(await sticksOut(page)).toBe(0);
}
