import { schoolDay } from '$lib/domain/accounts/school-day';
import { brakesOf, coversChange, type SchoolChange } from '$lib/domain/roster/import-brakes';
import { and, desc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { importRuns, importSchools, schools, type Database } from '../db';
import { defineJob, JobFailure } from '../jobs';
import { MERGE_STEPS, mergeRun } from './merge-run';
import { PLAN_STEPS, planRun } from './plan-run';
import { removeStagedRows } from './remove-staged-rows';
import { reportPlan } from './report-plan';
import type { ImportReport } from './report';

/** The key of every run's job: whoever comes second waits until the first is over. */
export const ONE_AT_A_TIME = 'import-run';

type Run = typeof importRuns.$inferSelect;
/** What a person saw before saying yes, by instellingsnummer. */
export type ApprovedSchools = Record<string, SchoolChange>;

/**
 * Reckons what a received run does and, unless a person must look first, does it: in one transaction, so that a server that
 * is killed leaves nothing half, and the next taking begins again from the staged rows.
 */
export const importRunJob = defineJob<{ runId: string }, { state: string }>('import-run', {
	async run(job) {
		const state = await inTransaction(job.context(), async (ctx) => {
			const [run] = await ctx.db.select().from(importRuns).where(eq(importRuns.id, job.payload.runId));
			if (!run) throw new JobFailure('no-such-run');
			if (run.state !== 'received' && run.state !== 'approved') return run.state;
			let step = 0;
			const outcome = await carryOut(ctx, run, () => job.show({ done: step++, total: STEPS }));
			await ctx.db.update(importRuns).set(outcome).where(eq(importRuns.id, run.id));
			await job.advance(ctx.db, { done: STEPS, total: STEPS });
			return outcome.state;
		});
		// What is merged needs its names no longer; the outcomes stay for the report.
		if (state !== 'waiting') await removeStagedRows(job.context().db, job.payload.runId, job.signal);
		return { state };
	}
});

/** How many steps are told, in the order of `feed.steps` among the words. */
export const STEPS = PLAN_STEPS + MERGE_STEPS;

type Outcome = Pick<Run, 'state'> & Partial<Run>;

async function carryOut(ctx: Context, run: Run, step: () => void): Promise<Outcome> {
	const today = schoolDay(ctx.now);
	if (await isUnchanged(ctx.db, run)) return { state: 'unchanged', finishedAt: ctx.now };
	const { kind, absenceUnknown } = run;
	await planRun(ctx.db, { runId: run.id, kind, today, absenceUnknown, step });
	if (await isOlder(ctx.db, run))
		return { state: 'refused', refusal: { reason: 'older-feed' }, finishedAt: ctx.now };
	const report = await reportPlan(ctx.db);
	if (await mustWait(ctx.db, run)) return { state: 'waiting', report };
	const merged = await mergeRun(ctx, { runId: run.id, today, madeAt: run.madeAt, report, step });
	return { state: 'merged', report: merged, finishedAt: ctx.now };
}

/** Whether the very last thing that was taken over, by whoever, is the same file, and nothing of it was refused. */
async function isUnchanged(tx: Database, { kind, contentHash }: Run): Promise<boolean> {
	const [last] = await tx
		.select()
		.from(importRuns)
		.where(eq(importRuns.state, 'merged'))
		.orderBy(desc(importRuns.finishedAt), desc(importRuns.id))
		.limit(1);
	if (last?.kind !== kind || !last.contentHash || !contentHash) return false;
	const report = last.report as ImportReport | null;
	return report?.refused === 0 && Buffer.compare(last.contentHash, contentHash) === 0;
}

/** Whether a school of this file was told something newer already. */
async function isOlder(tx: Database, { id, madeAt }: Run): Promise<boolean> {
	const newer = await tx
		.select({ one: sql`1` })
		.from(importSchools)
		.innerJoin(schools, eq(schools.instellingsnummer, importSchools.instellingsnummer))
		.where(and(eq(importSchools.runId, id), isNotNull(schools.lastFeedAt), gt(schools.lastFeedAt, madeAt)))
		.limit(1);
	return newer.length > 0;
}

async function mustWait(tx: Database, run: Run): Promise<boolean> {
	if (run.previewOnly && run.state !== 'approved') return true;
	const approved = (run.approvedReport ?? {}) as ApprovedSchools;
	const counted = await tx.select().from(importSchools).where(eq(importSchools.runId, run.id));
	return counted.some((school) => {
		if (brakesOf(school).length === 0) return false;
		const shown = approved[school.instellingsnummer];
		return !shown || !coversChange(shown, school);
	});
}
