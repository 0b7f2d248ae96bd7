import { eq, sql } from 'drizzle-orm';
import { importParts, selectRows, type Database } from '../db';

/** Rows a statement: short enough to let others in between, and to end in time. */
const STEP = 50_000;

/** Removes what a run staged, its names with it, some at a time: a million in one statement would outlast its patience. */
export async function removeStagedRows(db: Database, runId: string, signal?: AbortSignal): Promise<void> {
	for (let removed = STEP; removed === STEP;) {
		signal?.throwIfAborted();
		const [gone] = await selectRows<{ count: number }>(
			db,
			sql`with gone as (
				delete from import_rows where ctid = any(array(
					select ctid from import_rows where run_id = ${runId}::uuid limit ${STEP}::int)) returning 1
			) select count(*)::int as count from gone`
		);
		removed = gone?.count ?? 0;
	}
	await db.delete(importParts).where(eq(importParts.runId, runId));
}
