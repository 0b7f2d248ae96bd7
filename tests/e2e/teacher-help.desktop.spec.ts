import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { ABDULGHANI, choosePictures, expectAccessible } from './pupils.ts';
import { BEHEER, signInStaff } from './staff.ts';

// A school of its own: its pupils are nobody else's, and the code of the app waits for nobody.
test.describe.configure({ mode: 'serial', timeout: 150_000 });

const FIRST_PORT = 3280;
const ASK = 'Vraag hulp aan je juf of meester';

let server: ProductionServer;
let contexts: BrowserContext[] = [];
let staff: Page;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	server = await startProduction(FIRST_PORT + 4 * test.info().parallelIndex);
	staff = await (await browser.newContext({ baseURL: server.origin, locale: 'nl-BE' })).newPage();
	await signInStaff(staff, BEHEER, `/schoolloket/leerid-beheer`);
	await openPupil();
});
test.afterEach(async () => {
	await Promise.all(contexts.map((context) => context.close()));
	contexts = [];
});
test.afterAll(async () => {
	await staff?.context().close();
	await server?.stop();
});

/** A device that was never here before. */
async function newDevice(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.origin, locale: 'nl-BE' });
	contexts.push(context);
	return context.newPage();
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The page of the pupil at the desk, at whichever of the schools the pupil is. */
async function openPupil(): Promise<void> {
	if (/wijzig-instelling/.test(staff.url())) await staff.getByRole('button', { name: /2/ }).first().click();
	for (const school of [null, 'other']) {
		if (school) {
			await staff.goto('/schoolloket/wijzig-instelling?naar=/schoolloket/leerid-beheer');
			await staff.locator('main form button').last().click();
		}
		await staff.goto('/schoolloket/leerid-beheer?zoek=Abdulghani&type=basis&status=actief');
		const links = staff.locator('table a[href*="/leerling/"]');
		if ((await links.count()) === 0) continue;
		await links.first().click();
		await expect(staff.locator('dd[translate="no"]').first()).toHaveText(ABDULGHANI.username);
		return;
	}
	throw new Error('the pupil is at no school of this beheerder');
}

async function askHelp(child: Page, username: string): Promise<string> {
	await child.goto(`/${username}`);
	await child.getByRole('button', { name: ASK }).click();
	await expect(heading(child)).toHaveText('Toon deze cijfers aan je juf of meester');
	const digits = (await child.locator('[data-await-help]').textContent()) ?? '';
	expect(digits).toMatch(/^[1-9][0-9]$/);
	return digits;
}

/** From the pupil's page at the desk to the answer. */
async function answer(digits: string, name: 'Laat binnen' | 'Nieuwe afbeeldingen'): Promise<void> {
	await staff.getByRole('link', { name: 'Help bij het aanmelden' }).click();
	await expectAccessible(staff);
	await staff.getByRole('button', { name: digits, exact: true }).click();
	await expectAccessible(staff);
	await staff.getByRole('button', { name }).click();
	await expect(staff.getByRole('status').filter({ hasText: /\S/ })).toBeVisible();
	await expectAccessible(staff);
}

/** Back to the page of the pupil, at the plain history. */
async function expectHistory(text: string): Promise<void> {
	await staff.goto(`${staff.url().replace(/\/hulp.*/, '')}?tab=history`);
	await expect(staff.getByText(text).first()).toBeVisible();
	await staff.goto(staff.url().replace(/\?.*/, ''));
}

test('the device that shows the digits is let in, once, and no other', async ({ browser }) => {
	const [child, prankster] = [await newDevice(browser), await newDevice(browser)];
	await askHelp(prankster, ABDULGHANI.username);
	const digits = await askHelp(child, ABDULGHANI.username);
	await expectAccessible(child);
	await answer(digits, 'Laat binnen');

	await expect(heading(prankster)).toHaveText(ASK);
	await expect(prankster.getByRole('button', { name: 'Ga naar binnen' })).toHaveCount(0);
	// Asked outright, it gets nothing either.
	const outright = await prankster.request.post(`/${ABDULGHANI.username}/hulp?/binnen`, {
		headers: { origin: server.origin, accept: 'text/html' },
		form: {},
		maxRedirects: 0
	});
	expect(outright.headers()['location']).toBe(`/${ABDULGHANI.username}/hulp`);
	await prankster.goto('/dashboard');
	await expect(prankster).not.toHaveURL('/dashboard');

	await expect(heading(child)).toHaveText('Je mag binnen');
	await expectAccessible(child);
	await child.getByRole('button', { name: 'Ga naar binnen' }).click();
	await expect(child).toHaveURL('/dashboard');
	await expectHistory('Aangemeld met hulp van de leerkracht.');
});

