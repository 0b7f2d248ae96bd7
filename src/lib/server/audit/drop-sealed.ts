import { and, isNotNull, isNull, lt, max, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { auditSeals, selectRows, type Database } from '../db';
import { dropAuditMonth, isRecordedBy, listAuditMonths, type AuditMonth } from './months';

/** Rows a statement: short enough to let others in between. */
const STEP = 2_000;

/**
 * Removes the audit of whole months that ended before `before`: their partitions in a moment, what lies elsewhere in short
 * statements. The seals of their windows say so, so that the chain stays whole. A month whose last window ends after `before`,
 * or that is not sealed to its end, stays. Returns how many rows went. In the caller's transaction, and its last part: dropping a
 * partition lets nobody else at the audit until that ends.
 */
export async function dropSealedAudit({ db, now }: Context, before: Date): Promise<number> {
	const end = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth()));
	const marked = await db
		.update(auditSeals)
		.set({ droppedAt: now })
		.where(and(isNull(auditSeals.droppedAt), lt(auditSeals.after, end), lt(auditSeals.until, before)))
		.returning({ rows: auditSeals.rows });
	const [reached] = await db
		.select({ until: max(auditSeals.until) })
		.from(auditSeals)
		.where(isNotNull(auditSeals.droppedAt));
	if (!reached?.until) return 0;
	const months: AuditMonth[] = [];
	for (const month of await listAuditMonths(db, end))
		if (await isRecordedBy(db, month, reached.until)) months.push(month);
	await removeOutside(db, months, reached.until);
	for (const month of months) await dropAuditMonth(db, month);
	return marked.reduce((sum, { rows }) => sum + rows, 0);
}

/** What was recorded by `until` and lies in none of `months`: the edges of windows, and rows that no month was made for. */
async function removeOutside(db: Database, months: readonly AuditMonth[], until: Date): Promise<void> {
	const outside = months.map(
		({ floor, ceiling }) => sql`and (id < ${floor}::uuid or id >= ${ceiling}::uuid)`
	);
	for (let gone = STEP; gone === STEP;) {
		const rows = await selectRows(
			db,
			sql`delete from audit_events where id = any(array(select id from audit_events
				where recorded_at <= ${until.toISOString()}::timestamptz ${sql.join(outside, sql` `)}
				limit ${STEP}::int)) returning 1 as one`
		);
		gone = rows.length;
	}
}
