import type { IsoDay } from '$lib/domain/roster/parse-day';
import { eq, sql, type SQL } from 'drizzle-orm';
import { importOutcomes, importSchools, takeTime, type Database } from '../db';
import { lockRoster } from '../roster';
import { clearPlan, compareRun, keepAs } from './compare-run';
import { planEnrollments } from './plan-enrollments';
import { planRefusals } from './plan-refusals';
import { planSeen } from './plan-seen';
import { settleDoubts } from './settle-doubts';

export interface PlanInput {
	runId: string;
	kind: 'full' | 'changes';
	/** The day on which who is absent is deregistered. */
	today: IsoDay;
	/** A line of the file says no school: nobody is deregistered for being absent. */
	absenceUnknown: boolean;
	/** Told before each of the `PLAN_STEPS`. */
	step?(): void;
}

/**
 * What a page of an index costs the planner beside one that is read in order: as on a disk without moving parts. By PostgreSQL's own 4 the
 * few thousands that change in a night are laid beside a million instead of being looked up.
 */
const NEAR = '1.1';

/** What a plan goes through, for who shows how far it is. */
export const PLAN_STEPS = 3;

/**
 * Reckons what a staged run would do, row by row (`import_outcomes`) and school by school (`import_schools`), in the
 * transaction `tx`, alone among imports. Changes nothing of pupils or schools. A plan made before is replaced. Leaves the
 * tables of `compare-run.ts` for who carries it out in this same transaction.
 */
export async function planRun(tx: Database, input: PlanInput): Promise<void> {
	const { runId, kind, today, absenceUnknown, step } = input;
	const run = sql`${runId}::uuid`;
	takeTime(tx);
	step?.();
	await lockRoster(tx);
	await tx.execute(sql`set local work_mem = '128MB'`);
	await tx.execute(sql`set local random_page_cost = ${sql.raw(NEAR)}`);
	// Each statement is asked once: to compile it takes longer than it then wins.
	await tx.execute(sql`set local jit = off`);
	await tx.delete(importOutcomes).where(eq(importOutcomes.runId, runId));
	await tx.delete(importSchools).where(eq(importSchools.runId, runId));
	await clearPlan(tx);
	const seen = await planSeen(tx, { run, today });
	await planRefusals(tx, { run, today, hasSeen: seen > 0 });
	step?.();
	const findAbsent = kind === 'full' && !absenceUnknown;
	await compareRun(tx, { run, today, findAbsent, hasSeen: seen > 0 });
	step?.();
	await planEnrollments(tx, runId);
	await settleDoubts(tx, runId);
	await keepAs(
		tx,
		'feed_refused',
		sql`select file, line, instellingsnummer, stamnummer, refusal, refused_column
			from import_rows where run_id = ${run} and refusal is not null`
	);
	if (findAbsent) await planAbsences(tx);
	await countBySchool(tx, run, today);
	await tx.execute(sql`insert into import_outcomes
			(run_id, outcome, file, line, instellingsnummer, stamnummer, pupil_id, enrollment_id, ends_on, refusal, refused_column)
		select ${run}, 'refused', file, line, instellingsnummer, stamnummer, null, null, null, refusal, refused_column
		from feed_refused
		union all
		select ${run}, outcome, 'enrollments', line, instellingsnummer, stamnummer, pupil_id, enrollment_id, ends_on,
			null, null
		from feed_effects`);
}

/**
 * Who is at a school of the file and not in it is deregistered today; who was still to come, on the first day. Who ended as
 * planned is not touched. A refused row speaks for its pupil all the same, and one that names no pupil for the whole school.
 */
async function planAbsences(tx: Database): Promise<void> {
	await tx.execute(sql`
	insert into feed_effects (outcome, instellingsnummer, stamnummer, pupil_id, enrollment_id, ends_on)
	select 'ended', d.instellingsnummer, d.stamnummer, d.pupil_id, d.enrollment_id, d.ends_on
	from feed_diff d
	where d.line is null
		and exists (
			select 1 from feed_groups g where g.file = 'enrollments' and g.instellingsnummer = d.instellingsnummer
		)
		and not exists (
			select 1 from feed_refused r
			where r.file = 'enrollments' and r.instellingsnummer = d.instellingsnummer
				and (r.stamnummer = d.stamnummer or r.stamnummer is null)
		)`);
}

/** Pupils, not rows: one whose begin date was corrected is ended and new in one file, and has not left. */
async function countBySchool(tx: Database, run: SQL, today: IsoDay): Promise<void> {
	await keepAs(tx, 'feed_file', schoolsOfFile);
	await tx.execute(sql`
	with known as (
		select school_id, count(*)::int as pupils
		from (
			select e.school_id, e.pupil_id
			from feed_file f
			join enrollments e on e.school_id = f.school_id
			where e.begin_date <= ${today}::date and e.planned_end_date >= ${today}::date
				and (e.deregistered_on is null or e.deregistered_on > ${today}::date)
			group by e.school_id, e.pupil_id
		) pupils_of_school
		group by school_id
	), row_effects as (
		select instellingsnummer, stamnummer, bool_or(added) as added, bool_or(changed) as changed,
			bool_or(leaves) as leaves, sum(refused)::int as refused
		from (
			select o.instellingsnummer, o.stamnummer, o.outcome in ('new-pupil', 'new-enrollment') as added,
				o.outcome = 'changed' as changed,
				o.outcome = 'ended' or (o.outcome = 'changed' and d.leaves) as leaves, 0 as refused
			from feed_effects o
			left join feed_diff d on d.line = o.line and d.leaves
			union all
			select instellingsnummer, stamnummer, false, false, false, 1 from feed_refused where file = 'enrollments'
		) one_by_one
		group by instellingsnummer, stamnummer
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
	from feed_file f
	left join known k on k.school_id = f.school_id
	left join effects x on x.instellingsnummer = f.instellingsnummer`);
}

/** Of refused rows too, and whether one of them is nobody's. */
const schoolsOfFile = sql`
	select f.instellingsnummer, s.id as school_id, f.unclear
	from (
		select instellingsnummer, bool_or(unclear) as unclear
		from (
			select instellingsnummer, false as unclear from feed_groups where file = 'enrollments'
			union all
			select instellingsnummer, stamnummer is null from feed_refused
			where file = 'enrollments' and instellingsnummer is not null
		) rows_of_school
		group by instellingsnummer
	) f
	left join schools s on s.instellingsnummer = f.instellingsnummer`;
