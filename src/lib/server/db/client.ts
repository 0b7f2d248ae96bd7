import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { embeddedFolder, type Settings } from '../env';
import { StartError } from '../errors';
import { sayNoFolder } from '../say-no-folder';
import { loadKeys } from '../keys';
import { refuseOtherOwner } from '../owner';
import { lockFolder } from './lock';
import { createPostgresPool, type PoolState } from './postgres-pool';
import * as schema from './schema';

/**
 * The database on either engine, or a transaction of it. Where the two differ:
 * - inside `db.transaction` use only its argument: on the embedded engine (one connection) anything else waits for ever;
 * - in raw SQL give instants as `sql.param(date, column)` or as text: postgres.js takes no bare `Date`;
 * - rows of raw SQL come through `selectRows`, because the results of the drivers have unlike shapes;
 * - a bigint (`count(*)`) is a number up to 2^53 on both; write `::int` all the same, it says what is meant.
 */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface OpenDatabase {
	db: Database;
	engine: 'embedded' | 'postgresql';
	/** Of the embedded engine only: a copy of it all, as it is at one instant (tar, gzip). */
	dump?: () => Promise<Blob>;
	/** Of PostgreSQL only. */
	pool?: () => PoolState;
	/** Of PostgreSQL only: `PostgresPool.admitOnly`. */
	admitOnly?: (query: string) => void;
	/** Waits for what is running, then gives everything back. May be called twice. */
	close(): Promise<void>;
}

/** How the schema's camelCase names are written in the database. */
export const options = { schema, casing: 'snake_case' } as const;

type Connection = Pick<
	Settings,
	'embedded' | 'dataDir' | 'keyTexts' | 'databaseUrl' | 'databasePool' | 'databasePrepare'
>;

/**
 * Opens the database, without looking at its tables. PostgreSQL is only reached at the first query. The embedded
 * database is created when it is not there, after its keys, so that none is ever without.
 * Throws `StartError` when the data folder is in use, has lost its keys or cannot be opened.
 */
export async function openDatabase(settings: Connection): Promise<OpenDatabase> {
	return settings.embedded || !settings.databaseUrl
		? openEmbedded(settings)
		: openPostgres(settings.databaseUrl, settings);
}

async function openEmbedded(settings: Connection): Promise<OpenDatabase> {
	await refuseOtherOwner(embeddedFolder(settings));
	const lock = await lockFolder(settings.dataDir).catch(async (error: NodeJS.ErrnoException) => {
		if (error instanceof StartError || !error.code) throw error;
		const file = await sayNoFolder(settings.dataDir);
		throw new StartError(
			file
				? `DATA_DIR cannot be used: ${settings.dataDir} ${file}.`
				: `DATA_DIR cannot be used (${error.code}): make ${settings.dataDir} writable for this user.`,
			{ cause: error }
		);
	});
	try {
		await loadKeys(settings);
		// Not loaded by a server on PostgreSQL.
		const { createPglite, wrapPglite } = await import('./embedded');
		const open = wrapPglite(await createPglite(embeddedFolder(settings)));
		return { ...open, close: once(() => open.close().finally(() => lock.release())) };
	} catch (error) {
		await lock.release();
		throw error;
	}
}

/** The database on PostgreSQL. Reaches nothing yet. `statementTimeout` is in milliseconds, 0 for none. */
export function openPostgres(
	url: string,
	{ databasePool, databasePrepare }: Pick<Settings, 'databasePool' | 'databasePrepare'>,
	statementTimeout = STATEMENT_TIMEOUT
): OpenDatabase {
	const client = createPostgresPool(url, { max: databasePool, prepare: databasePrepare, statementTimeout });
	const db = drizzlePostgres({ client: client as unknown as Sql, ...options }) as unknown as Database;
	return {
		...{ db, engine: 'postgresql', pool: () => client.state() },
		admitOnly: (query) => client.admitOnly(query),
		close: once(() => client.end())
	};
}

/** Milliseconds: longer than anything a request asks, shorter than a network that has silently gone. */
const STATEMENT_TIMEOUT = 30_000;

/** The rows of a raw query. `Row` is a promise of the caller's; columns keep the names of the SQL. */
export async function selectRows<Row extends Record<string, unknown>>(
	db: Database,
	query: SQL
): Promise<Row[]> {
	const result = (await db.execute(query)) as unknown as Row[] | { rows: Row[] };
	return Array.isArray(result) ? [...result] : result.rows;
}

/** `close`, whatever often it is asked. */
export function once(close: () => Promise<void>): () => Promise<void> {
	let closed: Promise<void> | undefined;
	return () => (closed ??= close());
}
