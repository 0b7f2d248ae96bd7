import { kindFor, makeSecret, type MadeKind } from '$lib/domain/desk/made-secret';
import { readUsername, type UsernameRefusal } from '$lib/domain/desk/username-change';
import { and, asc, eq, ne } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { takenUsernames } from '../../accounts';
import { inTransaction, type Context } from '../../context';
import { accountBatches, accountBatchItems, violatedConstraint } from '../../db';
import type { DeskActor } from '../../staff';
import { sealSecret } from './batch-key';
import { fetchBatch, fetchItem, lockDraft, type BatchItem, type OpenBatch } from './fetch-batch';

/** Which row of which draft. */
export interface DraftRow {
	batchId: string;
	itemId: string;
}

/** Gives a row of a draft another username; returns why not, at once (F60). Only for accounts that are still to be made. */
export async function changeDraftUsername(
	ctx: Context,
	actor: DeskActor,
	{ batchId, itemId, typed }: DraftRow & { typed: string }
): Promise<UsernameRefusal | null> {
	const batch = await fetchBatch(ctx, actor, batchId);
	const item = await fetchItem(ctx, actor, batch, itemId);
	const reading = readUsername(typed);
	if ('refusal' in reading) return reading.refusal;
	const { username } = reading;
	if (username === item.username) return null;
	if (batch.purpose !== 'create' || (await takenUsernames(ctx, [username])).size > 0) return 'taken';
	try {
		await inTransaction(ctx, async (ctx) => {
			await lockDraft(ctx, batch.id);
			await ctx.db.update(accountBatchItems).set({ username }).where(eq(accountBatchItems.id, item.id));
		});
		return null;
	} catch (error) {
		if (violatedConstraint(error) === 'account_batch_items_username_key') return 'taken';
		throw error;
	}
}

/** Another secret for a row of a draft, of the same kind or, for a basis account, of another. */
export async function changeDraftSecret(
	ctx: Context,
	actor: DeskActor,
	{ batchId, itemId, kind }: DraftRow & { kind: MadeKind | null }
): Promise<void> {
	const batch = await fetchBatch(ctx, actor, batchId);
	const item = await fetchItem(ctx, actor, batch, itemId);
	await inTransaction(ctx, async (ctx) => {
		await lockDraft(ctx, batch.id);
		await replaceSecret(ctx, batch, item, kind);
	});
}

/** One kind of secret for every basis account of a draft; those that have it keep the secret they were shown with. */
export async function changeDraftKind(
	ctx: Context,
	actor: DeskActor,
	{ batchId, kind }: { batchId: string; kind: 'pictures' | 'word' }
): Promise<void> {
	const batch = await fetchBatch(ctx, actor, batchId);
	await inTransaction(ctx, async (ctx) => {
		await lockDraft(ctx, batch.id);
		const items = await ctx.db
			.select()
			.from(accountBatchItems)
			.where(
				and(
					eq(accountBatchItems.batchId, batch.id),
					eq(accountBatchItems.type, 'basis'),
					ne(accountBatchItems.kind, kind)
				)
			)
			.orderBy(asc(accountBatchItems.place));
		for (const item of items) await replaceSecret(ctx, batch, item, kind);
	});
}

/** Throws a draft away, key and all (*Annuleer*). */
export async function cancelDraft(ctx: Context, actor: DeskActor, batchId: string): Promise<void> {
	const batch = await fetchBatch(ctx, actor, batchId);
	await inTransaction(ctx, async (ctx) => {
		await lockDraft(ctx, batch.id);
		await ctx.db.delete(accountBatches).where(eq(accountBatches.id, batch.id));
	});
}

async function replaceSecret(
	ctx: Context,
	batch: OpenBatch,
	{ id, type, kind }: BatchItem,
	asked: MadeKind | null
): Promise<void> {
	const secret = makeSecret(kindFor(type, asked, kind), randomBytes);
	await ctx.db
		.update(accountBatchItems)
		.set({ kind: secret.kind, secretSealed: sealSecret(batch.key, id, secret) })
		.where(eq(accountBatchItems.id, id));
}
