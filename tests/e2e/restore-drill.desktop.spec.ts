import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { expect, test } from '@playwright/test';
import { execFile, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import openSql from 'postgres';
import { end, makeKeys, startServer } from '../faults/application.ts';
import { DIRECTOR, OPERATOR, SECRETARY, signInStaff } from '../faults/staff.ts';
import { Client } from '../support/plain-client.ts';
import { startPostgres } from '../support/postgres.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const LIST = '/schoolloket/leerid-beheer';
const SETTINGS = '/schoolloket/schoolinstellingen';
const SUHEDA = { username: 'suheda.carabin', password: '29ban9' };
const AURELIAN = { username: 'aurelian.appels', password: 'pgusJ7Zn' };
const ARDALAN = { username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' };
/** Whose last enrollment is over for years, in no school year that the demo would move to this one. */
const LONG_GONE = `update enrollments set begin_date = '2019-09-01', planned_end_date = '2020-08-31', deregistered_on = null,
		stamnummer = '7' || stamnummer
	where pupil_id = (select pupil_id from accounts where username = '${AURELIAN.username}');
	delete from jobs where kind = 'erase'`;
/** What is left of that pupil. */
const REMAINS = `select (select count(*) from pupils where family_name = 'Appels')::int as pupils,
	(select count(*) from usernames where username = '${AURELIAN.username}')::int as names,
	(select count(*) from erased_pupils)::int as proofs, (select count(*) from retired_usernames)::int as retired,
	(select count(*) from audit_events a join erased_pupils e on e.account_id = a.account_id
		where a.action <> 'pupil.erased' and (a.device is not null or a.detail <> '{}'))::int as told`;
/** Of pupils of school 2 in the demo. */
const CLASSES = 'stamnummer;klas\n5938;1LA\n89681;1LB\n';

interface Place {
	/** Where the first server lives, and what a new machine is given. */
	lost: Record<string, string>;
	found: Record<string, string>;
	/** The last row of statements about a database that no server has open. `data` is where the server keeps its own. */
	ask(of: 'lost' | 'found', data: string, statements: string): Promise<Record<string, unknown> | undefined>;
	/** Puts another pairwise key in the place of the right one, and gives what takes it back. */
	spoilKey(data: string): { settings: Record<string, string>; mend(): void };
	clean(): Promise<void>;
}

async function onPostgres(): Promise<Place> {
	const postgres = await startPostgres({ keepsCommits: true });
	const [lost, found] = ['lost', 'found'].map((word) => `leerid_${word}_${randomBytes(6).toString('hex')}`);
	const administer = async (work: (sql: openSql.Sql, name: string) => Promise<unknown>) => {
		const sql = openSql(postgres.url, { max: 1, onnotice: () => undefined });
		for (const name of [lost, found]) await work(sql, name ?? '');
		await sql.end();
	};
	await administer((sql, name) => sql`create database ${sql(name)}`);
	const keys = makeKeys();
	const settings = (name = '') => {
		const url = new URL(postgres.url);
		url.pathname = `/${name}`;
		return { ...keys, DATABASE_URL: url.href, DATABASE_MIGRATION_URL: url.href, DEMO: '1' };
	};
	return {
		...{ lost: settings(lost), found: settings(found) },
		async ask(of, _, statements) {
			const sql = openSql(settings(of === 'lost' ? lost : found).DATABASE_URL, {
				max: 1,
				onnotice: () => undefined
			});
			const rows = (await sql.unsafe(statements).simple()) as unknown as Record<string, unknown>[];
			await sql.end();
			return rows[0];
		},
		spoilKey: () => ({ settings: { KEY_PAIRWISE: otherKey() }, mend: () => undefined }),
		async clean() {
			await administer((sql, name) => sql`drop database if exists ${sql(name)} with (force)`);
			await postgres.stop();
		}
	};
}

async function onEmbedded(): Promise<Place> {
	return {
		...{ lost: {}, found: {} },
		async ask(_, data, statements) {
			const database = await PGlite.create(join(data, 'database'), { extensions: { pg_trgm, unaccent } });
			const results = await database.exec(statements);
			await database.close();
			return results.at(-1)?.rows[0];
		},
		spoilKey(data) {
			const path = join(data, 'keys', 'pairwise');
			const right = readFileSync(path, 'utf8');
			writeFileSync(path, otherKey());
			return { settings: {}, mend: () => writeFileSync(path, right) };
		},
		clean: () => Promise.resolve()
	};
}

const otherKey = () => `another:${randomBytes(32).toString('base64url')}`;

/** The pages that the drill needs, as people use them. */
class People {
	readonly #origin: string;
	readonly director: Client;
	readonly secretary: Client;
	constructor(origin: string) {
		this.#origin = origin;
		this.director = new Client(origin);
		this.secretary = new Client(origin);
	}

	async signIn(): Promise<void> {
		await signInStaff(this.director, DIRECTOR);
		await signInStaff(this.secretary, SECRETARY);
	}

	async share(): Promise<void> {
		const { text } = await this.director.ask(`${SETTINGS}/delen`);
		const field = (name: string): [string, string] => [
			name,
			new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
		];
		const answer = await this.director.ask(`${SETTINGS}/delen`, [field('versie'), field('vingerafdruk')]);
		expect(answer.status).toBe(303);
	}

	/** How many pupils have class information, as the page says that asks whether to stop. */
	async pupilsWithClass(): Promise<number> {
		const { text } = await this.director.ask(`${SETTINGS}/stoppen`);
		return Number(/nu van (\d+) leerling/.exec(text)?.[1]);
	}

	async readInClasses(): Promise<void> {
		const operator = new Client(this.#origin);
		await signInStaff(operator, OPERATOR);
		const body = new FormData();
		body.set('pakket', 'wisa');
		body.set('instellingsnummer', '2');
		body.set('bestand', new File([CLASSES], 'klassen.csv', { type: 'text/csv' }));
		const answer = await fetch(`${this.#origin}/beheer/klasinformatie?/inlezen`, {
			...{ method: 'POST', body },
			headers: {
				...{ origin: this.#origin, accept: 'text/html' },
				cookie: `leerid_staff=${operator.cookie('leerid_staff')}`
			}
		});
		expect(await answer.text()).toContain('2 rijen bewaard');
	}

	async pageOf(name: string): Promise<string> {
		const fields = ['groep', 'status', 'type', 'sorteer', 'getoond'].map((field): [string, string] => [
			field,
			''
		]);
		const { location = '' } = await this.secretary.ask(`${LIST}?/zoek`, [['zoek', name], ...fields]);
		const { text } = await this.secretary.ask(location);
		const [page] = /\/schoolloket\/leerid-beheer\/leerling\/[0-9a-f-]{36}/.exec(text) ?? [];
		if (!page) throw new Error(`the desk does not find ${name}`);
		return page;
	}

	async signInPupil({ username, password }: typeof SUHEDA): Promise<Client | null> {
		const client = new Client(this.#origin);
		await client.ask(`/${username}?/wachtwoord`, [['password', password]]);
		return client.cookie('leerid_session') ? client : null;
	}

	async cardOf({ username }: typeof SUHEDA): Promise<string> {
		const { text } = await new Client(this.#origin).ask('/dev/kaarten');
		const [, card] =
			new RegExp(`href="([^"]+)"[^>]*data-card="${username.replace('.', '\\.')}"`).exec(text) ?? [];
		if (!card) throw new Error(`no card of ${username}`);
		return new URL(card, this.#origin).pathname;
	}

	/** 303 when the card leads on, 404 when it is void. */
	scan = async (card: string): Promise<number> => (await new Client(this.#origin).ask(card)).status;
}

// The demo application takes the port behind that of its server.
for (const [engine, port, prepare] of [
	['PostgreSQL', 3301, onPostgres],
	['the embedded database', 3303, onEmbedded]
] as const)
	test(`${engine}: a machine is lost and restored, and what was taken away since the backup stays away`, async () => {
		test.setTimeout(400_000);
		const folder = mkdtempSync(join(tmpdir(), 'leerid-drill-'));
		const [here, there, backups] = ['lost', 'found', 'backups'].map((name) => join(folder, name)) as [
			string,
			string,
			string
		];
		const journal = join(folder, 'elsewhere', 'journal.jsonl');
		const origin = `http://localhost:${port}`;
		const place = await prepare();
		const settings = (more: Record<string, string>, data: string) => ({
			...{ PATH: process.env.PATH, ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin },
			...{ DATA_DIR: data, JOURNAL_FILE: journal },
			...more
		});
		const leerid = async (words: string[], env: NodeJS.ProcessEnv) =>
			(await run(process.execPath, ['src/start/leerid.ts', ...words], { cwd: root, env })).stdout;
		let server: ChildProcess | undefined;
		try {
			const lost = settings(place.lost, here);
			server = await startServer(lost);
			const people = new People(origin);
			await people.signIn();
			await people.director.ask(`${SETTINGS}?/pakket`, [['pakket', 'wisa']]);
			await people.share();
			await people.readInClasses();
			expect(await people.pupilsWithClass()).toBe(2);
			const card = await people.cardOf(SUHEDA);
			expect(await people.scan(card)).toBe(303);
			const suheda = await people.signInPupil(SUHEDA);
			expect(await people.signInPupil(AURELIAN)).not.toBeNull();
			const [hers, his] = [await people.pageOf('carabin'), await people.pageOf('bhatti')];

			expect(await leerid(['backup', '--to', backups], lost)).toContain('THE KEYS ARE NOT IN IT');
			expect((await people.director.ask(`${SETTINGS}/stoppen`, [])).status).toBe(303);
			expect((await people.secretary.ask(`${hers}?/kaart`, [['reden', 'verloren']])).status).toBe(303);
			expect((await people.secretary.ask(`${his}?/blokkeer`, [['reden', 'gsm']])).status).toBe(303);
			expect(await people.scan(card)).toBe(404);
			const kinds = () => (existsSync(journal) ? readFileSync(journal, 'utf8') : '');
			await expect.poll(kinds, { timeout: 60_000 }).toMatch(/account-blocked/);
			expect(kinds()).toMatch(/card-voided/);
			expect(kinds()).toMatch(/class_memberships/);

			// A pupil whose time is over is erased by the night, which begins anew with the server.
			await end(server, 'SIGTERM');
			await place.ask('lost', here, LONG_GONE);
			server = await startServer(lost);
			await expect.poll(kinds, { timeout: 60_000 }).toMatch(/removed:pupils/);
			expect(await new People(origin).signInPupil(AURELIAN)).toBeNull();

			await end(server, 'SIGKILL');
			mkdirSync(there);
			// The keys were kept apart; of the rest of the machine nothing is left.
			if (existsSync(join(here, 'keys')))
				cpSync(join(here, 'keys'), join(there, 'keys'), { recursive: true });
			rmSync(here, { recursive: true, force: true });

			const found = settings(place.found, there);
			const [backup = ''] = readdirSync(backups).filter((name) => /\.(dump|tar\.gz)$/.test(name));
			const words = ['restore', '--from', join(backups, backup), '--journal', journal];
			const spoilt = place.spoilKey(there);
			const unlike = { ...found, ...spoilt.settings };
			const refusal =
				/(KEY_PAIRWISE|keys\/pairwise) holds another key than the one this database was used with/;
			// Stopped between its two halves: until the journal was played, nothing opens what was put back.
			const half = leerid(words, unlike);
			await expect(half).rejects.toThrow(refusal);
			await expect(half).rejects.toThrow(/the restore is not done.*leerid restore-finish .*journal\.jsonl/s);
			spoilt.mend();
			const bar = /its journal was not played: finish it with "leerid restore-finish"/;
			await expect(startServer(found)).rejects.toThrow(bar);
			for (const command of [['check'], ['migrate'], ['backup', '--to', backups]])
				await expect(leerid(command, found)).rejects.toThrow(bar);
			await expect(leerid(words, found)).rejects.toThrow(/there already/);
			await expect(startServer(found)).rejects.toThrow(bar);
			expect(await leerid(['restore-finish', journal], found)).toMatch(/The database is back\./);
			// A journal that was cut off is played as far as it goes, and does not pass for a whole one.
			const torn = `${journal}.torn`;
			writeFileSync(torn, readFileSync(journal).subarray(0, -9));
			const again = leerid(['restore-finish', torn], found);
			await expect(again).rejects.toThrow(/1 lines of the journal could not be read/);

			place.spoilKey(there);
			await expect(startServer(unlike)).rejects.toThrow(refusal);
			await expect(leerid(['check'], unlike)).rejects.toThrow(refusal);
			spoilt.mend();
			expect(await leerid(['check'], found)).toContain('Everything fits, the keys too.');
			expect(await place.ask('found', there, REMAINS)).toEqual({
				pupils: 0,
				names: 0,
				proofs: 1,
				retired: 1,
				told: 0
			});

			server = await startServer(found);
			const later = new People(origin);
			expect(await later.scan(card)).toBe(404);
			expect(await later.signInPupil(ARDALAN)).toBeNull();
			expect(await later.signInPupil(AURELIAN)).toBeNull();
			expect(await later.signInPupil(SUHEDA)).not.toBeNull();
			expect((await suheda?.ask('/dashboard'))?.status).toBe(303);
			await later.signIn();
			expect((await later.director.ask(SETTINGS)).text).toContain(
				'Momenteel deelt je school geen klasinformatie'
			);
			// Were the classes only hidden, a new yes would show them.
			await later.share();
			expect(await later.pupilsWithClass()).toBe(0);
		} finally {
			if (server) await end(server, 'SIGTERM');
			await place.clean();
			rmSync(folder, { recursive: true, force: true });
		}
	});
