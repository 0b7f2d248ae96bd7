import { sql } from 'drizzle-orm';
import type { Settings } from '../env';
import { openPostgres, selectRows, type Database } from './client';
import { explainUnusable } from './unusable';

/** Milliseconds for an answer. */
const PATIENCE = 5_000;

/** Which database of which server it is. */
const IDENTITY = sql`select pg_postmaster_start_time()::text as started,
	(select oid::text from pg_database where datname = current_database()) as number`;
/** Whether this role may change the tables, where there are any. */
const MAY_CHANGE = sql`select coalesce(bool_and(pg_has_role(c.relowner, 'usage')), true) as yes
	from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relname = 'accounts'`;

const identityOf = async (db: Database): Promise<string> =>
	JSON.stringify((await selectRows<{ started: string; number: string }>(db, IDENTITY))[0]);

/**
 * Why the role of DATABASE_MIGRATION_URL could not bring the tables of `serving` up to a newer version, in one sentence; null when it
 * could, or is not set. One connection, for a moment. Throws what `serving` itself throws.
 */
export async function findMigratingFault(
	serving: Database,
	{ migrationUrl, databasePrepare }: Pick<Settings, 'migrationUrl' | 'databasePrepare'>
): Promise<string | null> {
	if (!migrationUrl) return null;
	const migrating = openPostgres(migrationUrl, { databasePool: 1, databasePrepare }, PATIENCE);
	try {
		const served = await identityOf(serving);
		return await faultOf(migrating.db, served).catch((error: unknown) => {
			const known = explainUnusable(error, migrationUrl, 'DATABASE_MIGRATION_URL');
			if (!known) throw error;
			return known.message;
		});
	} finally {
		await migrating.close();
	}
}

async function faultOf(migrating: Database, served: string): Promise<string | null> {
	if ((await identityOf(migrating)) !== served)
		return 'DATABASE_MIGRATION_URL leads to another database than DATABASE_URL: correct one of them.';
	const [may] = await selectRows<{ yes: boolean }>(migrating, MAY_CHANGE);
	return may?.yes
		? null
		: 'The role of DATABASE_MIGRATION_URL does not own the tables: correct it, or make them its own ("alter table … owner to").';
}
