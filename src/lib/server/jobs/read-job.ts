import { and, eq, type SQL } from 'drizzle-orm';
import { validate } from 'uuid';
import type { Context } from '../context';
import { jobs } from '../db';
import type { Progress } from './define-job';

/** Whose jobs one may touch: of one school, of one staff member, or of both at once; the operator all. */
export type JobScope =
	{ schoolId: string; createdBy?: string } | { schoolId?: undefined; createdBy: string } | 'operator';

export interface JobView {
	id: string;
	kind: string;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	progress: Progress;
	/** What the job returned; null until it is done. */
	result: unknown;
	/** The code of the last failure, also while it is tried again. */
	lastError: string | null;
	createdBy: string | null;
	createdAt: Date;
	startedAt: Date | null;
	finishedAt: Date | null;
	/** When a queued job is due (again). */
	runAt: Date;
}

/** A job within `scope`; null when there is none, which tells nobody whether it exists elsewhere. */
export async function readJob(ctx: Context, id: string, scope: JobScope): Promise<JobView | null> {
	const condition = withinScope(id, scope);
	if (!condition) return null;
	const [row] = await ctx.db.select().from(jobs).where(condition);
	if (!row) return null;
	const { kind, state, done, total, result, lastError, createdBy } = row;
	const { createdAt, startedAt, finishedAt, runAt } = row;
	const progress = { done, total };
	return { id, kind, state, progress, result, lastError, createdBy, createdAt, startedAt, finishedAt, runAt };
}

/** The condition for one job within `scope`; undefined for an id that is none, which PostgreSQL would not take. */
export function withinScope(id: string, scope: JobScope): SQL | undefined {
	if (!validate(id)) return undefined;
	if (scope === 'operator') return eq(jobs.id, id);
	const { schoolId, createdBy } = scope;
	return and(
		eq(jobs.id, id),
		schoolId === undefined ? undefined : eq(jobs.schoolId, schoolId),
		createdBy === undefined ? undefined : eq(jobs.createdBy, createdBy)
	);
}