test('new pictures are tapped once on that device, and are the secret from then on', async ({ browser }) => {
	const [child, prankster] = [await newDevice(browser), await newDevice(browser)];
	await askHelp(prankster, ABDULGHANI.username);
	const digits = await askHelp(child, ABDULGHANI.username);
	await answer(digits, 'Nieuwe afbeeldingen');
	await expect(heading(prankster)).toHaveText(ASK);
	await expect(prankster.getByRole('list', { name: 'Je nieuwe plaatjes' })).toHaveCount(0);

	await expect(heading(child)).toHaveText('Dit zijn je nieuwe plaatjes');
	await expectAccessible(child);
	const shown = child.getByRole('list', { name: 'Je nieuwe plaatjes' }).getByRole('img');
	await expect(shown).toHaveCount(8);
	const words: string[] = [];
	for (const picture of await shown.all()) words.push((await picture.getAttribute('aria-label')) ?? '');
	for (const [step, word] of words.entries()) {
		await expect(child.getByRole('heading', { level: 2 })).toHaveText(`Tik op plaatje ${step + 1}`);
		await child.getByRole('button', { name: word, exact: true }).click();
	}
	await expect(child).toHaveURL('/dashboard');
	await expectHistory('Nieuwe afbeeldingen klaargezet op één toestel.');

	const next = await newDevice(browser);
	await next.goto(`/${ABDULGHANI.username}`);
	await choosePictures(next, words);
	await next.getByRole('button', { name: 'Aanmelden', exact: true }).click();
	await expect(next).toHaveURL('/dashboard');
});

test('a name that nobody has gets digits like any other', async ({ browser }) => {
	const page = await newDevice(browser);
	await askHelp(page, 'niemand.vraagt.hulp');
	await expectAccessible(page);
});

test('what the school adapted for a pupil shows on the own device only', async ({ browser }) => {
	const stranger = await newDevice(browser);
	/** The page as it comes, without what is new in every answer. */
	const plainPage = async () => {
		const html = await (await stranger.request.get(`/${ABDULGHANI.username}`)).text();
		return html.replaceAll(/nonce[-=]"?[^"' ;]+/g, 'nonce');
	};
	const before = await plainPage();

	await staff.getByText('Pas aanmeldgegevens aan').first().click();
	await staff.getByLabel('Vraag eerst de leerkracht').check();
	await staff.getByLabel('Heel groot').check();
	await staff.getByLabel('Lees de stappen vanzelf voor').check();
	await staff.getByLabel('Geef meer tijd').check();
	await staff.getByRole('button', { name: 'Bewaren' }).click();
	await expect(staff.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
	expect(await plainPage()).toBe(before);

	// The same page once the card was scanned here.
	const child = await newDevice(browser);
	const cards = await (await child.request.get('/dev/kaarten')).text();
	const [, card = ''] =
		new RegExp(`href="([^"]+)"[^>]*data-card="${ABDULGHANI.username.replaceAll('.', '\\.')}"`).exec(cards) ??
		[];
	await child.goto(card);
	await expect(child).toHaveURL(`/${ABDULGHANI.username}`);
	await expect(child.locator('[data-autoread]')).toHaveCount(1);
	const pad = child.locator('.pad');
	await expect(pad).toHaveClass(/huge/);
	const ask = await child.getByRole('button', { name: ASK }).boundingBox();
	const tile = await pad.boundingBox();
	expect(ask!.y).toBeLessThan(tile!.y);
	await expectAccessible(child);
	await child.setViewportSize({ width: 320, height: 640 });
	await expectAccessible(child);
});
