import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { KEY_VARIABLES } from '../env-variables';
import { lockFolder } from './lock';

// Making a database on a disk takes seconds, and many when the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const database = useTestDatabase();

let dataDir: string;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'leerid-get-'));
	vi.stubEnv('DATA_DIR', dataDir);
	vi.resetModules();
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(dataDir, { recursive: true });
});

/** PostgreSQL at `url`, with keys of its own. */
function usePostgres(url: string) {
	vi.stubEnv('DATABASE_URL', url);
	for (const variable of Object.values(KEY_VARIABLES))
		vi.stubEnv(variable, `test:${randomBytes(32).toString('base64url')}`);
}

test('the database is opened and migrated once, also across a hot reload, and closed when the server stops', async () => {
	if (database.engine === 'postgresql') {
		const { db } = await database.fresh();
		const { selectRows } = await import('./client');
		const [row] = await selectRows<{ name: string }>(db, sql`select current_database() as name`);
		const address = new URL(process.env.TEST_DATABASE_URL ?? '');
		address.pathname = `/${row!.name}`;
		usePostgres(address.href);
	}
	const { getDatabase, selectRows, isUnavailable, schools } = await import('./index');
	const [first, second] = await Promise.all([getDatabase(), getDatabase()]);
	expect(second).toBe(first);
	vi.resetModules();
	expect(await (await import('./index')).getDatabase()).toBe(first);
	expect(first.engine).toBe(database.engine);
	expect(await first.db.select().from(schools)).toEqual([]);

	(process as NodeJS.EventEmitter).emit('sveltekit:shutdown', 'SIGTERM');
	await first.close();
	const error: unknown = await selectRows(first.db, sql`select 1 as one`).catch((reason: unknown) => reason);
	expect(isUnavailable(error)).toBe(true);
	await (await lockFolder(dataDir)).release();
});

if (database.engine === 'postgresql')
	test('a start without its database fails in one sentence without the password, and the next one tries anew', async () => {
		usePostgres('postgres://leerid:geheim@127.0.0.1:1/leerid');
		const { getDatabase } = await import('./index');
		const sentence = 'The database at 127.0.0.1:1 does not answer: start it, or correct DATABASE_URL.';
		const first = getDatabase();
		await expect(first).rejects.toThrow(sentence);
		const second = getDatabase();
		expect(second).not.toBe(first);
		await expect(second).rejects.toThrow(sentence);
	});

if (database.engine === 'postgresql')
	test('where no server is the one that is asked for, people hear within seconds that the database is away', async () => {
		const { openConnection } = await import('./postgres-connection');
		const { isUnavailable } = await import('./failures');
		const { host } = new URL(process.env.TEST_DATABASE_URL ?? '');
		const address = `${process.env.TEST_DATABASE_URL?.replace(host, `${host},127.0.0.1:1`)}?target_session_attrs=`;
		const open = (asked: string) =>
			openConnection(
				`${address}${asked}`,
				{ prepare: true, statementTimeout: 30_000 },
				{ parsers: {}, serializers: {} }
			);
		const [found, none] = [open('read-write'), open('standby')];
		expect(await found.run({ query: 'select 1 as one' })).toMatchObject([{ one: 1 }]);
		const failure: unknown = await none.run({ query: 'select 1' }).catch((error: unknown) => error);
		expect(isUnavailable(failure)).toBe(true);
		expect(none.dead).toBe(true);
		for (const one of [found, none]) one.end();
	});

if (database.engine === 'postgresql')
	test.each([
		[
			'leerid_nobody',
			'postgres',
			/^The database at .* refuses the user or the password: .* correct DATABASE_URL\.$/
		],
		['', 'leerid_nowhere', /^The database at .* has no database leerid_nowhere: .* correct DATABASE_URL\.$/]
	])(
		'a role (%s) or a database (%s) that is not there is said in one sentence',
		async (role, name, sentence) => {
			const address = new URL(process.env.TEST_DATABASE_URL ?? '');
			if (role) address.username = role;
			address.pathname = `/${name}`;
			usePostgres(address.href);
			const { getDatabase } = await import('./index');
			await expect(getDatabase()).rejects.toMatchObject({
				name: 'StartError',
				message: expect.stringMatching(sentence) as string
			});
		}
	);

if (database.engine === 'postgresql')
	test('a server that runs on while its database is dropped and restored serves nothing of it until the journal was played', async () => {
		const { db } = await database.fresh();
		const { selectRows } = await import('./client');
		const [row] = await selectRows<{ name: string }>(db, sql`select current_database() as name`);
		const address = new URL(process.env.TEST_DATABASE_URL ?? '');
		address.pathname = `/${row!.name}`;
		usePostgres(address.href);
		const { closeDatabase, databaseState, getDatabase, isUnavailable, schools } = await import('./index');
		const served = await getDatabase();
		expect(await served.db.select().from(schools)).toEqual([]);

		// To a server that runs, a database that was dropped and made again is one whose connections all ended.
		await db.execute(sql`create schema leerid_restoring_20261123023000`);
		await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()`);
		const ask = () =>
			served.db
				.select()
				.from(schools)
				.catch((error: unknown) => error);
		await expect.poll(async () => isUnavailable(await ask())).toBe(true);
		for (let again = 0; again < 3; again++) expect(isUnavailable(await ask())).toBe(true);
		expect(await databaseState()).toBe('behind');

		await db.execute(sql`drop schema leerid_restoring_20261123023000`);
		expect(await ask()).toEqual([]);
		expect(await databaseState()).toBe('ok');
		await closeDatabase();
	});

if (database.engine === 'postgresql')
	test('a server that met the empty database before its restore was begun looks anew whether it may serve', async () => {
		const { db } = await database.fresh();
		const { selectRows } = await import('./client');
		const [row] = await selectRows<{ name: string }>(db, sql`select current_database() as name`);
		const address = new URL(process.env.TEST_DATABASE_URL ?? '');
		address.pathname = `/${row!.name}`;
		usePostgres(address.href);
		const { closeDatabase, databaseState, getDatabase, isUnavailable, schools } = await import('./index');
		const served = await getDatabase();
		const ask = () =>
			served.db
				.select()
				.from(schools)
				.catch((error: unknown) => error);
		expect(await ask()).toEqual([]);

		// Only a probe asks, and misses no table by it: its connection was admitted while there was no mark yet.
		await db.execute(sql`alter schema drizzle rename to away`);
		expect(await databaseState()).toBe('behind');
		await db.execute(sql`create schema leerid_restoring_20261123023000`);
		await db.execute(sql`alter schema away rename to drizzle`);
		expect(isUnavailable(await ask())).toBe(true);

		await db.execute(sql`drop schema leerid_restoring_20261123023000`);
		expect(await ask()).toEqual([]);
		await closeDatabase();
	});
