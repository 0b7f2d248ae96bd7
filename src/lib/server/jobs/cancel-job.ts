import { and, inArray } from 'drizzle-orm';
import type { Context } from '../context';
import { jobs } from '../db';
import { withinScope, type JobScope } from './read-job';

/**
 * Ends a job that waits or runs. A running one can write nothing from this moment on; the steps it has taken stay. Its
 * sealed payload is erased, so a cancelled job cannot be run again. False when `scope` has no such job, or it is over.
 */
export async function cancelJob(ctx: Context, id: string, scope: JobScope): Promise<boolean> {
	const condition = withinScope(id, scope);
	if (!condition) return false;
	const cancelled = await ctx.db
		.update(jobs)
		.set({
			state: 'cancelled',
			payloadSealed: null,
			lockedBy: null,
			lockedUntil: null,
			finishedAt: ctx.now
		})
		.where(and(condition, inArray(jobs.state, ['queued', 'running'])))
		.returning({ id: jobs.id });
	return cancelled.length > 0;
}
