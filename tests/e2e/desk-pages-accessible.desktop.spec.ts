import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { enlargeLetters, expectAccessible, sticksOut } from './pupils.ts';
import { DIRECTIE, OPERATOR, SCHOOL_3, signInStaff, SUPPLIER } from './staff.ts';

const routes = join(import.meta.dirname, '..', '..', 'src', 'routes');

/** The pages under `part` that need nothing to be asked for, from the routes themselves: a new one is looked at too. */
function pagesUnder(part: string): string[] {
	return readdirSync(join(routes, part), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte') && !file.includes('['))
		.map((file) => posix.join('/', part, dirname(file).split(sep).join('/')))
		.sort();
}

/** Looks at each page that this person may see, on a telephone and on a desktop; returns those. */
async function lookAt(page: Page, paths: readonly string[]): Promise<string[]> {
	const seen: string[] = [];
	for (const path of paths)
		await test.step(path, async () => {
			const response = await page.goto(path);
			expect(response?.status()).not.toBe(404);
			expect(response?.status()).toBeLessThan(500);
			if (response?.ok() && new URL(page.url()).pathname === path) seen.push(path);
			for (const width of [320, 1280]) {
				await page.setViewportSize({ width, height: 800 });
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				await expectAccessible(page);
			}
		});
	return seen;
}

/** At the width of the smallest telephone, with letters twice as large: how far each page sticks out. None may. */
async function enlarged(page: Page, paths: readonly string[]): Promise<string[]> {
	await page.setViewportSize({ width: 320, height: 640 });
	await enlargeLetters(page);
	const out: string[] = [];
	for (const path of paths) {
		await page.goto(path);
		await expect(page.locator('html')).toHaveCSS('font-size', '32px');
		const pixels = await sticksOut(page);
		if (pixels > 0) out.push(`${path}: ${pixels}`);
	}
	return out;
}

/** The first page under `path` that the page at `list` has a link to, of a thing of its own. */
async function firstOf(page: Page, list: string, path: string): Promise<string> {
	await page.goto(list);
	const link = page.getByRole('main').locator(`a[href^="${path}"]:not([href$="/nieuw"])`).first();
	return (await link.getAttribute('href')) ?? '';
}

test.setTimeout(400_000);

test('every page of the operator is there and accessible, and found from the overview', async ({ page }) => {
	await signInStaff(page, OPERATOR, '/beheer');
	const own = pagesUnder('beheer').filter((path) => path !== '/beheer/mijn-applicatie');
	expect(await lookAt(page, own)).toEqual(own);
	await page.goto('/beheer');
	const links = page.getByRole('main').getByRole('link');
	const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
	expect(found.toSorted()).toEqual([...own.filter((path) => path !== '/beheer'), '/schoolloket/gebruikers']);
});

test('a supplier who opens the overview of the operator gets the own application', async ({ page }) => {
	await signInStaff(page, SUPPLIER, '/beheer');
	await expect(page).toHaveURL(/\/beheer\/mijn-applicatie/);
	await expectAccessible(page);
});

for (const [who, staff, page] of [
	['a director', DIRECTIE, '/schoolloket/lek'],
	['a beheerder', SCHOOL_3, '/schoolloket/leerid-beheer/leenkaarten']
] as const)
	test(`every page of the desk is accessible to ${who}, also one that is refused`, async ({
		page: browserPage
	}) => {
		await signInStaff(browserPage, staff);
		// Signing out would end the round.
		const paths = pagesUnder('schoolloket').filter((path) => !path.includes('/aanmelden'));
		expect(await lookAt(browserPage, paths)).toContain(page);
	});

for (const [who, staff, lists] of [
	['operator', OPERATOR, [['/beheer/applicaties', '/beheer/applicaties/']]],
	[
		'director',
		DIRECTIE,
		[
			['/schoolloket/applicatiebeheer', '/schoolloket/applicatiebeheer/applicatie/'],
			['/schoolloket/applicatiebeheer/groepen', '/schoolloket/applicatiebeheer/groepen/']
		]
	],
	['beheerder', SCHOOL_3, [['/schoolloket/leerid-beheer', '/schoolloket/leerid-beheer/leerling/']]]
] as const)
	test(`letters twice as large on the smallest telephone make no page of the ${who} scroll sideways (WCAG 1.4.4, 1.4.10)`, async ({
		page
	}) => {
		const part = staff === OPERATOR ? 'beheer' : 'schoolloket';
		await signInStaff(page, staff, `/${part}`);
		const paths = pagesUnder(part).filter((path) => !path.includes('/aanmelden'));
		for (const [list, path] of lists) paths.push(await firstOf(page, list, path));
		expect(await enlarged(page, paths)).toEqual([]);
	});
