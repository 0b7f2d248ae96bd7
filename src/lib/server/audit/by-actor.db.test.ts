import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { selectRows, type Database } from '../db';
import { doneToOthers } from './by-actor';
import { eraseAuditDetail } from './erase-detail';
import { recordAudit } from './record-audit';

const database = useTestDatabase();
const [PUPIL, OTHER] = [crypto.randomUUID(), crypto.randomUUID()];

test('what a pupil did is erased with the pupil: to the own account, to another, to none', async () => {
	const ctx = makeContext(database.db);
	const asPupil = makeContext(database.db, { actor: { kind: 'pupil', accountId: PUPIL } });
	await recordAudit(asPupil, { action: 'sign-out', accountId: PUPIL });
	await recordAudit(asPupil, { action: 'sign-out', accountId: OTHER });
	await recordAudit(asPupil, { action: 'sign-out' });
	await recordAudit(ctx, { action: 'sign-out', accountId: OTHER });
	expect(await eraseAuditDetail(ctx, [PUPIL])).toBe(3);
	expect(await eraseAuditDetail(ctx, [OTHER])).toBe(1);
});

/** What the planner would do if it had to read a table from begin to end as its last resort. */
async function planOf(db: Database, where: ReturnType<typeof sql>): Promise<string> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`set local enable_seqscan = off`);
		const rows = await selectRows<{ 'QUERY PLAN': string }>(
			tx,
			sql`explain (costs off) select 1 from audit_events where ${where}`
		);
		return rows.map((row) => row['QUERY PLAN']).join('\n');
	});
}

test('who did something is found by the index of the months, and by nothing less than the words of that index', async () => {
	const { db } = database;
	const found = await planOf(db, doneToOthers('staff', sql`= ${PUPIL}::uuid`));
	expect(found).toContain('actor_id_action_idx');
	expect(found).not.toContain('Seq Scan');
	const erased = await planOf(
		db,
		sql`account_id = ${PUPIL}::uuid or ${doneToOthers('pupil', sql`= any(array[${PUPIL}::uuid])`)}`
	);
	expect(erased).toContain('actor_id_action_idx');
	expect(erased).not.toContain('Seq Scan');
	expect(await planOf(db, sql`actor_kind = 'staff' and actor_id = ${PUPIL}::uuid`)).toContain('Seq Scan');
});
