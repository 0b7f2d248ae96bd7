import { and, eq, lt, lte } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { accountBatches, deskUndos } from '../../db';
import { defineJob } from '../../jobs';

/** Undo rows hold no secret; a day leaves time to see what was taken back. */
const KEEP_UNDOS = 24 * 60 * 60 * 1000;

/** At the very end of a batch's day: removes it with its secrets and its key. Queued when the batch is made and done. */
export const eraseBatch = defineJob<{ batchId: string }, { erased: number }>('erase-batch', {
	run: async ({ payload, context }) => ({ erased: await eraseExpired(context(), payload.batchId) })
});

/** Every night: whatever a lost job left behind. */
export const eraseBatches = defineJob<{ day: string }, { erased: number }>('erase-batches', {
	daily: { hour: 4 },
	async run({ context }) {
		const ctx = context();
		await ctx.db.delete(deskUndos).where(lt(deskUndos.at, new Date(ctx.now.getTime() - KEEP_UNDOS)));
		return { erased: await eraseExpired(ctx) };
	}
});

/**
 * Deletes batches whose day is over: rows, sealed secrets and keys. Of the key nothing is left then, not even in a
 * backup, because none holds that table (docs/desk.md).
 */
function eraseExpired(ctx: Context, batchId?: string): Promise<number> {
	return inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.delete(accountBatches)
			.where(
				and(
					lte(accountBatches.expiresAt, ctx.now),
					batchId === undefined ? undefined : eq(accountBatches.id, batchId)
				)
			)
			.returning({ id: accountBatches.id, schoolId: accountBatches.schoolId });
		for (const { id, schoolId } of gone)
			await recordAudit(ctx, { action: 'desk.batch-erased', schoolId, detail: { batch: id } });
		return gone.length;
	});
}
