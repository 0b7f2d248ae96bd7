// `npm run screenshots [-- <part of a name>]`: a picture of every page and state, on a phone, a tablet and a desktop, into
// docs/screenshots. Starts the build on data of its own. A page is added by adding a line to `shots`.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { launchOptions } from './support/browser.ts';
import { startProduction } from './support/production-server.ts';
import { smallPng } from './support/small-png.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'screenshots');
const PORT = 3214;

const SIZES = [
	{ name: '320', width: 320, height: 640 },
	{ name: '768', width: 768, height: 1024 },
	{ name: '1280', width: 1280, height: 800 },
	{ name: '768-dark', width: 768, height: 1024, dark: true }
];

/** The demo accounts (README). */
const PICTURES = {
	username: 'abdulghani.bogdannnn',
	words: ['uil', 'robot', 'banaan', 'raket', 'voetbal', 'regenboog', 'schaar', 'laars']
};
const OWN = { username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' };
/** Guessed at, until it has to wait. */
const WORD = { username: 'suheda.carabin' };
const TEMPORARY = { username: 'aurelian.appels', password: 'pgusJ7Zn' };
const WRONG = 'Zonnebril?4kapstokken';

interface Shot {
	/** `page-state`. */
	name: string;
	path: string;
	/** Who is signed in. */
	as?: { username: string; password: string };
	/** On a shared tablet. */
	kiosk?: boolean;
	/** From the page to the state. */
	act?: (page: Page) => Promise<unknown>;
}

const shots: Shot[] = [
	{ name: 'start', path: '/' },
	{ name: 'start-afgemeld', path: '/?afgemeld' },
	{ name: 'start-talen', path: '/', act: (page) => page.locator('summary').first().click() },
	{
		name: 'start-stemloos',
		path: '/',
		act: (page) => sayVoiceless(page)
	},
	{ name: 'scan', path: '/scan' },
	{ name: 'scan-geen_camera', path: '/scan', act: noCamera },
	{ name: 'gebruikersnaam', path: '/aanmelden' },
	{ name: 'gebruikersnaam-leeg', path: '/aanmelden', act: (page) => press(page, 'Verder') },
	{
		name: 'gebruikersnaam-onmogelijk',
		path: '/aanmelden',
		act: async (page) => {
			await page.getByRole('textbox').fill('jan de smet');
			await press(page, 'Verder');
		}
	},
	{ name: 'wachtwoord', path: `/${OWN.username}` },
	{ name: 'wachtwoord-fout', path: `/${OWN.username}`, act: (page) => give(page, WRONG) },
	{
		name: 'wachtwoord-wachten',
		path: `/${WORD.username}`,
		act: async (page) => {
			for (let time = 0; time < 8 && !(await page.locator('[data-countdown]').count()); time++)
				await give(page, WRONG);
		}
	},
	{ name: 'wachtwoord-vergeten', path: '/wachtwoord-vergeten' },
	{ name: 'plaatjes-1', path: `/${PICTURES.username}` },
	{ name: 'plaatjes-5', path: `/${PICTURES.username}`, act: (page) => tap(page, PICTURES.words.slice(0, 4)) },
	{ name: 'plaatjes-klaar', path: `/${PICTURES.username}`, act: (page) => tap(page, PICTURES.words) },
	{
		name: 'plaatjes-fout',
		path: `/${PICTURES.username}`,
		act: async (page) => {
			await tap(page, ['vis', ...PICTURES.words.slice(1)]);
			await press(page, 'Aanmelden');
		}
	},
	{ name: 'kaart-ongeldig', path: '/k/7K3M9XQ2ABCDE' },
	{ name: 'fout-404', path: '/bestaat/niet' },
	{ name: 'offline', path: '/offline' },
	{ name: 'hulp', path: '/hulp' },
	{ name: 'privacy', path: '/privacy' },
	{ name: 'toegankelijkheid', path: '/toegankelijkheid' },
	{ name: 'netwerkcheck', path: '/netwerkcheck' },
	{ name: 'toestel', path: '/toestel' },
	{ name: 'toestel-gedeeld', path: '/toestel', kiosk: true },
	{ name: 'dashboard', path: '/dashboard', as: OWN },
	{
		name: 'dashboard-menu',
		path: '/dashboard',
		as: OWN,
		act: (page) => page.locator('summary').last().click()
	},
	{ name: 'afmelden', path: '/afmelden', as: OWN },
	{ name: 'dashboard-kiosk', path: '/dashboard', as: OWN, kiosk: true },
	{
		name: 'dashboard-ben_je_er_nog',
		path: '/dashboard',
		as: OWN,
		kiosk: true,
		act: (page) =>
			page.evaluate(() => document.querySelector<HTMLDialogElement>('[data-still-there]')?.showModal())
	},
	{ name: 'nieuw_wachtwoord', path: '/wachtwoord/wijzigen', as: TEMPORARY },
	{
		name: 'nieuw_wachtwoord-getypt',
		path: '/wachtwoord/wijzigen',
		as: TEMPORARY,
		act: async (page) => {
			await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).pressSequentially('Zeehond&7fanfares');
			await page.locator('[data-strength]').waitFor({ timeout: 30_000 });
		}
	},
	{
		name: 'nieuw_wachtwoord-fout',
		path: '/wachtwoord/wijzigen',
		as: TEMPORARY,
		act: async (page) => {
			await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('kort');
			await press(page, 'Bevestig wachtwoord');
			await page.getByRole('alert').waitFor();
		}
	},
	{ name: 'nieuw_wachtwoord-klaar', path: '/wachtwoord/gewijzigd', as: OWN }
];

