import type { IsoDay } from '$lib/domain/roster/parse-day';
import type { RawRow } from '$lib/domain/roster/row-cells';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction, type Context } from '../context';
import { importOutcomes, importRows, importSchools } from '../db';
import { mergeRun } from './merge-run';
import { planRun } from './plan-run';
import type { ImportReport, RosterFile, RowReport } from './report';
import { reportPlan } from './report-plan';
import { stageRows } from './stage-rows';

/** The rows of up to three files, as `parseRosterCsv` gives them. */
export type RosterRows = Partial<Record<RosterFile, readonly RawRow[]>>;

interface ImportInput {
	/** In each file every line occurs once. */
	rows: RosterRows;
	/** The day it is at school; dates are judged against it. */
	today: IsoDay;
	/** Instellingsnummers (without leading zeros) that the sender may speak for; all of them when absent. */
	schoolScope?: ReadonlySet<string>;
}

/** Schools before groups before enrollments. */
const FILES: RosterFile[] = ['schools', 'administrativeGroups', 'enrollments'];

/**
 * Takes rows that are already in memory over into schools, groups, pupils and enrollments, in one transaction: all that is
 * not refused, or nothing. The same rows a second time change nothing. What they leave out is left alone: nobody is
 * deregistered by absence. It goes the way of every delivery (stage, plan, merge), without a run to look back at.
 */
export function importRoster(ctx: Context, input: ImportInput): Promise<ImportReport & { rows: RowReport }> {
	const { rows, today, schoolScope } = input;
	return inTransaction(ctx, async (ctx) => {
		const runId = uuidv7({ msecs: ctx.now.getTime() });
		for (const file of FILES) await stageRows(ctx, { runId, file, today, schoolScope }, [rows[file] ?? []]);
		await planRun(ctx.db, { runId, kind: 'changes', today, absenceUnknown: false });
		const planned = await reportPlan(ctx.db);
		const report = await mergeRun(ctx, { runId, today, madeAt: ctx.now, report: planned });
		const rowReport = await readRowReport(ctx, runId);
		await ctx.db.delete(importRows).where(eq(importRows.runId, runId));
		await ctx.db.delete(importOutcomes).where(eq(importOutcomes.runId, runId));
		await ctx.db.delete(importSchools).where(eq(importSchools.runId, runId));
		return { ...report, rows: rowReport };
	});
}

async function readRowReport({ db }: Context, runId: string): Promise<RowReport> {
	const ofRun = eq(importRows.runId, runId);
	const order = [asc(importRows.file), asc(importRows.line)];
	const refused = await db
		.select()
		.from(importRows)
		.where(and(ofRun, isNotNull(importRows.refusal)))
		.orderBy(...order);
	const remarked = await db
		.select()
		.from(importRows)
		.where(and(ofRun, isNull(importRows.refusal), isNotNull(importRows.remark)))
		.orderBy(...order);
	return {
		refused: refused.map(({ file, line, refusedColumn, refusal }) => ({
			file,
			line,
			column: refusedColumn,
			reason: refusal as RowReport['refused'][number]['reason']
		})),
		remarks: remarked.map(({ line, remark }) => ({
			line,
			column: 'rijksregisternummer',
			remark: remark as RowReport['remarks'][number]['remark']
		}))
	};
}
