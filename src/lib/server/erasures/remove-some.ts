import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { selectRows, type Database } from '../db';

/** Rows a statement: short enough to let others in between, on the one connection of the embedded database. */
export const STEP = 2_000;

/**
 * Deletes at most `STEP` rows for which `where` holds, by place in the table (`ctid`), since not every key is one column.
 * Returns how many went: fewer than `STEP` means that none is left.
 */
export async function removeSome(tx: Database, table: PgTable, where: SQL | undefined): Promise<number> {
	const gone = await selectRows(
		tx,
		sql`delete from ${table} where ctid = any(array(
			select ctid from ${table} where ${where} limit ${STEP}::int)) returning 1 as one`
	);
	return gone.length;
}
