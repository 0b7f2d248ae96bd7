import { expect, test, type Page } from '@playwright/test';
import { enterPortal, OPEN_PAGES, OWN_PAGES, short } from './pages.ts';
import { ABDULGHANI, ARDALAN, enlargeLetters, sticksOut } from './pupils.ts';

// What axe does not look at: large letters, the colours and the stillness that somebody asked of the system, paper, and a
// keyboard without a mouse. In Dutch; the words of the other languages are in `every-language`.
test.setTimeout(400_000);

/** Walks the pages without a session and those of the portal, in what the page is set to. */
function onEveryPage(
	title: string,
	prepare: (page: Page) => Promise<unknown>,
	check: (page: Page) => unknown
) {
	test(title, async ({ page }) => {
		for (const [paths, enter] of [
			[OPEN_PAGES, async () => undefined],
			[OWN_PAGES, enterPortal]
		] as const) {
			await enter(page);
			await prepare(page);
			for (const path of paths)
				await test.step(short(path), async () => {
					await page.goto(path);
					await check(page);
				});
		}
	});
}

/** How far the page sticks out sideways, and which words are cut off by the box they stand in. */
const overflowing = (page: Page) =>
	page.evaluate(() => {
		const root = document.documentElement;
		const cut = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')].filter(
			(element) => {
				const { overflowX, overflowY, clipPath } = getComputedStyle(element);
				if (clipPath !== 'none' || element.closest('[hidden], svg, .visually-hidden')) return false;
				const hides = [overflowX, overflowY].map((value) => value === 'hidden' || value === 'clip');
				return (
					(hides[0] && element.scrollWidth > element.clientWidth + 1) ||
					(hides[1] && element.scrollHeight > element.clientHeight + 1)
				);
			}
		);
		return {
			sideways: root.scrollWidth - root.clientWidth,
			cut: cut
				.filter((element) => element.innerText.trim() !== '')
				.map((element) => element.outerHTML.slice(0, 120))
		};
	});
const FITS = { sideways: 0, cut: [] };

for (const { zoom, width, height } of [
	{ zoom: '200 %', width: 640, height: 512 },
	{ zoom: '400 %', width: 320, height: 256 }
])
	onEveryPage(
		`at ${zoom} everything is there without scrolling sideways (WCAG 1.4.4, 1.4.10)`,
		(page) => page.setViewportSize({ width, height }),
		async (page) => {
			expect(await overflowing(page)).toEqual(FITS);
			// Nothing that stays in place leaves too little room to read.
			const sticking = await page.evaluate(() =>
				[...document.querySelectorAll<HTMLElement>('body *')]
					.filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
					.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0)
			);
			expect(sticking).toBeLessThan(height / 3);
		}
	);

onEveryPage(
	'with letters twice as large, and with wider spacing, nothing is cut off (WCAG 1.4.4, 1.4.12)',
	(page) => page.setViewportSize({ width: 1280, height: 800 }),
	async (page) => {
		await page.evaluate(() => {
			document.documentElement.style.fontSize = '200%';
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(
				'*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}'
			);
			document.adoptedStyleSheets = [sheet];
		});
		expect(await overflowing(page)).toEqual(FITS);
	}
);

onEveryPage(
	'with letters twice as large on the smallest telephone nothing scrolls sideways (WCAG 1.4.4, 1.4.10)',
	async (page) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await enlargeLetters(page);
	},
	async (page) => {
		await expect(page.locator('html')).toHaveCSS('font-size', '32px');
		expect(await sticksOut(page)).toBe(0);
	}
);

onEveryPage(
	'in high contrast every button and field can be seen, and so can the focus',
	(page) => page.emulateMedia({ forcedColors: 'active' }),
	async (page) => {
		const edgeless = await page.evaluate(() =>
			[
				...document.querySelectorAll<HTMLElement>(
					'button, a.button, input:not([type=checkbox], [type=radio]), select, textarea'
				)
			]
				.filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
				.filter((element) => {
					const style = getComputedStyle(element);
					const hasEdge = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1;
					// What looks like a link may be told by its line.
					return !hasEdge && !style.textDecorationLine.includes('underline');
				})
				.map((element) => element.outerHTML.slice(0, 120))
		);
		expect(edgeless).toEqual([]);
	}
);

