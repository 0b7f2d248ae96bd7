// `npm run weight [-- <origin of a demo that runs>]`: the compressed bytes of a pupil's pages on a cold visit, in kB of 1000
// bytes, beside their limits. Without an origin it starts the build. Fails when a page is heavier than it may be.
import { chromium, type Browser, type Page, type Request } from 'playwright';
import { launchOptions } from '../support/browser.ts';
import { startProduction } from '../support/production-server.ts';

const PICTURES_PUPIL = {
	username: 'abdulghani.bogdannnn',
	pictures: 'uil robot banaan raket voetbal regenboog schaar laars'
};
const TEXT_PUPIL = { username: 'ardalan.bhatti' };
const TEMPORARY_PUPIL = { username: 'aurelian.appels', password: 'pgusJ7Zn' };

const KINDS = ['html', 'css', 'script', 'pictures', 'fonts', 'other'] as const;
type Kind = (typeof KINDS)[number];
type Weight = Record<Kind, number>;
interface Row {
	page: string;
	weight: Weight;
	/** Which kinds the limit counts, and how many bytes they may be. */
	limit?: { kinds: Kind[]; bytes: number };
}
/** Milliseconds in which nothing arrives any more. */
const QUIET_MS = 1_000;
const TEXT: Kind[] = ['html', 'css', 'script'];

const given = process.argv[2];
const server = given ? { origin: given, stop: async () => undefined } : await startProduction(3213);
const browser = await chromium.launch(launchOptions());
const rows: Row[] = [];
try {
	await measureAll(browser, server.origin);
} finally {
	await browser.close();
	await server.stop();
}
process.exitCode = print(rows) ? 0 : 1;

async function measureAll(browser: Browser, origin: string): Promise<void> {
	await visit('front door', async (page) => void (await page.goto(origin)));
	await visit('username', async (page) => void (await page.goto(`${origin}/aanmelden`)), {
		kinds: TEXT,
		bytes: 12_000
	});
	await visit('text secret', async (page) => void (await page.goto(`${origin}/${TEXT_PUPIL.username}`)), {
		kinds: TEXT,
		bytes: 12_000
	});
	await visit(
		'eight picture steps',
		async (page) => {
			await page.goto(`${origin}/${PICTURES_PUPIL.username}`);
			for (const word of PICTURES_PUPIL.pictures.split(' ')) {
				await page.waitForLoadState('load');
				await page.getByRole('button', { name: word, exact: true }).click();
			}
			await page.getByRole('button', { name: 'Aanmelden' }).waitFor();
		},
		// "Pictures" are what these pages are for: they count.
		{ kinds: [...TEXT, 'pictures'], bytes: 60_000 }
	);
	for (const tapped of [false, true])
		await visit(`scan, ${tapped ? 'after' : 'before'} the button`, async (page) => {
			// As in most browsers, which do not tell whether the camera may be used: the page waits for the button.
			await page.addInitScript(() => {
				navigator.permissions.query = () => Promise.reject(new TypeError());
			});
			await page.goto(`${origin}/scan`);
			const start = page.getByRole('button', { name: 'Start de camera' });
			await start.waitFor();
			if (tapped) await start.click();
		});
	const cookies = await signedIn();
	for (const focused of [false, true])
		await visit(`new password, ${focused ? 'in the field' : 'before'}`, async (page) => {
			await page.context().addCookies(cookies);
			await page.goto(`${origin}/wachtwoord/wijzigen`);
			if (focused) await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).focus();
		});

	async function signedIn() {
		const context = await browser.newContext({ locale: 'nl-BE' });
		const page = await context.newPage();
		await page.goto(`${origin}/${TEMPORARY_PUPIL.username}`);
		await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(TEMPORARY_PUPIL.password);
		await page.getByRole('button', { name: 'Aanmelden' }).click();
		await page.waitForURL('**/wachtwoord/wijzigen');
		const cookies = await context.cookies();
		await context.close();
		return cookies;
	}

	async function visit(
		name: string,
		walk: (page: Page) => Promise<void>,
		limit?: Row['limit']
	): Promise<void> {
		const context = await browser.newContext({
			locale: 'nl-BE',
			permissions: ['camera'],
			// It fetches in the background what a page may need later; that is nobody's first visit.
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		const meter = weigh(page);
		await walk(page);
		rows.push({ page: name, weight: await meter.read(), limit });
		await context.close();
	}
}

/** Counts the bytes of bodies as they came over the line; a file counts once, since the browser keeps it. */
function weigh(page: Page): { read(): Promise<Weight> } {
	const requests: Request[] = [];
	page.on('requestfinished', (request) => void requests.push(request));

	async function total(): Promise<Weight> {
		const weight = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Weight;
		const seen = new Set<string>();
		for (const request of requests) {
			const headers = (await request.response())?.headers() ?? {};
			const kind = kindOf(request, headers['content-type'] ?? '');
			if (/^(data|blob):/.test(request.url()) || (kind !== 'html' && seen.has(request.url()))) continue;
			seen.add(request.url());
			const { responseBodySize } = await request.sizes();
			// Of what a worker asks the browser tells no size; the server does.
			weight[kind] += responseBodySize > 0 ? responseBodySize : Number(headers['content-length'] ?? 0);
		}
		return weight;
	}
	return {
		/** Once nothing more arrives. */
		async read() {
			for (let before = -1; before !== requests.length; await page.waitForTimeout(QUIET_MS))
				before = requests.length;
			return total();
		}
	};
}

function kindOf(request: Request, mime: string): Kind {
	const type = request.resourceType();
	if (type === 'document') return 'html';
	if (type === 'stylesheet') return 'css';
	if (type === 'font') return 'fonts';
	if (mime.startsWith('image/')) return 'pictures';
	return type === 'script' || mime.includes('javascript') ? 'script' : 'other';
}

/** Whether no page is heavier than it may be. */
function print(rows: Row[]): boolean {
	const kilo = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);
	console.log(`${''.padEnd(26)}${KINDS.map((kind) => kind.padStart(9)).join('')}   limit, kB`);
	let isLight = true;
	for (const { page, weight, limit } of rows) {
		const counted = limit?.kinds.reduce((sum, kind) => sum + weight[kind], 0) ?? 0;
		const fits = !limit || counted <= limit.bytes;
		isLight &&= fits;
		const verdict = limit
			? `${fits ? 'ok' : 'TOO HEAVY'}: ${limit.kinds.join(' + ')} ${kilo(counted).trim()} of ${limit.bytes / 1000}`
			: '';
		console.log(
			`${page.padEnd(26)}${KINDS.map((kind) => kilo(weight[kind]).padStart(9)).join('')}   ${verdict}`
		);
	}
	return isLight;
}
