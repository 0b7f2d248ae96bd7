import { expect, test } from '@playwright/test';
import { execFile, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
const ARDALAN = { username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' };
/** Of pupils of school 2 in the demo. */
const CLASSES = 'stamnummer;klas\n5938;1LA\n89681;1LB\n';

interface Place {
	/** Where the first server lives, and what a new machine is given. */
	lost: Record<string, string>;
	found: Record<string, string>;
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
		async clean() {
			await administer((sql, name) => sql`drop database if exists ${sql(name)} with (force)`);
			await postgres.stop();
		}
	};
}

async function onEmbedded(): Promise<Place> {
	return { lost: {}, found: {}, clean: () => Promise.resolve() };
}

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
	['PostgreSQL', 3285, onPostgres],
	['the embedded database', 3287, onEmbedded]
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

			await end(server, 'SIGKILL');
			mkdirSync(there);
			// The keys were kept apart; of the rest of the machine nothing is left.
			if (existsSync(join(here, 'keys')))
				cpSync(join(here, 'keys'), join(there, 'keys'), { recursive: true });
			rmSync(here, { recursive: true, force: true });

			const found = settings(place.found, there);
			const [backup = ''] = readdirSync(backups).filter((name) => /\.(dump|tar\.gz)$/.test(name));
			const words = ['restore', '--from', join(backups, backup), '--journal', journal];
			expect(await leerid(words, found)).toMatch(/The database is back\./);
			server = await startServer(found);
			const later = new People(origin);
			expect(await later.scan(card)).toBe(404);
			expect(await later.signInPupil(ARDALAN)).toBeNull();
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
