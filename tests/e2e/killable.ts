import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openSql from 'postgres';
import { startPostgres } from '../support/postgres.ts';

const root = join(import.meta.dirname, '..', '..');
const KEYS = ['PEPPER', 'SEALING', 'DEVICE', 'LOOKUP', 'PAIRWISE', 'NATIONAL_NUMBER', 'SIGNING'];

/** Where a server of our own keeps its data. */
export interface Place {
	settings: Record<string, string>;
	/** Of the database, where it has one. */
	url?: string;
	/** Rows of the last statement. On the embedded engine only while no server runs. */
	ask(query: string): Promise<Record<string, unknown>[]>;
	clean(): Promise<void>;
}

/** A server of our own, to kill and to start again on the same data. */
export class Killable {
	#child: ChildProcess | undefined;

	constructor(
		readonly origin: string,
		readonly settings: Record<string, string>
	) {}

	async start(): Promise<void> {
		const child = spawn(process.execPath, ['build/start/server.js'], {
			cwd: root,
			env: {
				PATH: process.env.PATH,
				...{ ENV_FILE: '', HOST: 'localhost', PORT: new URL(this.origin).port, ORIGIN: this.origin },
				...this.settings
			},
			stdio: ['ignore', 'pipe', 'inherit']
		});
		this.#child = child;
		await new Promise<void>((ready, failed) => {
			child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
			child.stdout.on('data', (text: Buffer) => text.includes('is ready') && ready());
		});
	}

	async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((done) => child.once('exit', done));
		child.kill(signal);
		await ended;
	}
}

/** A PostgreSQL with the demo, thrown away afterwards. */
export async function onPostgres(): Promise<Place> {
	const postgres = await startPostgres();
	const database = `leerid_e2e_${randomBytes(6).toString('hex')}`;
	const url = new URL(postgres.url);
	url.pathname = `/${database}`;
	const administer = async (work: (sql: openSql.Sql) => Promise<unknown>) => {
		const sql = openSql(postgres.url, { max: 1, onnotice: () => undefined });
		await work(sql);
		await sql.end();
	};
	await administer((sql) => sql`create database ${sql(database)}`);
	const ask = async (query: string) => {
		const sql = openSql(url.href, { max: 1, onnotice: () => undefined });
		const rows = await sql.unsafe(query);
		await sql.end();
		return [...rows] as Record<string, unknown>[];
	};
	const keys = KEYS.map((name) => [`KEY_${name}`, `test:${randomBytes(32).toString('base64url')}`]);
	return {
		settings: {
			...{ DATABASE_URL: url.href, DATABASE_MIGRATION_URL: url.href, DEMO: '1' },
			...(Object.fromEntries(keys) as Record<string, string>)
		},
		url: url.href,
		ask,
		async clean() {
			await administer((sql) => sql`drop database if exists ${sql(database)} with (force)`);
			await postgres.stop();
		}
	};
}

/** The embedded database in a folder of its own, thrown away afterwards; asked and changed while no server has it. */
export function onEmbedded(): Place {
	const folder = mkdtempSync(join(tmpdir(), 'leerid-killed-'));
	const ask = async (query: string) => {
		const database = await PGlite.create(join(folder, 'database'), { extensions: { pg_trgm, unaccent } });
		const [last] = (await database.exec(query)).slice(-1);
		await database.close();
		return (last?.rows ?? []) as Record<string, unknown>[];
	};
	return {
		settings: { DATA_DIR: folder },
		ask,
		clean: async () => rmSync(folder, { recursive: true, force: true })
	};
}
