import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { openPostgres, selectRows, type Database, type OpenDatabase } from '$lib/server/db/client';
import { applyMigrations, findMigrations } from '$lib/server/db/migrate';
import { migrationsHash } from './migrations-hash';

/** Any number of our own: "test" in ASCII. */
const TEMPLATE_LOCK = 0x74657374;

/** A migrated, empty database on the server of TEST_DATABASE_URL, copied from a prepared one and dropped when closed. */
export async function createPostgres(): Promise<OpenDatabase> {
	const url = process.env.TEST_DATABASE_URL;
	if (!url)
		throw new Error(
			'TEST_DATABASE_URL is missing: run npm test, or set it to a PostgreSQL whose role may create databases.'
		);
	const name = `leerid_test_${randomBytes(6).toString('hex')}`;
	await asAdmin(url, async (admin) => {
		const template = await prepareTemplate(admin, url);
		await admin.execute(sql`create database ${sql.identifier(name)} template ${sql.identifier(template)}`);
	});
	const database = open(url, name, 10);
	const close = async () => {
		await database.close();
		await asAdmin(url, (admin) => dropDatabase(admin, name));
	};
	let closed: Promise<void> | undefined;
	return { ...database, close: () => (closed ??= close()) };
}

/** The name of the database to copy. Made once for these migrations; the lock is this connection's and ends with it. */
async function prepareTemplate(admin: Database, url: string): Promise<string> {
	const migrations = findMigrations();
	const template = `leerid_template_${migrationsHash(migrations)}`;
	await selectRows(admin, sql`select pg_advisory_lock(${TEMPLATE_LOCK}::int)`);
	const found = await selectRows(admin, sql`select 1 as found from pg_database where datname = ${template}`);
	if (found.length === 0) {
		const unfinished = `${template}_unfinished`;
		await dropDatabase(admin, unfinished);
		await admin.execute(sql`create database ${sql.identifier(unfinished)}`);
		const database = open(url, unfinished, 1);
		await applyMigrations(database, migrations).finally(() => database.close());
		await admin.execute(
			sql`alter database ${sql.identifier(unfinished)} rename to ${sql.identifier(template)}`
		);
	}
	await selectRows(admin, sql`select pg_advisory_unlock(${TEMPLATE_LOCK}::int)`);
	return template;
}

const dropDatabase = async (admin: Database, name: string): Promise<void> => {
	await admin.execute(sql`drop database if exists ${sql.identifier(name)} with (force)`);
};

async function asAdmin(url: string, work: (admin: Database) => Promise<void>): Promise<void> {
	const admin = openPostgres(url, { databasePool: 1, databasePrepare: true }, 0);
	await work(admin.db).finally(() => admin.close());
}

function open(url: string, name: string, databasePool: number): OpenDatabase {
	const address = new URL(url);
	address.pathname = `/${name}`;
	return openPostgres(address.href, { databasePool, databasePrepare: true });
}