/** What an app store shows of LeerID; see src/web-app/manifest.ts. */
const STORE = [
	{ name: 'screenshot-narrow', path: '/', width: 390, height: 780 },
	{ name: 'screenshot-wide', path: `/${PICTURES.username}`, width: 1280, height: 800 }
];

const press = async (page: Page, name: string) => {
	await page.getByRole('button', { name, exact: true }).click();
	await page.waitForLoadState();
};

async function give(page: Page, password: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(password);
	await press(page, 'Aanmelden');
}

async function tap(page: Page, words: readonly string[]): Promise<void> {
	for (const word of words) await press(page, word);
}

async function sayVoiceless(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Lees voor' }).click();
	await page.getByText('geen Nederlandse stem').waitFor();
}

async function noCamera(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Start de camera' }).click();
	await page.getByText('Geen camera gevonden').waitFor();
}

const server = await startProduction(PORT);
const browser = await chromium.launch(launchOptions());
const only = process.argv[2] ?? '';
try {
	await takeAll(browser, server.origin);
} finally {
	await browser.close();
	await server.stop();
}

async function takeAll(browser: Browser, baseURL: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	if (!only) for (const file of readdirSync(folder)) rmSync(join(folder, file));
	const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
	for (const shot of shots.filter(({ name }) => name.includes(only))) {
		const context = await newDevice();
		const page = await context.newPage();
		if (shot.kiosk) await context.addCookies([{ name: 'leerid_kiosk', value: '1', url: baseURL }]);
		if (shot.as) {
			const { username, password } = shot.as;
			if (!sessions.has(username)) {
				await page.goto(`/${username}`);
				await give(page, password);
				await page.waitForURL(/dashboard|wijzigen/);
				sessions.set(username, await context.cookies());
			}
			await context.addCookies(sessions.get(username) ?? []);
		}
		await page.goto(shot.path);
		try {
			await shot.act?.(page);
		} catch (error) {
			// The others can still be taken; the name says which is missing.
			console.error(`${shot.name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
			process.exitCode = 1;
			await context.close();
			continue;
		}
		for (const { name, width, height, dark } of SIZES) {
			await page.setViewportSize({ width, height });
			await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
			const file = join(folder, `${shot.name}-${name}.png`);
			writeFileSync(file, smallPng(await page.screenshot({ fullPage: true, animations: 'disabled' })));
		}
		await context.close();
		console.log(shot.name);
	}
	for (const { name, path, width, height } of STORE.filter(({ name }) => name.includes(only))) {
		const context = await newDevice();
		const page = await context.newPage();
		await page.setViewportSize({ width, height });
		await page.goto(path);
		writeFileSync(join(root, 'static', 'icons', `${name}.png`), smallPng(await page.screenshot()));
		await context.close();
	}
	const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
	console.log(`${readdirSync(folder).length} pictures, ${(bytes / 1e6).toFixed(1)} MB`);

	async function newDevice(): Promise<BrowserContext> {
		const context = await browser.newContext({ baseURL, locale: 'nl-BE', serviceWorkers: 'block' });
		context.setDefaultTimeout(10_000);
		return context;
	}
}
