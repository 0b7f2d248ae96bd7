import { and, eq, gt } from 'drizzle-orm';
import type { Context } from '../../context';
import { accountBatches, accountBatchItems, batchKeys } from '../../db';
import { AppError } from '../../errors';
import type { KeySet } from '../../keys';
import type { DeskActor } from '../../staff';
import { fetchOrRefuse } from '../fetch-or-refuse';
import { openBatchKey } from './batch-key';

export type BatchRow = typeof accountBatches.$inferSelect;
export type BatchItem = typeof accountBatchItems.$inferSelect;

/** A batch with the key that opens its secrets. */
export interface OpenBatch extends BatchRow {
	key: KeySet;
}

/**
 * The batch, for the person who made it, at the school it was made for, within its day (D5). Anyone else's, one that is
 * over and one that never was look alike (A14).
 */
export const fetchBatch = (ctx: Context, actor: DeskActor, batchId: string): Promise<OpenBatch> =>
	fetchOrRefuse(ctx, actor, 'batch', batchId, async ([id = '']) => {
		const [found] = await ctx.db
			.select({ batch: accountBatches, keySealed: batchKeys.keySealed })
			.from(accountBatches)
			.innerJoin(batchKeys, eq(batchKeys.batchId, accountBatches.id))
			.where(
				and(
					eq(accountBatches.id, id),
					eq(accountBatches.schoolId, actor.schoolId),
					eq(accountBatches.createdBy, actor.staffId),
					gt(accountBatches.expiresAt, ctx.now)
				)
			);
		const key = found && openBatchKey(ctx, id, found.keySealed);
		return key && { ...found.batch, key };
	});

/** One row of a batch that was fetched. */
export const fetchItem = (
	ctx: Context,
	actor: DeskActor,
	batch: OpenBatch,
	itemId: string
): Promise<BatchItem> =>
	fetchOrRefuse(ctx, actor, 'batch-item', itemId, async ([id = '']) => {
		const [item] = await ctx.db
			.select()
			.from(accountBatchItems)
			.where(and(eq(accountBatchItems.id, id), eq(accountBatchItems.batchId, batch.id)));
		return item;
	});

/**
 * Locks a batch that is still a draft, within the caller's transaction, so that what is changed is not being made at
 * that moment. Throws `AppError('conflict')` when it is no draft any more.
 */
export async function lockDraft({ db }: Context, batchId: string): Promise<void> {
	const [row] = await db
		.select({ state: accountBatches.state })
		.from(accountBatches)
		.where(eq(accountBatches.id, batchId))
		.for('update');
	if (row?.state !== 'draft') throw new AppError('conflict', { message: 'the batch is no draft any more' });
}
