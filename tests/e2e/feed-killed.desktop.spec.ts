import { expect, test, type Page } from '@playwright/test';
import openSql from 'postgres';
import { Killable, onEmbedded, onPostgres, type Place } from './killable.ts';
import { OPERATOR, signInStaff } from './staff.ts';

const SCHOOL = '950001';
const ROWS = 12_000;
const HEADER =
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van\n';
const rows = Array.from(
	{ length: ROWS },
	(_, i) => `${SCHOOL};${i + 1};Kind;Nummer ${i + 1};${(i % 6) + 1}de leerjaar;211;2026-09-01\n`
);
const SCHOOLS = `instellingsnummer;naam\n${SCHOOL};School van een gedood bestand\n`;

async function upload(page: Page, name: string, content: string): Promise<void> {
	await page.goto('/beheer/aanlevering');
	await page.getByRole('checkbox', { name: /droogloop/ }).uncheck();
	const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
	await page.getByLabel('Bestand', { exact: true }).setInputFiles(file);
	await page.getByRole('button', { name: 'Opladen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, { timeout: 120_000 });
}

/** What of the file is there: all of it, or nothing. */
async function countsOf({ ask }: Place) {
	const [found] = await ask(`select
		(select count(*)::int from enrollments e join schools s on s.id = e.school_id
			where s.instellingsnummer = '${SCHOOL}') as enrollments,
		(select count(*)::int from pupils where family_name like 'Nummer %') as pupils,
		(select count(*)::int from administrative_groups g join schools s on s.id = g.school_id
			where s.instellingsnummer = '${SCHOOL}') as groups,
		(select count(*)::int from audit_events where action = 'roster.imported') as audited,
		(select state::text from import_runs where file_name = 'gedood.csv') as state`);
	return found as Record<'enrollments' | 'pupils' | 'groups' | 'audited', number> & { state: string };
}

const NOTHING = { enrollments: 0, pupils: 0, groups: 0, state: 'received' };
const EVERYTHING = { enrollments: ROWS, pupils: ROWS, groups: 6, state: 'merged' };

/** The page says itself when it is over; the job is taken up when the dead server has been silent for a minute. */
async function waitUntilMerged(page: Page): Promise<void> {
	await expect(async () => {
		await page.reload();
		await expect(page.getByText('verwerkt', { exact: true })).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 300_000 });
}

// The demo application takes the port behind that of its server.
test.describe('PostgreSQL', () => {
	const origin = 'http://localhost:3305';
	test.use({ baseURL: origin });

	test('a server that is killed between two steps of a merge leaves nothing of it, and the next does it whole, once', async ({
		page
	}) => {
		test.setTimeout(600_000);
		const place = await onPostgres();
		const server = new Killable(origin, place.settings);
		const outsider = openSql(place.url ?? '', { max: 1, onnotice: () => undefined });
		try {
			await server.start();
			await signInStaff(page, OPERATOR, '/beheer/aanlevering');
			await upload(page, 'scholen.csv', SCHOOLS);
			await waitUntilMerged(page);
			const { audited } = await countsOf(place);

			// Whoever holds this table keeps the merge where it has written its pupils and not yet their enrollments.
			const held = Promise.withResolvers<void>();
			const locked = Promise.withResolvers<void>();
			const holding = outsider.begin(async (sql) => {
				await sql`lock table enrollments in share mode`;
				locked.resolve();
				await held.promise;
			});
			await locked.promise;
			await upload(page, 'gedood.csv', HEADER + rows.join(''));
			await expect(page.getByText('Stap 5 van 6. Inschrijvingen worden geschreven.')).toBeVisible({
				timeout: 120_000
			});
			await server.end('SIGKILL');
			held.resolve();
			await holding;
			await expect(async () => expect(await countsOf(place)).toEqual({ ...NOTHING, audited })).toPass({
				timeout: 60_000
			});

			await server.start();
			await waitUntilMerged(page);
			expect(await countsOf(place)).toEqual({ ...EVERYTHING, audited: audited + 1 });
			expect(await place.ask('select 1 from import_rows limit 1')).toEqual([]);
		} finally {
			await outsider.end({ timeout: 1 });
			await server.end('SIGTERM');
			await place.clean();
		}
	});
});

test.describe('the embedded database', () => {
	const origin = 'http://localhost:3307';
	test.use({ baseURL: origin });

	test('a server that is killed while it merges has merged all of a file or nothing of it', async ({
		page
	}) => {
		test.setTimeout(600_000);
		const place = onEmbedded();
		const server = new Killable(origin, place.settings);
		try {
			await server.start();
			await signInStaff(page, OPERATOR, '/beheer/aanlevering');
			await upload(page, 'scholen.csv', SCHOOLS);
			await waitUntilMerged(page);

			// Nobody can look while it merges: the answer to the upload is the last that is heard.
			const answered = page.waitForResponse((response) => response.request().method() === 'POST', {
				timeout: 120_000
			});
			const uploading = upload(page, 'gedood.csv', HEADER + rows.join('')).catch(() => undefined);
			const run = new URL((await (await answered).headerValue('location')) ?? '', origin).pathname;
			await page.waitForTimeout(500);
			await server.end('SIGKILL');
			await uploading;
			const { audited: _, ...after } = await countsOf(place);
			expect([NOTHING, EVERYTHING]).toContainEqual(after);

			await server.start();
			await page.goto(run);
			await waitUntilMerged(page);
			await server.end('SIGTERM');
			expect(await countsOf(place)).toMatchObject(EVERYTHING);
		} finally {
			await server.end('SIGTERM');
			await place.clean();
		}
	});
});
