import type { IsoDay } from '$lib/domain/roster/parse-day';
import { eq, sql, type SQL } from 'drizzle-orm';
import { importOutcomes, importSchools, selectRows, takeTime, type Database } from '../db';
import { lockRoster } from '../roster';
import { planEnrollments } from './plan-enrollments';
import { planRefusals } from './plan-refusals';
import type { ImportReport } from './report';
import { settleDoubts } from './settle-doubts';

export interface PlanInput {
	runId: string;
	kind: 'full' | 'changes';
	/** The day on which who is absent is deregistered. */
	today: IsoDay;
	/** A line of the file says no school: nobody is deregistered for being absent. */
	absenceUnknown: boolean;
}

/**
 * Reckons what a staged run would do, row by row (`import_outcomes`) and school by school (`import_schools`), in the
 * transaction `tx`, alone among imports. Changes nothing of pupils or schools. A plan made before is replaced.
 */
export async function planRun(tx: Database, input: PlanInput): Promise<void> {
	takeTime(tx);
	await lockRoster(tx);
	// Nobody has counted rows that were written a moment ago: without this the planner takes a million for a few.
	await tx.execute(sql`set local enable_nestloop = off`);
	await tx.execute(sql`set local work_mem = '128MB'`);
	await tx.delete(importOutcomes).where(eq(importOutcomes.runId, input.runId));
	await tx.delete(importSchools).where(eq(importSchools.runId, input.runId));
	await planRefusals(tx, input.runId);
	await planEnrollments(tx, input.runId);
	await settleDoubts(tx, input.runId);
	const run = sql`${input.runId}::uuid`;
	await tx.execute(sql`insert into import_outcomes
			(run_id, outcome, file, line, instellingsnummer, stamnummer, refusal, refused_column)
		select run_id, 'refused', file, line, instellingsnummer, stamnummer, refusal, refused_column
		from import_rows where run_id = ${run} and refusal is not null`);
	if (input.kind === 'full' && !input.absenceUnknown) await planAbsences(tx, run, input.today);
	await countBySchool(tx, run, input.today);
}

/**
 * Who is at a school of the file and not in it is deregistered today; who was still to come, on the first day. Who ended as
 * planned is not touched. A refused row speaks for its pupil all the same, and one that names no pupil for the whole school.
 */
async function planAbsences(tx: Database, run: SQL, today: IsoDay): Promise<void> {
	await tx.execute(sql`
	with file as (
		select instellingsnummer, bool_or(refusal is null) as stands,
			bool_or(refusal is not null and stamnummer is null) as unclear
		from import_rows
		where run_id = ${run} and file = 'enrollments' and instellingsnummer is not null
		group by instellingsnummer
	)
	insert into import_outcomes
		(run_id, outcome, file, instellingsnummer, stamnummer, pupil_id, enrollment_id, ends_on)
	select ${run}, 'ended', 'enrollments', s.instellingsnummer, e.stamnummer, e.pupil_id, e.id,
		greatest(${today}::date, e.begin_date)
	from file f
	join schools s on s.instellingsnummer = f.instellingsnummer
	join enrollments e on e.school_id = s.id
	where f.stands and not f.unclear
		and e.planned_end_date >= ${today}::date
		and (e.deregistered_on is null or e.deregistered_on > greatest(${today}::date, e.begin_date))
		and not exists (
			select 1 from import_rows r
			where r.run_id = ${run} and r.file = 'enrollments' and r.refusal is null
				and r.instellingsnummer = s.instellingsnummer and r.stamnummer = e.stamnummer
				and r.begin_date = e.begin_date
		)
		and not exists (
			select 1 from import_rows r
			where r.run_id = ${run} and r.file = 'enrollments' and r.refusal is not null
				and r.instellingsnummer = s.instellingsnummer and r.stamnummer = e.stamnummer
		)`);
}

