import { and, asc, eq, inArray, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { randomUUID } from 'node:crypto';
import { databaseNow, jobs, secondsFromNow, violatedConstraint, type Database } from '../db';
import { log } from '../log';
import type { AnyJob } from './define-job';
import type { World } from './world';

export type JobRow = typeof jobs.$inferSelect;

/** A job that is ours until its lease runs out. */
export interface ClaimedJob {
	row: JobRow;
	definition: AnyJob;
	/** Proves that we hold it: another taking gets another. */
	holder: string;
}

const SINGLETON = 'jobs_singleton_running_key';
const earlier = alias(jobs, 'earlier');

/**
 * Takes the job that has waited longest, or one whose holder has been silent for a whole lease. No two workers get the
 * same one: each skips the row another has locked. Null when nothing is due for the kinds given.
 */
export async function claimJob(world: World, kinds: ReadonlyMap<string, AnyJob>): Promise<ClaimedJob | null> {
	for (;;)
		try {
			const claimed = await world.db.transaction((tx) => claimIn(tx, world.now(), kinds));
			if (claimed !== 'exhausted') return claimed;
		} catch (error) {
			// Another worker took a job with the same singleton key at this moment; the next look sees it run.
			if (violatedConstraint(error) !== SINGLETON) throw error;
		}
}

async function claimIn(
	tx: Database,
	now: Date,
	kinds: ReadonlyMap<string, AnyJob>
): Promise<ClaimedJob | 'exhausted' | null> {
	// Not only running: two workers that look at once must not take the second before the first.
	const before = sql`(${earlier.runAt}, ${earlier.id}) < (${jobs.runAt}, ${jobs.id})`;
	const sameKeyFirst = tx
		.select({ one: sql`1` })
		.from(earlier)
		.where(
			and(
				eq(earlier.singletonKey, jobs.singletonKey),
				or(eq(earlier.state, 'running'), and(eq(earlier.state, 'queued'), before))
			)
		);
	const [due] = await tx
		.select()
		.from(jobs)
		.where(
			and(
				inArray(jobs.kind, [...kinds.keys()]),
				or(
					and(
						eq(jobs.state, 'queued'),
						lte(jobs.runAt, databaseNow),
						// Most have no key, and need not be compared with all others.
						or(isNull(jobs.singletonKey), notExists(sameKeyFirst))
					),
					and(eq(jobs.state, 'running'), lt(jobs.lockedUntil, databaseNow))
				)
			)
		)
		.orderBy(asc(jobs.runAt), asc(jobs.id))
		.limit(1)
		.for('update', { skipLocked: true });
	const definition = due && kinds.get(due.kind);
	if (!definition) return null;

	if (due.attempts >= due.maxAttempts) {
		// It took a whole server down with it each time, or outlived each lease without moving on.
		await tx
			.update(jobs)
			.set({ state: 'failed', lastError: 'lease-lost', lockedBy: null, lockedUntil: null, finishedAt: now })
			.where(eq(jobs.id, due.id));
		log.error({ job: due.id, kind: due.kind, code: 'lease-lost' }, 'job failed');
		return 'exhausted';
	}
	const holder = randomUUID();
	const [row] = await tx
		.update(jobs)
		.set({
			state: 'running',
			attempts: due.attempts + 1,
			lockedBy: holder,
			lockedUntil: leaseEnd(definition),
			startedAt: due.startedAt ?? now
		})
		.where(eq(jobs.id, due.id))
		.returning();
	return row ? { row, definition, holder } : null;
}

/** When a job that is taken or moves on now may be taken by another. */
export const leaseEnd = ({ lease }: AnyJob) => secondsFromNow(lease);
