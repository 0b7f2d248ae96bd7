import { AxeBuilder } from '@axe-core/playwright';
import {
	chromium,
	expect,
	test as base,
	type Browser,
	type BrowserContextOptions,
	type Page,
	type Response
} from '@playwright/test';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import QRCode from 'qrcode';
import { launchOptions } from '../support/browser.ts';
import { cameraOf, filmOf } from '../support/virtual-camera.ts';

// Frames are drawn and read on the same machine, which may be a busy one.
base.describe.configure({ timeout: 60_000 });

const START = 'Start de camera';
const FOREIGN = 'https://evil.example/gaston.logie';

interface Device {
	/** What is held before the camera, one after the other; no camera at all without it. */
	cards?: (string | null)[];
	permission?: boolean;
	/** Runs in the page before any script of ours. */
	before?: () => void;
	javaScriptEnabled?: boolean;
}

/** A camera belongs to a browser and not to a page, so each test that needs one starts its own. */
const test = base.extend<
	{ scanner: (device: Device) => Promise<Page>; card: (path: string) => string },
	{ films: (cards: (string | null)[]) => string }
>({
	films: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
		async ({}, use) => {
			const made = new Map<string, string>();
			await use((cards) => {
				const key = JSON.stringify(cards);
				const film = made.get(key) ?? filmOf(cards);
				made.set(key, film);
				return film;
			});
			for (const film of made.values()) rmSync(dirname(film), { recursive: true });
		},
		{ scope: 'worker' }
	],
	// As we print it: all in capitals.
	card: ({ baseURL }, use) => use((path) => `${baseURL}${path}`.toUpperCase()),
	scanner: async ({ baseURL, viewport, hasTouch, isMobile, locale, films }, use) => {
		const browsers: Browser[] = [];
		await use(async ({ cards, permission = true, before, javaScriptEnabled }) => {
			const options = launchOptions();
			const args = [...(options.args ?? []), ...(cards ? cameraOf(films(cards)) : [])];
			const browser = await chromium.launch({ ...options, args });
			browsers.push(browser);
			const device: BrowserContextOptions = {
				baseURL,
				viewport,
				hasTouch,
				isMobile,
				locale,
				javaScriptEnabled
			};
			const context = await browser.newContext({ ...device, permissions: permission ? ['camera'] : [] });
			const page = await context.newPage();
			if (before) await page.addInitScript(before);
			await page.goto('/scan');
			return page;
		});
		for (const browser of browsers) await browser.close();
	}
});

/** A browser that does not tell beforehand whether the camera may be used, as most did for long. */
const silentOnPermissions = () => {
	navigator.permissions.query = () => Promise.reject(new TypeError());
};
const pupil = /\/gaston\.logie$/;

test.describe('a card before the camera', () => {
	test('opens the page of its pupil after one tap, moving, tilted and badly lit as it is', async ({
		scanner,
		card
	}) => {
		const page = await scanner({ cards: [null, card('/gaston.logie')], before: silentOnPermissions });
		await expect(page.locator('video')).toBeHidden();
		await page.getByRole('button', { name: START }).click();
		await expect(page.getByText('Houd de QR-code in het kader')).toBeVisible();
		await page.waitForURL(pupil);
	});

	test('is looked for at once when the camera was allowed before', async ({ scanner, card }) => {
		const page = await scanner({ cards: [null, card('/gaston.logie')] });
		await page.waitForURL(pupil);
	});

	test('opens by its token too, and a card that is void says so', async ({ scanner, card }) => {
		const page = await scanner({ cards: [card('/k/7K3M9XQ2ABCDE')] });
		await page.waitForURL(/\/k\/7K3M9XQ2ABCDE$/);
		await expect(page.getByRole('heading', { name: 'Deze kaart werkt niet meer' })).toBeVisible();
	});

	test('of somebody else is refused with kind words, and the scanning goes on', async ({ scanner, card }) => {
		const page = await scanner({
			cards: [FOREIGN, FOREIGN, card('/gaston.logie')],
			before: silentOnPermissions
		});
		const strangers: string[] = [];
		page.on('request', (request) => {
			if (request.url().includes('evil')) strangers.push(request.url());
		});
		await page.evaluate(() => {
			const refused = [...document.querySelectorAll<HTMLElement>('[data-message="other-site"]')];
			new MutationObserver(() => {
				if (refused.some(({ hidden }) => !hidden)) document.documentElement.dataset.refused = 'yes';
			}).observe(document.body, { attributes: true, subtree: true });
		});
		await page.getByRole('button', { name: START }).click();
		await expect(page.locator('html')).toHaveAttribute('data-refused', 'yes');
		await page.waitForURL(pupil);
		expect(strangers).toEqual([]);
	});

	test('is read after the tablet was turned round', async ({ scanner, card }) => {
		const page = await scanner({ before: silentOnPermissions });
		const code = await QRCode.toDataURL(card('/gaston.logie'), { scale: 6 });
		// A picture of its own, which a turn makes high where it was wide.
		await page.evaluate(async (address) => {
			const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
			const context = canvas.getContext('2d') as CanvasRenderingContext2D;
			const image = Object.assign(new Image(), { src: address });
			await image.decode();
			navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
			let turned = false;
			document.addEventListener('turn-round', () => (turned = true));
			setInterval(() => {
				if (turned && canvas.width > canvas.height) [canvas.width, canvas.height] = [720, 1280];
				context.fillStyle = '#ccc';
				context.fillRect(0, 0, canvas.width, canvas.height);
				if (turned) context.drawImage(image, 300, 900);
			}, 100);
		}, code);
		await page.getByRole('button', { name: START }).click();
		await expect(page.locator('video')).toHaveJSProperty('videoWidth', 1280);
		await page.evaluate(() => document.dispatchEvent(new Event('turn-round')));
		await page.waitForURL(pupil);
	});

	test('is read on a device that blocks storage', async ({ scanner, card }) => {
		const page = await scanner({
			cards: [null, card('/gaston.logie')],
			before: () =>
				Object.defineProperty(window, 'localStorage', {
					get: () => {
						throw new DOMException('blocked', 'SecurityError');
					}
				})
		});
		await page.waitForURL(pupil);
	});
});