/** Pupils, not rows: one whose begin date was corrected is ended and new in one file, and has not left. */
async function countBySchool(tx: Database, run: SQL, today: IsoDay): Promise<void> {
	await tx.execute(sql`
	with file as (
		select instellingsnummer, bool_or(refusal is not null and stamnummer is null) as unclear
		from import_rows
		where run_id = ${run} and file = 'enrollments' and instellingsnummer is not null
		group by instellingsnummer
	), known as (
		select s.instellingsnummer, count(distinct e.pupil_id)::int as pupils
		from file f
		join schools s on s.instellingsnummer = f.instellingsnummer
		join enrollments e on e.school_id = s.id
		where e.begin_date <= ${today}::date and e.planned_end_date >= ${today}::date
			and (e.deregistered_on is null or e.deregistered_on > ${today}::date)
		group by s.instellingsnummer
	), row_effects as (
		select o.instellingsnummer, o.stamnummer,
			bool_or(o.outcome in ('new-pupil', 'new-enrollment')) as added,
			bool_or(o.outcome = 'changed') as changed,
			bool_or(o.outcome = 'ended' or (r.deregistered_on is not null and e.deregistered_on is null
				and r.deregistered_on < e.planned_end_date)) as leaves,
			count(*) filter (where o.outcome = 'refused')::int as refused
		from import_outcomes o
		left join import_rows r
			on o.outcome = 'changed' and r.run_id = o.run_id and r.file = o.file and r.line = o.line
		left join enrollments e on e.id = o.enrollment_id and o.outcome = 'changed'
		where o.run_id = ${run} and o.file = 'enrollments'
		group by o.instellingsnummer, o.stamnummer
	), effects as (
		select instellingsnummer, count(*) filter (where added)::int as added,
			count(*) filter (where changed)::int as changed,
			count(*) filter (where leaves and not added)::int as deregistered,
			sum(refused)::int as refused
		from row_effects group by instellingsnummer
	)
	insert into import_schools
		(run_id, instellingsnummer, known, added, changed, deregistered, refused, absence_unknown)
	select ${run}, f.instellingsnummer, coalesce(k.pupils, 0), coalesce(x.added, 0), coalesce(x.changed, 0),
		coalesce(x.deregistered, 0), coalesce(x.refused, 0), f.unclear
	from file f
	left join known k on k.instellingsnummer = f.instellingsnummer
	left join effects x on x.instellingsnummer = f.instellingsnummer`);
}

/** The plan in numbers. */
export async function reportPlan(tx: Database, runId: string): Promise<ImportReport> {
	const run = sql`${runId}::uuid`;
	const outcomes = await selectRows<{ file: string; outcome: string; rows: number; pupils: number }>(
		tx,
		sql`select file, outcome, count(*)::int as rows,
			(case when outcome = 'new-pupil' then count(distinct pupil_id) else 0 end)::int as pupils
			from import_outcomes where run_id = ${run} group by file, outcome`
	);
	const staged = await selectRows<{ file: string; rows: number; remarks: number }>(
		tx,
		sql`select file, count(*) filter (where refusal is null)::int as rows,
			count(remark) filter (where refusal is null)::int as remarks
			from import_rows where run_id = ${run} group by file`
	);
	const count = (outcome: string) =>
		outcomes.find((one) => one.file === 'enrollments' && one.outcome === outcome)?.rows ?? 0;
	const rowsOf = (file: string) => staged.find((one) => one.file === file)?.rows ?? 0;
	const added = count('new-pupil') + count('new-enrollment');
	return {
		schools: await tallySchools(tx, run, rowsOf('schools')),
		administrativeGroups: await tallyGroups(tx, run),
		pupils: { new: outcomes.find((one) => one.outcome === 'new-pupil')?.pupils ?? 0, changed: 0 },
		enrollments: {
			new: added,
			changed: count('changed'),
			unchanged: rowsOf('enrollments') - added - count('changed')
		},
		ended: count('ended'),
		refused: outcomes.filter((one) => one.outcome === 'refused').reduce((sum, { rows }) => sum + rows, 0),
		remarks: staged.reduce((sum, { remarks }) => sum + remarks, 0)
	};
}

async function tallySchools(tx: Database, run: SQL, rows: number) {
	const [counted] = await selectRows<{ made: number; changed: number }>(
		tx,
		sql`select count(*) filter (where s.id is null)::int as made,
			count(*) filter (where s.name <> r.name)::int as changed
			from import_rows r left join schools s on s.instellingsnummer = r.instellingsnummer
			where r.run_id = ${run} and r.file = 'schools' and r.refusal is null`
	);
	const { made = 0, changed = 0 } = counted ?? {};
	return { new: made, changed, unchanged: rows - made - changed };
}

async function tallyGroups(tx: Database, run: SQL) {
	const [counted] = await selectRows<{ total: number; made: number; changed: number }>(
		tx,
		sql`select count(*)::int as total, count(*) filter (where g.id is null)::int as made,
			count(*) filter (where g.level <> d.level)::int as changed
			from (${deliveredGroups(run)}) d
			left join schools s on s.instellingsnummer = d.instellingsnummer
			left join administrative_groups g on g.school_id = s.id and g.name = d.name`
	);
	const { total = 0, made = 0, changed = 0 } = counted ?? {};
	return { new: made, changed, unchanged: total - made - changed };
}

/** The groups of a delivery: those of a file of groups before those that enrollments name with their level. */
export const deliveredGroups = (run: SQL): SQL => sql`
	select distinct on (instellingsnummer, name) instellingsnummer, name, level
	from (
		select file, instellingsnummer, name, max(level) as level from import_rows
		where run_id = ${run} and file in ('administrativeGroups', 'enrollments')
			and refusal is null and level is not null
		group by file, instellingsnummer, name
	) named
	order by instellingsnummer, name, file`;
