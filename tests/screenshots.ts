// `npm run screenshots [-- <parts of names>]`: a picture of every page and state, on a phone, a tablet and a desktop, into
// docs/screenshots. Starts the build on data of its own. A page is added by
// a line in tests/support/{pupil,desk,operator}-shots.ts.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { launchOptions } from './support/browser.ts';
import { startProduction } from './support/production-server.ts';
import { signInStaff } from './e2e/staff.ts';
import { deskShots } from './support/desk-shots.ts';
import { operatorShots } from './support/operator-shots.ts';
import { takeOverview } from './support/overview.ts';
import { pupilShots } from './support/pupil-shots.ts';
import { give, PICTURES, type Shot } from './support/shot.ts';
import { smallPng } from './support/small-png.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'screenshots');
const PORT = 3214;

/** Pixels; below that a list only goes on. */
const LONGEST = 2400;

const SIZES = [
	{ name: '320', width: 320, height: 640 },
	{ name: '768', width: 768, height: 1024 },
	{ name: '1280', width: 1280, height: 800 },
	{ name: '768-dark', width: 768, height: 1024, dark: true }
];

/** What an app store shows of LeerID; see src/web-app/manifest.ts. */
const STORE = [
	{ name: 'screenshot-narrow', path: '/', width: 390, height: 780 },
	{ name: 'screenshot-wide', path: `/${PICTURES.username}`, width: 1280, height: 800 }
];

const server = await startProduction(PORT);
const browser = await chromium.launch(launchOptions());
const parts = process.argv.slice(2);
const isAsked = (name: string) => parts.length === 0 || parts.some((part) => name.includes(part));
try {
	await takeAll(browser, server.origin);
} finally {
	await browser.close();
	await server.stop();
}

async function takeAll(browser: Browser, baseURL: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	if (parts.length === 0) for (const file of readdirSync(folder)) rmSync(join(folder, file));
	const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
	for (const shot of [...pupilShots, ...deskShots, ...operatorShots].filter(({ name }) => isAsked(name))) {
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
		try {
			if (shot.staff) await enterDesk(context, page, shot.staff);
			await page.goto(typeof shot.path === 'string' ? shot.path : shot.path(baseURL));
			await shot.act?.(page);
		} catch (error) {
			// The others can still be taken; the name says which is missing.
			console.error(`${shot.name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
			process.exitCode = 1;
			await context.close();
			continue;
		}
		for (const { name, width, height, dark } of SIZES.filter(({ dark }) => !dark || !shot.lightOnly)) {
			await page.setViewportSize({ width, height });
			await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
			const file = join(folder, `${shot.name}-${name}.png`);
			const whole = await page.evaluate(() => document.documentElement.scrollHeight);
			const clip = { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), LONGEST) };
			writeFileSync(file, smallPng(await page.screenshot({ fullPage: true, clip, animations: 'disabled' })));
		}
		await context.close();
		console.log(shot.name);
	}
	for (const { name, path, width, height } of STORE.filter(({ name }) => isAsked(name))) {
		const context = await newDevice();
		const page = await context.newPage();
		await page.setViewportSize({ width, height });
		await page.goto(path);
		writeFileSync(join(root, 'static', 'icons', `${name}.png`), smallPng(await page.screenshot()));
		await context.close();
	}
	if (isAsked('overview')) await takeOverview(browser, folder);
	const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
	console.log(`${readdirSync(folder).length} pictures, ${(bytes / 1e6).toFixed(1)} MB`);

	/** A code of the app works once, so that each signs in once. */
	async function enterDesk(context: BrowserContext, page: Page, who: NonNullable<Shot['staff']>) {
		if (!sessions.has(who.email)) {
			await signInStaff(page, who);
			sessions.set(who.email, await context.cookies());
		}
		await context.addCookies(sessions.get(who.email) ?? []);
	}

	async function newDevice(): Promise<BrowserContext> {
		const context = await browser.newContext({ baseURL, locale: 'nl-BE', serviceWorkers: 'block' });
		context.setDefaultTimeout(10_000);
		return context;
	}
}