onEveryPage(
	'who asks for stillness sees nothing move',
	(page) => page.emulateMedia({ reducedMotion: 'reduce' }),
	async (page) => {
		const moving = await page.evaluate(() => {
			const lasts = (times: string) => times.split(',').some((time) => parseFloat(time) > 0.01);
			// What draws nothing cannot move; it may lie over the page for a moment, and take the taps.
			const drawsNothing = (style: CSSStyleDeclaration) =>
				style.content === '""' &&
				style.backgroundColor === 'rgba(0, 0, 0, 0)' &&
				style.backgroundImage === 'none' &&
				style.borderStyle === 'none' &&
				style.boxShadow === 'none';
			return [...document.querySelectorAll('body, body *')].flatMap((element) =>
				['', '::before', '::after'].flatMap((part) => {
					const style = getComputedStyle(element, part || null);
					if (part && drawsNothing(style)) return [];
					const moves =
						lasts(style.transitionDuration) ||
						(style.animationName !== 'none' &&
							lasts(style.animationDuration) &&
							style.animationIterationCount !== '0');
					return moves || style.scrollBehavior === 'smooth' ? [element.outerHTML.slice(0, 100) + part] : [];
				})
			);
		});
		expect(moving).toEqual([]);
	}
);

onEveryPage(
	'on paper the words stand in black, without what only works on a screen',
	(page) => page.emulateMedia({ media: 'print', colorScheme: 'dark' }),
	async (page) => {
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const chrome of ['nav', 'footer', '[data-read-aloud]', 'header summary'])
			for (const element of await page.locator(chrome).all()) await expect(element).toBeHidden();
		const pale = await page.evaluate(() => {
			const light = (colour: string) => {
				const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
				return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
			};
			return [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, p, li, dt, dd, label, td, th)')]
				.filter((element) => element.checkVisibility() && light(getComputedStyle(element).color) > 0.45)
				.map((element) => element.outerHTML.slice(0, 120));
		});
		expect(pale).toEqual([]);
	}
);

onEveryPage(
	'the keyboard reaches all there is, sees where it is, and gets out again',
	(page) => page.setViewportSize({ width: 1280, height: 800 }),
	async (page) => {
		// From the top, also where a field has the focus to begin with.
		await page.evaluate(() => {
			document.body.tabIndex = -1;
			document.body.focus();
		});
		const stops = new Set<string>();
		const seen: string[] = [];
		for (let tab = 0; tab < 120; tab++) {
			await page.keyboard.press('Tab');
			const stop = await page.evaluate(() => {
				const element = document.activeElement as HTMLElement | null;
				if (!element || element === document.body) return null;
				element.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length);
				const { outlineStyle, outlineWidth } = getComputedStyle(element);
				const label = element.matches('input.visually-hidden') ? element.closest('label') : null;
				const ring = label ? getComputedStyle(label).outlineStyle !== 'none' : false;
				const box = (label ?? element).getBoundingClientRect();
				return {
					id: element.dataset.stop,
					html: element.outerHTML.slice(0, 120),
					ringed: ring || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
					inView: box.bottom > 0 && box.top < innerHeight && box.width > 1
				};
			});
			if (!stop || stops.has(stop.id)) break;
			stops.add(stop.id);
			if (!stop.ringed || !stop.inView) seen.push(stop.html);
		}
		expect(seen).toEqual([]);
		const missed = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
				.filter((element) => !element.dataset.stop && element.checkVisibility({ visibilityProperty: true }))
				// One stop for a group of choices; what is switched off or not for the keyboard has none.
				.filter((element) => !element.matches('[type=radio], [type=hidden], :disabled, [tabindex="-1"]'))
				.filter((element) => !element.closest('[inert], dialog:not([open])'))
				.map((element) => element.outerHTML.slice(0, 120))
		);
		expect(missed).toEqual([]);
	}
);

test('what a screen reader is told: the parts of a page, the step, the field and what belongs to it', async ({
	page
}) => {
	await page.goto(`/${ABDULGHANI.username}`);
	for (const part of ['banner', 'main', 'contentinfo'] as const)
		await expect(page.getByRole(part)).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleName(/plaats 1/);
	const steps = page.getByRole('list', { name: 'Zo ver ben je' }).getByRole('listitem');
	await expect(steps).toHaveCount(8);
	await expect(steps.first()).toHaveAttribute('aria-current', 'step');

	await page.goto(`/${ARDALAN.username}`);
	const field = page.getByRole('textbox', { name: 'Wachtwoord' });
	await expect(field).toHaveAttribute('autocomplete', 'current-password');
	const show = page.getByRole('button', { name: 'Toon' });
	await show.click();
	await expect(show.or(page.getByRole('button', { name: 'Verberg' })).first()).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});
