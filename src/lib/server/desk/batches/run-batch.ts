import { hashedText } from '$lib/domain/desk/made-secret';
import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { hashSecret, type StoredHash } from '../../credentials';
import { accountBatches, accountBatchItems, batchKeys, type Database } from '../../db';
import { AppError } from '../../errors';
import { defineJob, enqueueJob, JobFailure, rerunJob, type RunningJob } from '../../jobs';
import type { DeskActor } from '../../staff';
import { openBatchKey, openSecret } from './batch-key';
import { fetchBatch, type OpenBatch } from './fetch-batch';
import { finishBatch } from './finish-batch';

/** Secrets hashed between two commits: what a kill costs at most. */
const STEP = 16;
/** Milliseconds that the job steps aside when more is being hashed than can be waited for. */
const STEP_ASIDE = 1_000;

interface BatchPayload {
	batchId: string;
}

interface HashedItem extends StoredHash {
	id: string;
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
	const { db } = job.context();
	const total = await countItems({ db }, batch.id);
	const { id, accountId, secretSealed } = accountBatchItems;
	const items = await db
		.select({ id, accountId, secretSealed })
		.from(accountBatchItems)
		.where(and(eq(accountBatchItems.batchId, batch.id), isNull(accountBatchItems.hash)))
		.orderBy(asc(accountBatchItems.place));
	for (let start = 0; start < items.length; start += STEP) {
		const hashed: HashedItem[] = [];
		for (const { id, accountId, secretSealed } of items.slice(start, start + STEP)) {
			job.signal.throwIfAborted();
			const secret = openSecret(batch.key, id, secretSealed);
			if (!secret) throw new JobFailure('batch-key-gone');
			hashed.push({ id, ...(await hashPatiently(job, accountId, hashedText(secret))) });
		}
		await inTransaction(job.context(), async ({ db }) => {
			await keepHashes(db, hashed);
			await job.advance(db, { done: total - items.length + start + hashed.length, total });
		});
	}
}

/** In one statement: with one for each, writing down cost a tenth of the hashing. */
async function keepHashes(db: Database, hashed: readonly HashedItem[]): Promise<void> {
	const all = (column: keyof HashedItem) => sql.param(hashed.map((item) => item[column]));
	await db.execute(sql`update ${accountBatchItems} i set hash = h.hash, pepper_id = h.pepper_id
		from unnest(${all('id')}::uuid[], ${all('hash')}::text[], ${all('pepperId')}::text[]) as h(id, hash, pepper_id)
		where i.id = h.id`);
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
