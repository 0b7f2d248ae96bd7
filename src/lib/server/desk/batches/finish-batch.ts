import { TEMPORARY_PASSWORD_DAYS } from '$lib/domain/credentials/temporary-password';
import { asc, eq, sql } from 'drizzle-orm';
import { createAccounts, issueNewSecrets, proposeUsernames, takenUsernames } from '../../accounts';
import type { Context } from '../../context';
import { accountBatches, accountBatchItems, accounts, oneOf, selectRows } from '../../db';
import { enqueueJob } from '../../jobs';
import { elsewhereOf, FROM_SEEN, seenPupils } from '../visible-pupils';
import { BATCH_LIFE } from './create-batch';
import { eraseBatch } from './erase-batches';
import type { BatchItem, BatchRow } from './fetch-batch';

type HashedItem = BatchItem & { hash: string; pepperId: string };
type Outcome = BatchItem['outcome'];

/** "desk" in ASCII. Two batches that end at the same moment do so one after the other, and so agree on usernames. */
const FINISH_LOCK = 0x6465736b;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes what the batch promised, in the caller's transaction: everything at once or nothing. A pupil who got an account
 * from somebody else meanwhile keeps that one; a pupil who left is passed over; a username that was given meanwhile gets
 * the next number. Returns how many were made.
 */
export async function finishBatch(ctx: Context, batch: BatchRow): Promise<number> {
	await ctx.db.execute(sql`select pg_advisory_xact_lock(${FINISH_LOCK}::int)`);
	const items = (await ctx.db
		.select()
		.from(accountBatchItems)
		.where(eq(accountBatchItems.batchId, batch.id))
		.orderBy(asc(accountBatchItems.place))) as HashedItem[];
	const outcomes = await judge(ctx, batch, items);
	const made = items.filter((item) => outcomes.get(item.id) === 'made');

	if (batch.purpose === 'create') {
		await renameTaken(ctx, items, made);
		await createAccounts(
			ctx,
			made.map((item) => ({ ...item, ...termsOf(ctx, item), schoolId: batch.schoolId }))
		);
	} else {
		await issueNewSecrets(
			ctx,
			made.map((item) => ({ ...item, ...termsOf(ctx, item), schoolId: batch.schoolId }))
		);
	}
	for (const outcome of ['made', 'had-account', 'left'] as const) {
		const ids = items.filter(({ id }) => outcomes.get(id) === outcome).map(({ id }) => id);
		if (ids.length > 0)
			await ctx.db.update(accountBatchItems).set({ outcome }).where(oneOf(accountBatchItems.id, ids));
	}
	const expiresAt = new Date(ctx.now.getTime() + BATCH_LIFE);
	await ctx.db
		.update(accountBatches)
		.set({ state: 'done', finishedAt: ctx.now, expiresAt })
		.where(eq(accountBatches.id, batch.id));
	await enqueueJob(ctx, eraseBatch, { payload: { batchId: batch.id }, runAt: expiresAt });
	return made.length;
}

/** What becomes of each row, now that it is decided. */
async function judge(
	ctx: Context,
	batch: BatchRow,
	items: readonly BatchItem[]
): Promise<Map<string, Outcome>> {
	const pupilIds = items.map(({ pupilId }) => pupilId);
	const bounds = { schoolId: batch.schoolId, groupIds: null };
	const here = await selectRows<{ pupilId: string; elsewhere: boolean }>(
		ctx.db,
		sql`${seenPupils(bounds, ctx.now, { pupilIds })} 
			select s.pupil_id as "pupilId", ${elsewhereOf(bounds, ctx.now)} as elsewhere ${FROM_SEEN}`
	);
	// A new secret is no longer this school's to give once the pupil is at another.
	const ours = here.filter(({ elsewhere }) => batch.purpose === 'create' || !elsewhere);
	const present = new Set(ours.map(({ pupilId }) => pupilId));
	const existing = await ctx.db
		.select({ pupilId: accounts.pupilId })
		.from(accounts)
		.where(oneOf(accounts.pupilId, pupilIds));
	const owners = new Set(existing.map(({ pupilId }) => pupilId));
	const outcomeOf = ({ pupilId }: BatchItem): Outcome => {
		if (!present.has(pupilId)) return 'left';
		if (batch.purpose === 'create') return owners.has(pupilId) ? 'had-account' : 'made';
		return owners.has(pupilId) ? 'made' : 'left';
	};
	return new Map(items.map((item) => [item.id, outcomeOf(item)]));
}

/** Gives rows whose username was given to somebody else since the draft the next number (F35), in place. */
async function renameTaken(ctx: Context, items: readonly BatchItem[], made: HashedItem[]): Promise<void> {
	const taken = await takenUsernames(
		ctx,
		made.map(({ username }) => username)
	);
	const renamed = made.filter(({ username }) => taken.has(username));
	const proposals = await proposeUsernames(
		ctx,
		renamed.map(({ username }) => username.replace(/\d+$/, '') || username),
		items.map(({ username }) => username)
	);
	for (const [i, item] of renamed.entries()) {
		item.username = proposals[i] ?? item.username;
		await ctx.db
			.update(accountBatchItems)
			.set({ username: item.username })
			.where(eq(accountBatchItems.id, item.id));
	}
}

/** A temporary password must be replaced, and dies unused (F9, A31). */
const termsOf = ({ now }: Context, { kind }: BatchItem) => ({
	mustReplace: kind === 'temporary',
	expiresAt: kind === 'temporary' ? new Date(now.getTime() + TEMPORARY_PASSWORD_DAYS * DAY) : null
});
