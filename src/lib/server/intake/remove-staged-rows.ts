import { eq, sql } from 'drizzle-orm';
import { importParts, importSeen, selectRows, type Database } from '../db';

/** Blocks of 8 kB a statement: some ten thousands of rows, short enough to let others in between, and to end in time. */
const STEP = 2_000;

/**
 * Removes what a run staged, its names with it, some at a time: a million in one statement would outlast its patience. Goes
 * through the table from begin to end, because looking the rows up would cost more than writing them did.
 */
export async function removeStagedRows(db: Database, runId: string, signal?: AbortSignal): Promise<void> {
	const [table] = await selectRows<{ blocks: number }>(
		db,
		sql`select (pg_relation_size('import_rows') / current_setting('block_size')::int)::int as blocks`
	);
	for (let block = 0; block < (table?.blocks ?? 0); block += STEP) {
		signal?.throwIfAborted();
		await db.execute(sql`delete from import_rows where run_id = ${runId}::uuid
			and ctid >= ${`(${block},0)`}::tid and ctid < ${`(${block + STEP},0)`}::tid`);
	}
	await db.delete(importSeen).where(eq(importSeen.runId, runId));
	await db.delete(importParts).where(eq(importParts.runId, runId));
}
