import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Settings } from '../env';
import { StartError } from '../errors';
import { log } from '../log';
import { sqlState } from './failures';
import { openPostgres, selectRows, type Database, type OpenDatabase, type Transaction } from './client';
import { findMigratingFault } from './migrating-role';

/** Any number that nothing else in the database locks: "leer" in ASCII. */
const MIGRATION_LOCK = 0x6c656572;
/** Milliseconds that a migration stands in line for a table: behind it stands everybody who signs in. */
const LOCK_PATIENCE = 2_000;
/** Milliseconds between two tries, and for all of them: who holds a table that long is a backup or a report. */
const REST = 3_000;
const PATIENCE = 30 * 60_000;
/** Somebody else has the table: `lock_not_available`, `deadlock_detected` (PostgreSQL, appendix A). */
const HELD = new Set<string | null>(['55P03', '40P01']);

type MigrationSettings = Pick<Settings, 'migrationsDir' | 'migrationUrl' | 'databasePrepare'>;

/**
 * Brings the tables up to this version of the program. Embedded: here and now. PostgreSQL: only with a migrating role
 * (`DATABASE_MIGRATION_URL`), one start at a time; without it, throws `StartError` when a migration has not been applied.
 * A database that is ahead of the program is let be: migrations work with the version before them.
 */
export async function migrateDatabase(database: OpenDatabase, settings: MigrationSettings): Promise<void> {
	const folder = settings.migrationsDir ?? findMigrations();
	const state = await readState(database.db, folder);
	if (state === 'up-to-date') return;
	if (database.engine === 'embedded') return applyMigrations(database, folder);
	if (settings.migrationUrl) return migrateAs(settings.migrationUrl, database.db, settings, folder);
	throw new StartError(
		state === 'behind'
			? 'The database is not at the version of this program: set DATABASE_MIGRATION_URL to a role that may change tables, and start again.'
			: 'The role of DATABASE_URL may not read the schema drizzle: set DATABASE_MIGRATION_URL once, and the start gives it its rights.'
	);
}

/** Whether every migration of this program has been applied to `db`. */
export async function isMigrated(
	db: Database,
	{ migrationsDir }: Pick<Settings, 'migrationsDir'>
): Promise<boolean> {
	return (await readState(db, migrationsDir ?? findMigrations())) === 'up-to-date';
}

/** Applies what is missing, through `database` itself. */
export const applyMigrations = ({ db }: OpenDatabase, migrationsFolder: string): Promise<void> =>
	db.transaction((tx) => applyWithin(tx, migrationsFolder));

/** What drizzle's own migrator does, in a transaction of the caller: it would begin one of its own. */
async function applyWithin(tx: Transaction, migrationsFolder: string): Promise<void> {
	await tx.execute(sql`create schema if not exists drizzle`);
	await tx.execute(
		sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
	);
	const applied = sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`;
	const [last] = await selectRows<{ at: string | null }>(tx, applied);
	for (const { sql: statements, hash, folderMillis } of readMigrationFiles({ migrationsFolder })) {
		if (Number(last?.at ?? 0) >= folderMillis) continue;
		for (const statement of statements) await tx.execute(sql.raw(statement));
		await tx.execute(
			sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`
		);
	}
}

/**
 * The folder drizzle/ of this project: under the working folder, or above this file, wherever the build put it.
 * Throws `StartError` when it is in neither.
 */
export function findMigrations(from: string = import.meta.dirname): string {
	const places = [process.cwd()];
	for (let place = from; place !== dirname(place); place = dirname(place)) places.push(place);
	const found = places
		.map((place) => join(place, 'drizzle'))
		.find((place) => existsSync(join(place, 'meta/_journal.json')));
	if (!found)
		throw new StartError(
			'The migrations are not found: start in the folder of the project, or set MIGRATIONS_DIR.'
		);
	return found;
}

/** `forbidden`: this role cannot even see which migrations there are. */
async function readState(db: Database, folder: string): Promise<'up-to-date' | 'behind' | 'forbidden'> {
	const newest = readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0;
	const table = sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
	const applied = sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`;
	try {
		const [first] = await selectRows<{ present: boolean }>(db, table);
		if (!first?.present) return 'behind';
		const [last] = await selectRows<{ at: string | null }>(db, applied);
		return Number(last?.at ?? 0) >= newest ? 'up-to-date' : 'behind';
	} catch (error) {
		const { cause } = error as { cause?: { code?: unknown } };
		if (cause?.code === '42501') return 'forbidden'; // insufficient_privilege
		throw error;
	}
}

/** Migrates as the role of `url`, and tries again when somebody else holds a table: who signs in does not wait for that. */
async function migrateAs(
	url: string,
	serving: Database,
	{ databasePrepare }: MigrationSettings,
	folder: string
): Promise<void> {
	const migrating = openPostgres(url, { databasePool: 1, databasePrepare }, 0);
	try {
		// Before a table is made, and outside a transaction, where a connection that is refused says why.
		const fault = await findMigratingFault(serving, { migrationUrl: url, databasePrepare });
		if (fault !== null) throw new StartError(fault);
		const [role] = await selectRows<{ name: string }>(serving, sql`select current_user::text as name`);
		const end = Date.now() + PATIENCE;
		while (!(await tryToMigrate(migrating.db, folder, role?.name ?? '', end))) await sleep(REST);
	} catch (error) {
		if (error instanceof StartError) throw error;
		throw new StartError(
			HELD.has(sqlState(error))
				? 'The database could not be migrated (a backup or a long query holds its tables): start again when that is over.'
				: `The database could not be migrated (${reasonOf(error)}): check the role of DATABASE_MIGRATION_URL.`,
			{ cause: error }
		);
	} finally {
		await migrating.close();
	}
}

/**
 * Tables, and the rights of the role that serves, in one transaction: who serves meanwhile never meets a table without its rights,
 * and a start that is killed leaves nothing half. The lock of that transaction lets one start at a time in, also behind a pooler in
 * transaction mode; who waited finds nothing left to do. False when a table is held by somebody, until `end`; then it throws.
 */
async function tryToMigrate(db: Database, folder: string, role: string, end: number): Promise<boolean> {
	try {
		await db.transaction(async (tx) => {
			await selectRows(tx, sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::int)`);
			await selectRows(tx, sql`select set_config('lock_timeout', ${String(LOCK_PATIENCE)}, true)`);
			await applyWithin(tx, folder);
			await grantUse(tx, role);
		});
		return true;
	} catch (error) {
		if (!HELD.has(sqlState(error)) || Date.now() > end) throw error;
		log.warn('a backup or a long query holds a table that a migration needs: it tries again');
		return false;
	}
}

/** The serving role reads and writes rows, and changes no tables (SECURITY 13.2.2). */
async function grantUse(db: Database, name: string): Promise<void> {
	const role = sql.identifier(name);
	await db.execute(sql`grant usage on schema public, drizzle to ${role}`);
	await db.execute(sql`grant select, insert, update, delete on all tables in schema public to ${role}`);
	await db.execute(sql`grant usage on all sequences in schema public to ${role}`);
	await db.execute(sql`grant execute on all functions in schema public to ${role}`);
	await db.execute(sql`grant select on drizzle.__drizzle_migrations to ${role}`);
}

/** What the server said; drizzle's own message would repeat the whole statement. */
function reasonOf(error: unknown): string {
	const { cause } = error as { cause?: unknown };
	const inner = cause instanceof Error ? cause : error;
	return inner instanceof Error ? (inner.message.split('\n', 1)[0] ?? '') : 'unknown reason';
}
