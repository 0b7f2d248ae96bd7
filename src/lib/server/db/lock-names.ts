import { sql } from 'drizzle-orm';
import { selectRows, type Database } from './client';

/**
 * Holds what these names stand for until the transaction of `db` ends: of those who come at the same moment the second waits here, also
 * on another server, and then sees what the first wrote. Taken in one order, so that two who hold the same names never wait for
 * each other. For what has no row yet that could be locked.
 */
export async function lockNames(db: Database, names: readonly string[]): Promise<void> {
	for (const name of names.toSorted())
		await selectRows(
			db,
			sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0)) is null as locked`
		);
}
