import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { openPostgres, selectRows, type OpenDatabase } from './client';
import { findMigrations, migrateDatabase } from './migrate';
import { findMigratingFault } from './migrating-role';
import { readSchemaVersion, tellAhead } from './read-version';
import { findServingFault } from './serving-role';

const database = useTestDatabase();

/** The migrations of the project and one more. */
let migrationsDir: string;
beforeEach(() => {
	migrationsDir = mkdtempSync(join(tmpdir(), 'leerid-migrations-'));
	cpSync('drizzle', migrationsDir, { recursive: true });
	const path = join(migrationsDir, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { when: number }[] };
	const last = journal.entries.at(-1)!;
	journal.entries.push({ ...last, tag: '9999_more', when: last.when + 1 } as { when: number });
	writeFileSync(path, JSON.stringify(journal));
	writeFileSync(join(migrationsDir, '9999_more.sql'), 'create table more (id int);');
});
afterEach(() => rmSync(migrationsDir, { recursive: true }));

const hasMore = async ({ db }: OpenDatabase) =>
	(await selectRows(db, sql`select to_regclass('more') is not null as found`))[0]?.found;

test('the migrations are found from the working folder and from above any file of the project', () => {
	expect(findMigrations()).toBe(resolve('drizzle'));
	const before = process.cwd();
	process.chdir(tmpdir());
	try {
		expect(findMigrations(join(before, 'build/server/chunks'))).toBe(join(before, 'drizzle'));
		expect(() => findMigrations(tmpdir())).toThrow(/MIGRATIONS_DIR/);
	} finally {
		process.chdir(before);
	}
});

test('a database that is up to date, or ahead, is let be without a migrating role', async () => {
	const one = await database.fresh();
	await migrateDatabase(one, { databasePrepare: true });
	await one.db.execute(
		sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`
	);
	await migrateDatabase(one, { migrationsDir, databasePrepare: true });
	expect(await hasMore(one)).toBe(false);
});

test('a database that a newer program migrated is told, with how far it is', async () => {
	const { db } = database;
	const known = await readSchemaVersion(db, {});
	expect(known).toEqual({ newest: expect.stringMatching(/^\d{4}_\w+$/) as string, ahead: 0, aheadOf: null });
	expect(tellAhead(known)).toBeNull();
	const later = Date.UTC(2099, 10, 24, 8);
	await db.execute(
		sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('one', ${later - 1}), ('two', ${later})`
	);
	const found = await readSchemaVersion(db, {});
	expect(found).toEqual({ newest: known.newest, ahead: 2, aheadOf: new Date(later) });
	expect(tellAhead(found)).toMatch(
		new RegExp(
			`newer than this program: it bears 2 migrations after ${known.newest}, the newest of 2099-11-24\\.`
		)
	);
});

