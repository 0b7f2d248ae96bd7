import { and, eq } from 'drizzle-orm';
import type { Context } from '../context';
import { databaseNow, jobs } from '../db';
import { ring } from './bell';
import { withinScope, type JobScope } from './read-job';

/** Queues a failed job again, with all its attempts, from where it was. False when `scope` has no such failed job. */
export async function rerunJob(ctx: Context, id: string, scope: JobScope): Promise<boolean> {
	const condition = withinScope(id, scope);
	if (!condition) return false;
	const queued = await ctx.db
		.update(jobs)
		.set({ state: 'queued', attempts: 0, runAt: databaseNow, finishedAt: null })
		.where(and(condition, eq(jobs.state, 'failed')))
		.returning({ id: jobs.id });
	ring('jobs');
	return queued.length > 0;
}
