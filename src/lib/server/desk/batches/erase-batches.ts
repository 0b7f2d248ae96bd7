import { keepsFor } from '$lib/domain/retention/rules';
import { and, eq, lt, lte } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { accountBatches, databaseNow, deskUndos } from '../../db';
import { recordErasure } from '../../erasures';
import { defineJob } from '../../jobs';

/** At the very end of a batch's day: removes it with its secrets and its key. Queued when the batch is made and done. */
export const eraseBatch = defineJob<{ batchId: string }, { erased: number }>('erase-batch', {
	run: async ({ payload, context }) => ({ erased: await eraseExpired(context(), payload.batchId) })
});

/** Every night: whatever a lost job left behind. */
export const eraseBatches = defineJob<{ day: string }, { erased: number }>('erase-batches', {
	daily: { hour: 4 },
	async run({ context }) {
		const ctx = context();
		const undos = await ctx.db
			.delete(deskUndos)
			.where(lt(deskUndos.at, new Date(ctx.now.getTime() - keepsFor('undos'))))
			.returning({ id: deskUndos.id });
		await recordErasure(ctx, { rule: 'undos', count: undos.length });
		return { erased: await eraseExpired(ctx) };
	}
});

/**
 * Deletes batches whose day is over, by the clock by which their job was due: rows, sealed secrets and keys. Of the key nothing is
 * left then, not even in a backup, because none holds that table (docs/desk.md).
 */
function eraseExpired(ctx: Context, batchId?: string): Promise<number> {
	return inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.delete(accountBatches)
			.where(
				and(
					lte(accountBatches.expiresAt, databaseNow),
					batchId === undefined ? undefined : eq(accountBatches.id, batchId)
				)
			)
			.returning({ id: accountBatches.id, schoolId: accountBatches.schoolId });
		for (const { id, schoolId } of gone)
			await recordAudit(ctx, { action: 'desk.batch-erased', schoolId, detail: { batch: id } });
		await recordErasure(ctx, { rule: 'batch-secrets', count: gone.length });
		return gone.length;
	});
}
