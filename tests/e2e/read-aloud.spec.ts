import { expect, test, type Page } from '@playwright/test';
import { ABDULGHANI, ARDALAN, expectDashboard, signIn } from './pupils.ts';

interface Voice {
	lang: string;
	localService: boolean;
	name: string;
}
declare global {
	interface Window {
		said: { text: string; lang: string; voice?: string }[];
		/** Ends the utterance of this moment. */
		endUtterance: () => void;
	}
}

/** A device that speaks with `voices`, one utterance after the other, each until `endUtterance`. */
async function withVoices(page: Page, voices: Voice[]): Promise<void> {
	await page.addInitScript((voices) => {
		window.said = [];
		const queue: SpeechSynthesisUtterance[] = [];
		const next = () => {
			const [utterance] = queue;
			if (!utterance) return;
			window.said.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.name });
			utterance.onstart?.(new Event('start') as SpeechSynthesisEvent);
		};
		window.endUtterance = () => {
			queue.shift()?.onend?.(new Event('end') as SpeechSynthesisEvent);
			next();
		};
		const speech = {
			getVoices: () => voices,
			speak: (utterance: SpeechSynthesisUtterance) => {
				if (queue.push(utterance) === 1) next();
			},
			cancel: () => void queue.splice(0),
			addEventListener: () => undefined
		};
		Object.defineProperty(window, 'speechSynthesis', { value: speech });
		Object.defineProperty(window, 'SpeechSynthesisUtterance', {
			value: class {
				constructor(public text: string) {}
			}
		});
	}, voices);
}

const HERE = { lang: 'nl-BE', localService: true, name: 'Ellen' };
const NETHERLANDS = { lang: 'nl_NL', localService: true, name: 'Xander' };
const ELSEWHERE = { lang: 'nl-NL', localService: false, name: 'In the cloud' };
const ENGLISH = { lang: 'en-GB', localService: true, name: 'Daniel' };
const said = (page: Page) => page.evaluate(() => window.said);
const start = (page: Page) => page.getByRole('button', { name: 'Lees voor' });
const stop = (page: Page) => page.getByRole('button', { name: 'Stop met voorlezen' });

test('reads the question and then each picture, with a light on the one whose turn it is', async ({
	page
}) => {
	await withVoices(page, [ENGLISH, ELSEWHERE, NETHERLANDS, HERE]);
	await page.goto(`/${ABDULGHANI.username}`);
	await start(page).click();
	for (let time = 0; time < 6; time++) await page.evaluate(() => window.endUtterance());
	const words = (await said(page)).map(({ text }) => text);
	expect(words.slice(0, 2)).toEqual([
		expect.stringContaining(ABDULGHANI.username),
		'Welk plaatje staat op plaats 1?'
	]);
	expect(words.slice(2, 5)).toEqual(['olifant', 'vis', 'slak']);
	expect(new Set((await said(page)).map(({ voice }) => voice))).toEqual(new Set(['Ellen']));
	await expect(page.locator('[data-reading]')).toHaveText(words.at(-1) ?? '');
	for (let time = 0; time < 12; time++) await page.evaluate(() => window.endUtterance());
	await expect(start(page)).toBeVisible();
	await expect(page.locator('[data-reading]')).toHaveCount(0);
});

test('a second tap stops, a third begins again', async ({ page }) => {
	await withVoices(page, [HERE]);
	await page.goto('/');
	await start(page).click();
	await expect(stop(page)).toHaveAttribute('aria-pressed', 'true');
	await stop(page).click();
	await page.evaluate(() => window.endUtterance());
	expect(await said(page)).toHaveLength(1);
	await start(page).click();
	expect((await said(page)).map(({ text }) => text)).toEqual(['Welkom bij LeerID', 'Welkom bij LeerID']);
});

for (const [device, voices] of [
	['without voices', []],
	['with voices elsewhere only', [ELSEWHERE]],
	['with another language only', [ENGLISH]]
] as const)
	test(`a device ${device} says so and sends no words away`, async ({ page }) => {
		await withVoices(page, [...voices]);
		await page.goto('/');
		await start(page).click();
		await expect(page.getByText('geen Nederlandse stem')).toBeVisible();
		expect(await said(page)).toEqual([]);
	});

test.describe('in English', () => {
	test.use({ locale: 'en-GB' });

	test('the language of the page is the language of the voice', async ({ page }) => {
		await withVoices(page, [HERE, ENGLISH]);
		await page.goto('/');
		await page.locator('[data-read-aloud]').click();
		expect((await said(page)).map(({ voice }) => voice)).toEqual(['Daniel']);
	});
});

test('without speech or without script there is no button', async ({ page, browser, baseURL }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'speechSynthesis', { value: undefined });
	});
	await page.goto('/');
	await expect(start(page)).toBeHidden();
	const plain = await browser.newContext({ javaScriptEnabled: false, baseURL, locale: 'nl-BE' });
	const other = await plain.newPage();
	await other.goto('/');
	await expect(start(other)).toBeHidden();
	await plain.close();
});

test.describe('before the script is there', () => {
	// It would bring the script that is kept away here.
	test.use({ serviceWorkers: 'block' });

	test('its button appears where its place was kept: nothing moves away from under a finger', async ({
		page
	}) => {
		const heading = () => page.getByRole('heading', { level: 1 }).boundingBox();
		const withoutScripts = async (path: string) => {
			await page.route('**/*.js', (route) => route.abort());
			await page.goto(path);
			await expect(start(page)).toBeHidden();
			const before = await heading();
			await page.unroute('**/*.js');
			return before;
		};
		const paths = ['/', `/${ARDALAN.username}`, '/hulp'];
		for (const path of [...paths, '/dashboard', '/profiel']) {
			if (path === '/dashboard') {
				await signIn(page, ARDALAN);
				await expectDashboard(page);
			}
			const before = await withoutScripts(path);
			await page.reload();
			await expect(start(page)).toBeVisible();
			expect(await heading(), path).toEqual(before);
		}
	});
});