test.describe('taps and bytes (docs/scanner.md)', () => {
	/** Leaves a mark when the page asks for the camera. */
	const markAsking = () => {
		const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
		navigator.mediaDevices.getUserMedia = (wanted) => {
			document.documentElement.dataset.asked = 'yes';
			return real(wanted);
		};
	};

	test('who was never asked for the camera is told why first, and asked after a tap', async ({ scanner }) => {
		const page = await scanner({ cards: [null], permission: false, before: markAsking });
		await expect(page.getByText('Je tablet vraagt of LeerID de camera mag gebruiken')).toBeVisible();
		// The reader is on its way, so the script has done all that it does by itself.
		await expect.poll(() => page.workers().length).toBe(1);
		await expect(page.locator('html')).not.toHaveAttribute('data-asked');
		await page.getByRole('button', { name: START }).click();
		await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes');
	});

	test('who said yes before taps nothing', async ({ scanner }) => {
		const page = await scanner({ cards: [null], before: markAsking });
		await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes');
		await expect(page.locator('video')).toBeVisible();
		await expect(page.getByRole('button', { name: START })).toBeHidden();
	});

	test('no other page fetches a byte of the scanner, and /scan does', async ({ scanner }) => {
		const page = await scanner({ permission: false });
		await expect.poll(() => page.workers().length).toBe(1);
		// What its worker still fetches ends with it, and is no other page's.
		await page.goto('about:blank');
		const fetched: string[] = [];
		page.context().on('request', (request) => void fetched.push(new URL(request.url()).pathname));
		const ofScanner = () => fetched.filter((path) => /scan-page|reader|wasm/.test(path));
		for (const path of ['/', '/aanmelden', '/gaston.logie', '/hulp'])
			await page.goto(path, { waitUntil: 'networkidle' });
		expect(ofScanner()).toEqual([]);
		await page.goto('/scan');
		await expect.poll(ofScanner).not.toEqual([]);
	});
});

