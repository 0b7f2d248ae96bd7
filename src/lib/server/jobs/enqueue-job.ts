import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context';
import { databaseNow, jobs } from '../db';
import { AppError } from '../errors';
import { seal } from '../keys';
import { ring } from './bell';
import type { JobDefinition } from './define-job';

export interface NewJob<Payload, Secret> {
	/** Stored as it is: no secrets, and no more personal data than ids. */
	payload: Payload;
	/** Sealed, and erased when the job is done or cancelled. */
	secret?: Secret;
	/** Of the jobs with this key one runs at a time, in the order they were queued. */
	singletonKey?: string;
	/** With a key that was used before, nothing new is made: the answer is the earlier job. Against double clicks. */
	onceKey?: string;
	/** Steps, when known beforehand. */
	total?: number;
	runAt?: Date;
	/** The staff member it is done for, who may read it again. */
	createdBy?: string;
	schoolId?: string;
}

/** What a sealed payload is bound to: it opens in its own row only. */
export const sealContext = (jobId: string) => `job:${jobId}`;

/**
 * Queues a job with the `db` of `ctx`, so within the caller's transaction: it exists when that is committed, and is then
 * taken at once. Returns its id, or the id of the earlier job with the same `onceKey`.
 */
export async function enqueueJob<Payload extends object, Result, Checkpoint, Secret>(
	ctx: Context,
	job: JobDefinition<Payload, Result, Checkpoint, Secret>,
	input: NewJob<Payload, Secret>
): Promise<string> {
	const id = uuidv7({ msecs: ctx.now.getTime() });
	const { payload, secret, singletonKey, onceKey, total, runAt, createdBy, schoolId } = input;
	const made = await ctx.db
		.insert(jobs)
		.values({
			id,
			kind: job.kind,
			payload,
			payloadSealed:
				secret === undefined ? null : seal(ctx.keys.sealing, JSON.stringify(secret), sealContext(id)),
			maxAttempts: job.retry.attempts,
			singletonKey,
			onceKey,
			total,
			runAt: runAt ?? databaseNow,
			createdBy,
			schoolId,
			createdAt: ctx.now
		})
		.onConflictDoNothing({ target: jobs.onceKey })
		.returning({ id: jobs.id });
	ring('jobs');
	if (made.length > 0 || onceKey === undefined) return id;

	const [earlier] = await ctx.db.select({ id: jobs.id }).from(jobs).where(eq(jobs.onceKey, onceKey));
	if (!earlier)
		throw new AppError('conflict', { message: 'the earlier job was removed at this very moment' });
	return earlier.id;
}