if (database.engine === 'embedded') {
	test('the embedded database is migrated at start, and once', async () => {
		const one = await database.fresh();
		await migrateDatabase(one, { migrationsDir, databasePrepare: true });
		await migrateDatabase(one, { migrationsDir, databasePrepare: true });
		expect(await hasMore(one)).toBe(true);
	});
} else {
	test('PostgreSQL is migrated by its own role only, also by three starts at once', async () => {
		const one = await database.fresh();
		await expect(migrateDatabase(one, { migrationsDir, databasePrepare: true })).rejects.toThrow(
			/DATABASE_MIGRATION_URL/
		);
		expect(await hasMore(one)).toBe(false);

		const migrationUrl = await addressOf(one);
		const start = () => migrateDatabase(one, { migrationsDir, migrationUrl, databasePrepare: true });
		await Promise.all([start(), start(), start()]);
		expect(await hasMore(one)).toBe(true);
	});

	test('the role that serves reads and writes rows and changes no tables', async () => {
		const one = await database.fresh();
		const migrationUrl = await addressOf(one);
		const { serving, end } = await servingRole(one);
		try {
			await migrateDatabase(serving, { migrationsDir, migrationUrl, databasePrepare: true }).catch(
				() => undefined
			);
			await migrateDatabase(serving, { migrationsDir, migrationUrl, databasePrepare: true });
			await serving.db.execute(sql`insert into more values (1)`);
			expect(await selectRows(serving.db, sql`select id from more`)).toEqual([{ id: 1 }]);
			await expect(serving.db.execute(sql`create table mine (id int)`)).rejects.toThrow();
			await expect(serving.db.execute(sql`drop table more`)).rejects.toThrow();
			// But a month of the audit, through the functions that do no more than that.
			await serving.db.execute(sql`select make_audit_month('2020-03-01')`);
			await expect(serving.db.execute(sql`drop table audit_events_2020_03`)).rejects.toThrow();
			await serving.db.execute(sql`select drop_audit_month('2020-03-01')`);
		} finally {
			await end();
		}
	});

	test('a start that is killed leaves the serving role with its rights on every table, or without the table', async () => {
		const one = await database.fresh();
		const { serving, end } = await servingRole(one);
		try {
			const migrationUrl = await addressOf(one);
			const settings = { migrationsDir, migrationUrl, databasePrepare: true };
			// The last that a start does is to give rights: it fails there as if it were killed.
			await one.db.execute(sql`create function refuse() returns event_trigger language plpgsql as
				$$ begin if current_setting('leerid.fails', true) = 'yes' then raise 'killed'; end if; end $$`);
			await one.db.execute(
				sql`create event trigger killed on ddl_command_start when tag in ('GRANT') execute function refuse()`
			);
			const [name] = await selectRows<{ name: string }>(one.db, sql`select current_database() as name`);
			const set = (value: string) =>
				one.db.execute(sql.raw(`alter database "${name!.name}" set leerid.fails = '${value}'`));
			await set('yes');
			await expect(migrateDatabase(serving, settings)).rejects.toThrow(/killed/);
			expect(await hasMore(one)).toBe(false);
			await set('no');
			await migrateDatabase(serving, settings);
			await serving.db.execute(sql`insert into more values (1)`);
		} finally {
			await end();
		}
	});

	test('a migrating role that is not there is said in one sentence', async () => {
		const address = new URL(await addressOf(await database.fresh()));
		address.username = 'leerid_nobody';
		const settings = { migrationsDir, migrationUrl: address.href, databasePrepare: true };
		await expect(migrateDatabase(await database.fresh(), settings)).rejects.toMatchObject({
			name: 'StartError',
			message: expect.stringMatching(
				/refuses the user or the password: .* correct DATABASE_MIGRATION_URL/
			) as string
		});
	});

	test('a migrating role that would not do is known before there is something to migrate', async () => {
		const [one, other] = [await database.fresh(), await database.fresh()];
		const fault = (migrationUrl?: string) =>
			findMigratingFault(one.db, { migrationUrl, databasePrepare: true });
		expect(await fault()).toBeNull();
		const right = await addressOf(one);
		expect(await fault(right)).toBeNull();
		expect(await fault(await addressOf(other))).toMatch(/^DATABASE_MIGRATION_URL leads to another database/);
		const nowhere = new URL(right);
		nowhere.port = '1';
		expect(await fault(nowhere.href)).toMatch(
			/does not answer: start it, or correct DATABASE_MIGRATION_URL\.$/
		);
		const { serving, end } = await servingRole(one);
		try {
			const address = new URL(right);
			address.username = `leerid_serving_${process.pid}`;
			expect(await fault(address.href)).toMatch(/does not own the tables/);
			expect(await findMigratingFault(serving.db, { migrationUrl: right, databasePrepare: true })).toBeNull();
		} finally {
			await end();
		}
	});

	test('a role that serves and may change the tables is known', async () => {
		const one = await database.fresh();
		expect(await findServingFault(one.db)).toMatch(
			/^The role of DATABASE_URL may change and drop the tables/
		);
		const { serving, end } = await servingRole(one);
		try {
			expect(await findServingFault(serving.db)).toBeNull();
		} finally {
			await end();
		}
	});

	test('nothing is made in another database than the one that is served', async () => {
		const [one, other] = [await database.fresh(), await database.fresh()];
		const settings = { migrationsDir, migrationUrl: await addressOf(other), databasePrepare: true };
		await expect(migrateDatabase(one, settings)).rejects.toThrow(/leads to another database/);
		expect(await hasMore(other)).toBe(false);
	});

	test('a migration that finds a table in use keeps nobody else waiting, and gets its turn', async () => {
		const one = await database.fresh();
		writeFileSync(
			join(migrationsDir, '9999_more.sql'),
			'lock table accounts in access exclusive mode;\n--> statement-breakpoint\ncreate table more (id int);'
		);
		const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		const backup = one.db.transaction(async (tx) => {
			await tx.execute(sql`select count(*) from accounts`);
			held.resolve();
			await released.promise;
		});
		await held.promise;
		const migration = migrateDatabase(one, {
			migrationsDir,
			migrationUrl: await addressOf(one),
			databasePrepare: true
		});
		const waits = () =>
			selectRows(
				one.db,
				sql`select from pg_locks where not granted and mode = 'AccessExclusiveLock'
				and database = (select oid from pg_database where datname = current_database())`
			);
		await expect.poll(async () => (await waits()).length, { timeout: 10_000 }).toBe(1);
		// Behind who waits for the table for itself alone stands everybody, while the backup goes on.
		await one.db.execute(sql`select count(*) from accounts`);
		released.resolve();
		await Promise.all([backup, migration]);
		expect(await hasMore(one)).toBe(true);
	}, 30_000);
}

/** A database opened by a role that may do nothing yet. */
async function servingRole(one: OpenDatabase) {
	const role = sql.identifier(`leerid_serving_${process.pid}`);
	await one.db.execute(sql`create role ${role} login`);
	const address = new URL(await addressOf(one));
	address.username = `leerid_serving_${process.pid}`;
	const serving = openPostgres(address.href, { databasePool: 2, databasePrepare: true });
	const end = async () => {
		await serving.close();
		await one.db.execute(sql`drop owned by ${role}`);
		await one.db.execute(sql`drop role ${role}`);
	};
	return { serving, end };
}

async function addressOf({ db }: OpenDatabase): Promise<string> {
	const address = new URL(process.env.TEST_DATABASE_URL ?? '');
	const [row] = await selectRows<{ name: string }>(db, sql`select current_database() as name`);
	address.pathname = `/${row!.name}`;
	return address.href;
}
