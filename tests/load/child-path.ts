// `node tests/load/child-path.ts [runs] [slow-down]`: how long a tablet lets a child wait from the card in the hand to the
// portal, and how often the child taps and types, for each way in. Starts the build; a browser of its own for each run, as
// on a first visit of the day. The processor of the page is slowed down (4 times) and the line is that of a busy classroom,
// beside the same way at full speed. Nobody thinks or hesitates here: the seconds are the machine's alone.
import { chromium, type Page } from 'playwright';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { launchOptions } from '../support/browser.ts';
import { startProduction } from '../support/production-server.ts';
import { cameraOf, filmOf } from '../support/virtual-camera.ts';

const [runs = 3, slowDown = 4] = process.argv.slice(2).map(Number);
/** Bytes a second and milliseconds: a school's wireless network, shared by a class. */
const LINE = { offline: false, downloadThroughput: 625_000, uploadThroughput: 250_000, latency: 40 };
const FULL_LINE = { offline: false, downloadThroughput: -1, uploadThroughput: -1, latency: 0 };

const PICTURES = {
	username: 'abdulghani.bogdannnn',
	words: ['uil', 'robot', 'banaan', 'raket', 'voetbal', 'regenboog', 'schaar', 'laars']
};
const WORD = { username: 'suheda.carabin', secret: '29ban9' };
const OWN = { username: 'ardalan.bhatti', secret: 'Regenjas!7zwaluwen' };

/** Does what a child does, and counts it. */
class Child {
	taps = 0;
	keys = 0;
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	async tap(role: 'button' | 'link', name: string | RegExp): Promise<void> {
		this.taps += 1;
		await this.page.getByRole(role, { name, exact: typeof name === 'string' }).tap();
	}

	/** In a field that has the focus already, or after a tap. */
	async type(name: string, text: string): Promise<void> {
		const field = this.page.getByRole('textbox', { name });
		await field.waitFor();
		if (!(await field.evaluate((element) => element === document.activeElement))) {
			this.taps += 1;
			await field.tap();
		}
		this.keys += text.length;
		await this.page.keyboard.type(text);
	}

	async givePictures(): Promise<void> {
		for (const [index, word] of PICTURES.words.entries()) {
			await this.page.locator('h1', { hasText: `plaats ${index + 1}` }).waitFor();
			await this.tap('button', word);
		}
		await this.tap('button', 'Aanmelden');
	}

	async giveSecret(secret: string): Promise<void> {
		await this.type('Wachtwoord', secret);
		await this.tap('button', 'Aanmelden');
	}
}

interface Way {
	name: string;
	/** Whose card is before the camera. */
	card?: string;
	/** Whether the camera was allowed on an earlier day. */
	allowed?: boolean;
	walk(child: Child): Promise<void>;
}

const typeName = async (child: Child, username: string) => {
	await child.tap('link', /Gebruikersnaam|gebruikersnaam/);
	await child.type('Gebruikersnaam', username);
	await child.tap('button', 'Verder');
};

const ways: Way[] = [
	{
		name: 'card, every day; eight pictures',
		card: PICTURES.username,
		allowed: true,
		walk: async (child) => {
			await child.tap('link', /Scan je kaart/);
			await child.givePictures();
		}
	},
	{
		name: 'card, the first time; eight pictures',
		card: PICTURES.username,
		walk: async (child) => {
			await child.tap('link', /Scan je kaart/);
			await child.tap('button', 'Start de camera');
			// The browser's own question.
			child.taps += 1;
			await child.givePictures();
		}
	},
	{
		name: 'card, every day; a word',
		card: WORD.username,
		allowed: true,
		walk: async (child) => {
			await child.tap('link', /Scan je kaart/);
			await child.giveSecret(WORD.secret);
		}
	},
	{
		name: 'username; eight pictures',
		walk: async (child) => {
			await typeName(child, PICTURES.username);
			await child.givePictures();
		}
	},
	{
		name: 'username; own password',
		walk: async (child) => {
			await typeName(child, OWN.username);
			await child.giveSecret(OWN.secret);
		}
	}
];

interface Outcome {
	seconds: number;
	taps: number;
	keys: number;
}

const server = await startProduction(3230);
const films = new Map<string, string>();
try {
	const cards = await (await fetch(`${server.origin}/dev/kaarten`)).text();
	for (const username of [PICTURES.username, WORD.username]) {
		const [, url = ''] =
			new RegExp(`href="([^"]+)"[^>]*data-card="${username.replaceAll('.', '\\.')}"`).exec(cards) ?? [];
		films.set(username, filmOf([new URL(url, server.origin).href.toUpperCase()]));
	}
	console.log(`slowed down ${slowDown} times; the median of ${runs}`);
	console.log(`${'way in'.padEnd(40)}  taps  keys  seconds  at full speed  ratio`);
	for (const way of ways) {
		const slow = await medianOf(way, slowDown);
		const full = await medianOf(way, 1);
		console.log(
			way.name.padEnd(40) +
				String(slow.taps).padStart(6) +
				String(slow.keys).padStart(6) +
				slow.seconds.toFixed(1).padStart(9) +
				full.seconds.toFixed(1).padStart(15) +
				(slow.seconds / full.seconds).toFixed(1).padStart(7)
		);
	}
} finally {
	for (const film of films.values()) rmSync(dirname(film), { recursive: true });
	await server.stop();
}

async function medianOf(way: Way, rate: number): Promise<Outcome> {
	const outcomes: Outcome[] = [];
	for (let run = 0; run < runs; run++) outcomes.push(await walk(way, rate));
	outcomes.sort((a, b) => a.seconds - b.seconds);
	const median = outcomes[Math.floor(outcomes.length / 2)];
	if (!median) throw new Error('no run');
	return median;
}

/** From the moment that the tablet is asked for LeerID until the portal stands there. */
async function walk({ card, allowed = false, walk }: Way, rate: number): Promise<Outcome> {
	const options = launchOptions();
	const film = films.get(card ?? '');
	const browser = await chromium.launch({
		...options,
		args: [...(options.args ?? []), ...(film ? cameraOf(film) : [])]
	});
	try {
		const context = await browser.newContext({
			baseURL: server.origin,
			locale: 'nl-BE',
			viewport: { width: 768, height: 1024 },
			hasTouch: true,
			permissions: card ? ['camera'] : []
		});
		const page = await context.newPage();
		// A camera that may be used is what a browser that was never asked becomes after its question.
		if (!allowed)
			await page.addInitScript(() => {
				navigator.permissions.query = () => Promise.reject(new TypeError());
			});
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate });
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', rate > 1 ? LINE : FULL_LINE);
		const child = new Child(page);
		const start = performance.now();
		await page.goto('/', { waitUntil: 'commit' });
		await walk(child);
		await page.waitForURL('**/dashboard');
		await page.getByRole('heading', { level: 1 }).waitFor();
		return { seconds: (performance.now() - start) / 1000, taps: child.taps, keys: child.keys };
	} finally {
		await browser.close();
	}
}
