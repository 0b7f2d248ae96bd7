import { hashedText } from '$lib/domain/desk/made-secret';
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { hashSecret, type StoredHash } from '../../credentials';
import { accountBatches, accountBatchItems, batchKeys } from '../../db';
import { AppError } from '../../errors';
import { defineJob, enqueueJob, JobFailure, rerunJob, type RunningJob } from '../../jobs';
import type { DeskActor } from '../../staff';
import { openBatchKey, openSecret } from './batch-key';
import { fetchBatch, type BatchRow, type OpenBatch } from './fetch-batch';
import { finishBatch } from './finish-batch';

/** Secrets hashed between two commits: what a kill costs at most. */
const STEP = 16;
/** Milliseconds that the job steps aside when more is being hashed than can be waited for. */
const STEP_ASIDE = 1_000;

interface BatchPayload {
	batchId: string;
}

/**
 * *Bewaren en afdrukken*. First hashes every secret, a few at a time, one after another, so that whoever signs in
 * meanwhile waits for one hash at most; then makes everything in one transaction. Killed at any point it goes on where
 * it was, and until that one transaction nothing is visible (SECURITY 2.3.3).
 */
export const runBatch = defineJob<BatchPayload, { made: number }>('account-batch', {
	retry: { attempts: 8 },
	async run(job) {
		const batch = await readRunning(job);
		if (batch === null) return { made: 0 };
		await hashAll(job, batch);
		const ctx = job.context();
		const total = await countItems(ctx, batch.id);
		const acting: Context = {
			...ctx,
			actor: { kind: 'staff', staffId: batch.createdBy, schoolId: batch.schoolId }
		};
		return inTransaction(acting, async (ctx) => {
			const made = await finishBatch(ctx, batch);
			await job.advance(ctx.db, { done: total, total });
			return { made };
		});
	}
});

/**
 * Starts a draft; a second press finds it started and does nothing. Only its maker can, and the draft can no longer be
 * changed from here on.
 */
export async function startBatch(ctx: Context, actor: DeskActor, batchId: string): Promise<void> {
	const batch = await fetchBatch(ctx, actor, batchId);
	await inTransaction(ctx, async (ctx) => {
		const started = await ctx.db
			.update(accountBatches)
			.set({ state: 'running' })
			.where(and(eq(accountBatches.id, batch.id), eq(accountBatches.state, 'draft')))
			.returning({ id: accountBatches.id });
		if (started.length === 0) return;
		const total = await countItems(ctx, batch.id);
		const jobId = await enqueueJob(ctx, runBatch, {
			payload: { batchId: batch.id },
			onceKey: `account-batch:${batch.id}`,
			total,
			createdBy: actor.staffId,
			schoolId: actor.schoolId
		});
		await ctx.db.update(accountBatches).set({ jobId }).where(eq(accountBatches.id, batch.id));
		await recordAudit(ctx, {
			action: 'desk.batch-started',
			schoolId: actor.schoolId,
			detail: { batch: batch.id, purpose: batch.purpose, pupils: total }
		});
	});
}

/** *Probeer opnieuw*: a batch whose job failed goes on where it was. False when it did not fail. */
export async function retryBatch(ctx: Context, actor: DeskActor, batchId: string): Promise<boolean> {
	const { jobId } = await fetchBatch(ctx, actor, batchId);
	return jobId !== null && rerunJob(ctx, jobId, { schoolId: actor.schoolId, createdBy: actor.staffId });
}

/** The batch with its key, or null when it has happened already. */
async function readRunning(job: RunningJob<BatchPayload, null, never>): Promise<OpenBatch | null> {
	const ctx = job.context();
	const [found] = await ctx.db
		.select({ batch: accountBatches, keySealed: batchKeys.keySealed })
		.from(accountBatches)
		.leftJoin(batchKeys, eq(batchKeys.batchId, accountBatches.id))
		.where(eq(accountBatches.id, job.payload.batchId));
	if (!found) throw new JobFailure('batch-gone');
	if (found.batch.state === 'done') return null;
	const key = openBatchKey(ctx, found.batch.id, found.keySealed);
	if (!key) throw new JobFailure('batch-key-gone');
	return { ...found.batch, key };
}

async function hashAll(job: RunningJob<BatchPayload, null, never>, batch: OpenBatch): Promise<void> {
	const total = await countItems(job.context(), batch.id);
	for (;;) {
		const ctx = job.context();
		const items = await ctx.db
			.select()
			.from(accountBatchItems)
			.where(and(eq(accountBatchItems.batchId, batch.id), isNull(accountBatchItems.hash)))
			.orderBy(asc(accountBatchItems.place))
			.limit(STEP);
		if (items.length === 0) return;
		const hashed: { id: string; stored: StoredHash }[] = [];
		for (const { id, accountId, secretSealed } of items) {
			job.signal.throwIfAborted();
			const secret = openSecret(batch.key, id, secretSealed);
			if (!secret) throw new JobFailure('batch-key-gone');
			hashed.push({ id, stored: await hashPatiently(job, accountId, hashedText(secret)) });
		}
		await inTransaction(ctx, async (ctx) => {
			for (const { id, stored } of hashed)
				await ctx.db.update(accountBatchItems).set(stored).where(eq(accountBatchItems.id, id));
			await job.advance(ctx.db, { done: total - (await countUnhashed(ctx, batch)), total });
		});
	}
}

/** A full pool is for those who sign in: this job waits beside it. */
async function hashPatiently(
	job: RunningJob<BatchPayload, null, never>,
	accountId: string,
	text: string
): Promise<StoredHash> {
	for (;;)
		try {
			return await hashSecret(job.context().keys, accountId, text);
		} catch (error) {
			if (!(error instanceof AppError && error.code === 'busy')) throw error;
			await pause(STEP_ASIDE, undefined, { signal: job.signal });
		}
}

async function countItems({ db }: Pick<Context, 'db'>, batchId: string): Promise<number> {
	const [row] = await db
		.select({ items: count() })
		.from(accountBatchItems)
		.where(eq(accountBatchItems.batchId, batchId));
	return row?.items ?? 0;
}

async function countUnhashed({ db }: Pick<Context, 'db'>, batch: BatchRow): Promise<number> {
	const [row] = await db
		.select({ items: count() })
		.from(accountBatchItems)
		.where(and(eq(accountBatchItems.batchId, batch.id), isNull(accountBatchItems.hash)));
	return row?.items ?? 0;
}