test.describe('without a picture, the page says why and shows another way', () => {
	test('permission refused', async ({ scanner }) => {
		const page = await scanner({ cards: [null], permission: false });
		await page.getByRole('button', { name: START }).click();
		await expect(page.getByRole('status')).toContainText('LeerID mag je camera niet gebruiken');
		await expect(page.getByRole('button', { name: START })).toBeFocused();
		await page.getByRole('link', { name: 'Typ je gebruikersnaam' }).click();
		await page.waitForURL('**/aanmelden');
	});

	test('no camera', async ({ scanner }) => {
		const page = await scanner({ before: silentOnPermissions });
		await page.getByRole('button', { name: START }).click();
		await expect(page.getByRole('status')).toContainText('Geen camera gevonden');
	});

	test('a camera that another app holds', async ({ scanner }) => {
		const page = await scanner({
			permission: false,
			before: () => {
				navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));
			}
		});
		await page.getByRole('button', { name: START }).click();
		await expect(page.getByRole('status')).toContainText('Een andere app gebruikt de camera');
	});

	test('an insecure address', async ({ scanner }) => {
		const page = await scanner({
			permission: false,
			before: () => {
				Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
				Object.defineProperty(window, 'isSecureContext', { value: false });
			}
		});
		await page.getByRole('button', { name: START }).click();
		await expect(page.getByRole('status')).toContainText('begint niet met https');
	});

	test('permission taken back while the camera runs', async ({ scanner }) => {
		const page = await scanner({ cards: [null] });
		await expect(page.locator('video')).toBeVisible();
		await page.evaluate(() => {
			const { srcObject } = document.querySelector('video') as HTMLVideoElement;
			(srcObject as MediaStream).getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
		});
		await expect(page.getByRole('status')).toContainText('De camera is gestopt');
		await page.getByRole('button', { name: START }).click();
		await expect(page.locator('video')).toBeVisible();
	});

	test('a browser that lets no reader work', async ({ scanner }) => {
		const page = await scanner({
			cards: [null],
			before: () => Object.defineProperty(window, 'Worker', { value: undefined })
		});
		await expect(page.getByRole('status')).toContainText('Dit toestel kan de kaart niet lezen');
	});

	test('no script', async ({ scanner }) => {
		const page = await scanner({ permission: false, javaScriptEnabled: false });
		await expect(page.getByText('Het kan ook met de camera-app')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Typ je gebruikersnaam' })).toBeVisible();
		await expect(page.getByRole('button')).toHaveCount(0);
	});
});

test('the camera stops while the page is out of sight, and comes back with it', async ({ scanner }) => {
	const page = await scanner({ cards: [null] });
	const picture = () => page.evaluate(() => document.querySelector('video')?.srcObject !== null);
	const turnAway = (hidden: boolean) =>
		page.evaluate((value) => {
			Object.defineProperty(document, 'hidden', { value, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		}, hidden);
	await expect.poll(picture).toBe(true);
	await turnAway(true);
	expect(await picture()).toBe(false);
	await turnAway(false);
	await expect.poll(picture).toBe(true);
});

test.describe('a photo in place of the camera', () => {
	test('opens the page of its pupil', async ({ scanner, card }) => {
		const page = await scanner({ permission: false });
		const buffer = await QRCode.toBuffer(card('/gaston.logie'), { scale: 40, margin: 30 });
		await page
			.getByLabel('Neem een foto')
			.setInputFiles({ name: 'kaart.png', mimeType: 'image/png', buffer });
		await page.waitForURL(pupil);
	});

	test('of anything else is told apart from no photo at all', async ({ scanner }) => {
		const page = await scanner({ permission: false });
		const photo = page.getByLabel('Neem een foto');
		const choose = (buffer: Buffer) =>
			photo.setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer });
		const status = page.getByRole('status');
		await choose(await QRCode.toBuffer(FOREIGN, { scale: 8 }));
		await expect(status).toContainText('Dit is geen LeerID-kaart');
		await choose(await QRCode.toBuffer('Hallo', { scale: 8 }));
		await expect(status).toContainText('Deze code is van iets anders');
		await choose(
			Buffer.from(
				'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
				'base64'
			)
		);
		await expect(status).toContainText('Geen QR-code gevonden');
		await choose(Buffer.from('geen foto'));
		await expect(status).toContainText('Deze foto gaat niet open');
	});
});

test('only the scanner and its worker may compile wasm', async ({ browser, baseURL }) => {
	// As the server answers: what a service worker or a cache gives need not be told, or not in time.
	const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
	const page = await context.newPage();
	const script = (name: string) =>
		page.waitForResponse((answer) =>
			new URL(answer.url()).pathname.startsWith(`/_app/immutable/workers/${name}-`)
		);
	const scripts = Promise.all([script('reader.worker'), script('scan-page')]);
	const scanPage = (await page.goto('/scan'))!;
	const [worker, scanner] = await scripts;
	const another = (await page.goto('/aanmelden'))!;
	const mayCompile = (answer: Response) =>
		(answer.headers()['content-security-policy'] ?? '').includes("'wasm-unsafe-eval'");
	expect([scanPage, worker, scanner, another].map(mayCompile)).toEqual([true, true, false, false]);
	await context.close();
});

test('the scanner can be used by everybody, before the camera runs and while it does', async ({
	scanner
}) => {
	const page = await scanner({ cards: [null], before: silentOnPermissions });
	const wrong = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
	expect(await wrong()).toEqual([]);
	await page.getByRole('button', { name: START }).click();
	await expect(page.locator('video')).toBeVisible();
	expect(await wrong()).toEqual([]);
});
