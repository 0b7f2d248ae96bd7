import { brakesOf, type Brake } from '$lib/domain/roster/import-brakes';
import { and, asc, count, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { validate } from 'uuid';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { importOutcomes, importRuns, importSchools } from '../db';
import { enqueueJob, readJob, rerunJob, type JobView } from '../jobs';
import { importRunJob, ONE_AT_A_TIME, type ApprovedSchools } from './import-run-job';
import { removeStagedRows } from './remove-staged-rows';
import type { ImportReport } from './report';
import type { FileRefusal } from './unreadable-file';

export type RunState = (typeof importRuns.$inferSelect)['state'];

export interface RunView {
	id: string;
	state: RunState;
	kind: 'full' | 'changes';
	source: 'upload' | 'folder' | 'api' | 'start';
	fileName: string;
	madeAt: Date;
	receivedAt: Date;
	finishedAt: Date | null;
	rowCount: number;
	bytes: number;
	refusal: FileRefusal | null;
	report: ImportReport | null;
	previewOnly: boolean;
	/** A line names no school, so nobody is deregistered for being absent. */
	absenceUnknown: boolean;
}

/** A school at which a person must look first. */
export interface BrakedSchool {
	instellingsnummer: string;
	known: number;
	changed: number;
	deregistered: number;
	brakes: Brake[];
}

export interface RunDetail extends RunView {
	braked: BrakedSchool[];
	/** Refused rows by reason. */
	reasons: { reason: string; count: number }[];
	/** The job that failed for good and may be run again; null otherwise. */
	failedJob: { code: string | null } | null;
	/** How many steps of the merge are behind it, while it runs; null when it does not, or cannot be seen. */
	progress: { done: number; total: number } | null;
}

/** Shown on one page; older ones are a page further. */
export const RUNS_A_PAGE = 25;

/** Deliveries, newest first. For the operator. */
export async function listRuns({ db }: Context, page = 1): Promise<{ runs: RunView[]; total: number }> {
	const [counted] = await db.select({ total: count() }).from(importRuns);
	const rows = await db
		.select()
		.from(importRuns)
		.orderBy(desc(importRuns.receivedAt), desc(importRuns.id))
		.limit(RUNS_A_PAGE)
		.offset((page - 1) * RUNS_A_PAGE);
	return { runs: rows.map(viewOf), total: counted?.total ?? 0 };
}

/** One delivery; null when there is none with this id, or it is not the sender's. */
export async function readRun(ctx: Context, id: string, sender?: string): Promise<RunDetail | null> {
	if (!validate(id)) return null;
	const [run] = await ctx.db
		.select()
		.from(importRuns)
		.where(and(eq(importRuns.id, id), sender === undefined ? undefined : eq(importRuns.sender, sender)));
	if (!run) return null;
	const schools = await ctx.db
		.select()
		.from(importSchools)
		.where(eq(importSchools.runId, id))
		.orderBy(asc(importSchools.instellingsnummer));
	const reasons = await ctx.db
		.select({ reason: importOutcomes.refusal, count: count() })
		.from(importOutcomes)
		.where(
			and(
				eq(importOutcomes.runId, id),
				eq(importOutcomes.outcome, 'refused'),
				isNotNull(importOutcomes.refusal)
			)
		)
		.groupBy(importOutcomes.refusal)
		.orderBy(desc(count()), asc(importOutcomes.refusal));
	const job = run.jobId ? await readJob(ctx, run.jobId, 'operator') : null;
	return {
		...viewOf(run),
		braked: schools.flatMap((school) => {
			const brakes = brakesOf(school);
			const { instellingsnummer, known, changed, deregistered } = school;
			return brakes.length > 0 ? [{ instellingsnummer, known, changed, deregistered, brakes }] : [];
		}),
		reasons: reasons.map((one) => ({ reason: one.reason ?? '', count: one.count })),
		failedJob: job?.state === 'failed' ? { code: job.lastError } : null,
		progress: job && progressOf(job)
	};
}

/** The run that a sender gave this name; null when there is none. */
export async function findBySenderKey(
	ctx: Context,
	sender: string,
	senderKey: string
): Promise<RunDetail | null> {
	const [found] = await ctx.db
		.select({ id: importRuns.id })
		.from(importRuns)
		.where(and(eq(importRuns.sender, sender), eq(importRuns.senderKey, senderKey)));
	return found ? readRun(ctx, found.id, sender) : null;
}

/**
 * Says yes to what a waiting run would do. It is reckoned anew: when a school would by then lose or change more than was
 * shown, it waits again. False when the run does not wait (any more).
 */
export function approveRun(ctx: Context, id: string): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const shown = await ctx.db.select().from(importSchools).where(eq(importSchools.runId, id));
		const approvedReport: ApprovedSchools = Object.fromEntries(
			shown
				.filter((school) => brakesOf(school).length > 0)
				.map(({ instellingsnummer, known, changed, deregistered }) => [
					instellingsnummer,
					{ known, changed, deregistered }
				])
		);
		const jobId = await enqueueJob(ctx, importRunJob, {
			payload: { runId: id },
			singletonKey: ONE_AT_A_TIME
		});
		const written = await ctx.db
			.update(importRuns)
			.set({ state: 'approved', approvedBy: staffOf(ctx), approvedAt: ctx.now, approvedReport, jobId })
			.where(and(eq(importRuns.id, id), eq(importRuns.state, 'waiting')))
			.returning({ id: importRuns.id });
		if (written.length > 0) await recordAudit(ctx, { action: 'roster.approved', detail: { run: id } });
		return written.length > 0;
	});
}

/** Says no to a waiting run: its rows are removed, nothing was changed. False when it does not wait (any more). */
export function discardRun(ctx: Context, id: string): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const written = await ctx.db
			.update(importRuns)
			.set({ state: 'discarded', finishedAt: ctx.now })
			.where(and(eq(importRuns.id, id), inArray(importRuns.state, ['waiting'])))
			.returning({ id: importRuns.id });
		if (written.length === 0) return false;
		await removeStagedRows(ctx.db, id);
		await recordAudit(ctx, { action: 'roster.discarded', detail: { run: id } });
		return true;
	});
}

/** Tries the work of a run again, after its job failed for good. False when it did not. */
export async function retryRun(ctx: Context, id: string): Promise<boolean> {
	const [run] = await ctx.db
		.select({ jobId: importRuns.jobId })
		.from(importRuns)
		.where(eq(importRuns.id, id));
	return run?.jobId ? rerunJob(ctx, run.jobId, 'operator') : false;
}

function progressOf({ state, progress: { done, total } }: JobView): RunDetail['progress'] {
	return state === 'running' && total !== null && done < total ? { done, total } : null;
}

const staffOf = ({ actor }: Context) => (actor.kind === 'staff' ? actor.staffId : null);

function viewOf(run: typeof importRuns.$inferSelect): RunView {
	const { id, state, kind, source, fileName, madeAt, receivedAt, finishedAt } = run;
	const { rowCount, bytes, previewOnly, absenceUnknown } = run;
	return {
		...{ id, state, kind, source, fileName, madeAt, receivedAt, finishedAt },
		...{ rowCount, bytes, previewOnly, absenceUnknown },
		refusal: run.refusal as FileRefusal | null,
		report: run.report as ImportReport | null
	};
}
