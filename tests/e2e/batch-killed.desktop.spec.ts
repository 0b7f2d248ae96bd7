import { expect, test, type Page } from '@playwright/test';
import { Killable, onEmbedded, onPostgres } from './killable.ts';
import { BEA, openDesk } from './secretary.ts';

/** The demo's own 151, or more: `BATCH_PUPILS=1000` for the size of a large school. */
const PUPILS = Number(process.env.BATCH_PUPILS ?? 151);
const DEMO_PUPILS = 151;
/** Beside the demo school's pupils without an account, so many more that there are `PUPILS`. */
const MORE_PUPILS = `
	with made as (insert into pupils (given_name, family_name)
		select 'Extra', 'Leerling ' || i from generate_series(1, ${PUPILS - DEMO_PUPILS}) i returning id, family_name)
	insert into enrollments (pupil_id, school_id, administrative_group_id, stamnummer, given_name, family_name, begin_date,
			planned_end_date)
		select made.id, s.id, (select id from administrative_groups g where g.school_id = s.id order by name limit 1),
			'x' || substr(made.family_name, 10), 'Extra', made.family_name, current_date - 1, current_date + 100
		from made, schools s where s.instellingsnummer = '2'`;
/** How many of the school have no account: all of a batch, or none of it, whenever one looks. */
async function without(page: Page): Promise<number> {
	await page.goto('/schoolloket/leerid-beheer?status=geen-account');
	const text = await page.getByText(/^Totaal aantal rijen: /).textContent();
	return Number(text?.replace(/\D/g, ''));
}

// The demo application takes the port behind that of its server.
for (const [engine, port, prepare] of [
	['PostgreSQL', 3221, onPostgres],
	['the embedded database', 3225, onEmbedded]
] as const)
	test.describe(engine, () => {
		const origin = `http://localhost:${port}`;
		test.use({ baseURL: origin });

		test('a server that is killed in the middle of a batch goes on where it was: never half, never two', async ({
			page
		}) => {
			test.setTimeout(600_000);
			const place = await prepare();
			const server = new Killable(origin, place.settings);
			try {
				await server.start();
				if (PUPILS > DEMO_PUPILS) {
					await server.end('SIGTERM');
					await place.ask(MORE_PUPILS);
					await server.start();
				}
				await openDesk(page, BEA, 'BRUSSEL-STAD - TEST School 2');
				expect(await without(page)).toBe(PUPILS);
				await page.getByLabel(`Alle ${PUPILS} leerlingen van dit resultaat`).check();
				await page.getByRole('button', { name: 'Maak LeerID’s aan' }).click();
				await page.getByRole('button', { name: 'Bewaren en afdrukken' }).click();
				await expect(page).toHaveURL(/\/reeks\//);
				const batch = page.url();
				const done = async () => {
					await page.goto(batch);
					return Number(await page.getByRole('progressbar').getAttribute('value'));
				};
				await expect.poll(done, { intervals: [300], timeout: 120_000 }).toBeGreaterThan(15);
				await server.end('SIGKILL');

				await server.start();
				expect([0, PUPILS]).toContain(await without(page));
				await page.goto(batch);
				const made = page.getByText(`${PUPILS} LeerID’s zijn aangemaakt`);
				const numbers = new Set<number>();
				await expect(async () => {
					numbers.add(await without(page));
					await page.goto(batch);
					await expect(made).toBeVisible({ timeout: 500 });
				}).toPass({ timeout: 400_000 });
				numbers.add(await without(page));
				expect([...numbers].filter((number) => number !== 0 && number !== PUPILS)).toEqual([]);
				expect(await without(page)).toBe(0);

				// The whole school is there once, and nobody was passed over for having an account already.
				await page.goto('/schoolloket/leerid-beheer');
				await expect(page.getByText(`Totaal aantal rijen: ${PUPILS + 49}`)).toBeVisible();
				await page.goto(batch);
				await expect(page.getByText(/intussen al een LeerID/)).toHaveCount(0);
			} finally {
				await server.end('SIGTERM');
				await place.clean();
			}
		});
	});
