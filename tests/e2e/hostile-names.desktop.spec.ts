import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { expectAccessible } from './pupils.ts';
import { BEHEER, signInStaff } from './staff.ts';

const FIRST_PORT = 3340;
/** What a child can be called in a file that somebody else made. All of one made-up given name, so that they stand together. */
const FAMILY_NAMES = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'=HYPERLINK("http://evil.example";"klik")',
	'W'.repeat(200),
	`${'lang '.repeat(39)}staart`,
	'\u202eemaan\u202c',
	'\u2067عبد الرحمن\u2069'
];
const GIVEN_NAME = 'Qqq';

test('names that attack, never end or turn round are only names on every page of the desk', async ({
	browser
}) => {
	test.setTimeout(240_000);
	const folder = mkdtempSync(join(tmpdir(), 'leerid-names-'));
	const port = FIRST_PORT + 4 * test.info().parallelIndex;
	let server: ProductionServer | undefined;
	try {
		await (await startProduction(port, { DATA_DIR: folder })).stop();
		await rename(folder);
		server = await startProduction(port, { DATA_DIR: folder });
		const context = await browser.newContext({ baseURL: server.origin, locale: 'nl-BE' });
		const page = await context.newPage();
		const said: string[] = [];
		page.on('dialog', (dialog) => {
			said.push(dialog.message());
			void dialog.dismiss();
		});
		const look = async () => {
			for (const width of [320, 1280]) {
				await page.setViewportSize({ width, height: 800 });
				await expectAccessible(page);
			}
			expect(await page.locator('main img[src="x"], main script').count()).toBe(0);
			expect(said).toEqual([]);
		};

		await signInStaff(page, BEHEER, '/schoolloket/wijzig-instelling');
		await page.getByRole('button', { name: 'School 2' }).click();
		await page.goto('/schoolloket/leerid-beheer');
		const search = async (typed: string) => {
			await page.getByLabel('zoek op stamnummer, naam of voornaam').fill(typed);
			await page.getByRole('button', { name: 'Zoek' }).click();
		};
		for (const name of FAMILY_NAMES.slice(0, 3)) {
			await search(name);
			await expect(page.getByText('Totaal aantal rijen: 1', { exact: true })).toBeVisible();
			await expect(page.getByRole('rowheader')).toHaveText(name);
		}
		await search(GIVEN_NAME);
		await expect(
			page.getByText(`Totaal aantal rijen: ${FAMILY_NAMES.length}`, { exact: true })
		).toBeVisible();
		await look();
		const links = page.getByRole('rowheader').getByRole('link');
		const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
		for (const address of addresses) {
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toContainText(GIVEN_NAME);
			await look();
		}

		await page.goto('/schoolloket/leerid-beheer');
		await search(GIVEN_NAME);
		await page.getByLabel(`Alle ${FAMILY_NAMES.length} leerlingen van dit resultaat`).check();
		await page.getByRole('button', { name: 'Maak LeerID’s aan' }).click();
		await expect(
			page.getByText(`Totaal aantal rijen: ${FAMILY_NAMES.length}`, { exact: true })
		).toBeVisible();
		await look();
		await page.getByRole('button', { name: 'Bewaren en afdrukken' }).click();
		await expect(page.getByText(`${FAMILY_NAMES.length} LeerID’s zijn aangemaakt`)).toBeVisible({
			timeout: 60_000
		});
		await look();
		await context.close();
	} finally {
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});

/** Gives the first pupils of the demo school who have no account these names, as a feed would. */
async function rename(folder: string): Promise<void> {
	const database = await PGlite.create(join(folder, 'database'), { extensions: { pg_trgm, unaccent } });
	const { rows } = await database.query<{ id: string }>(
		`select e.pupil_id as id from enrollments e join schools s on s.id = e.school_id
		where s.instellingsnummer = '2' and not exists (select 1 from accounts a where a.pupil_id = e.pupil_id)
		order by e.pupil_id limit $1`,
		[FAMILY_NAMES.length]
	);
	for (const [i, { id }] of rows.entries())
		for (const [table, key] of [
			['pupils', 'id'],
			['enrollments', 'pupil_id']
		] as const)
			await database.query(`update ${table} set given_name = $1, family_name = $2 where ${key} = $3`, [
				GIVEN_NAME,
				FAMILY_NAMES[i],
				id
			]);
	await database.close();
}
