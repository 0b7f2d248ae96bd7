import { sql } from 'drizzle-orm';
import { selectRows, type Database } from '$lib/server/db';

/** How often this transaction has read all of `table` so far, from the first row to the last. */
export async function countWholeReads(db: Database, table: string): Promise<number> {
	const [row] = await selectRows<{ count: number }>(
		db,
		sql`select seq_scan::int as count from pg_stat_xact_user_tables where relname = ${table}`
	);
	return row?.count ?? 0;
}
