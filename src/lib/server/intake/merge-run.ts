import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql, type SQL } from 'drizzle-orm';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { selectRows, type Database } from '../db';
import { followLevels } from '../roster';
import { deliveredGroups } from './plan-run';
import type { ImportReport } from './report';

interface MergeInput {
	runId: string;
	today: IsoDay;
	/** When the sender made the file. */
	madeAt: Date;
	/** What the plan counted: `mergeRun` adds what only shows afterwards. */
	report: ImportReport;
}

/**
 * Carries out a plan made in this same transaction (`planRun`), with one audit row: all of it or nothing, set by set.
 * Returns the report with the pupils whose own data changed.
 */
export async function mergeRun(
	ctx: Context,
	{ runId, today, madeAt, report }: MergeInput
): Promise<ImportReport> {
	const { db: tx } = ctx;
	const run = sql`${runId}::uuid`;
	const relevelled = await mergeSchools(tx, run);
	if (report.pupils.new > 0) await makePupils(tx, run);
	if (report.enrollments.new > 0) await makeEnrollments(tx, run);
	if (report.enrollments.changed > 0) await changeEnrollments(tx, run);
	if (report.ended > 0) await endEnrollments(tx, run);
	const changed = await followPupils(tx, run);
	await tx.execute(sql`update schools s set last_feed_at = ${madeAt.toISOString()}::timestamptz
		from import_schools i where i.run_id = ${run} and i.instellingsnummer = s.instellingsnummer`);
	// Another level of a group is another level of everybody in it, in the file or not.
	await followLevels(
		ctx,
		today,
		relevelled ? undefined : sql`select pupil_id from import_outcomes where run_id = ${run}`
	);
	const { enrollments, ended, refused } = report;
	await recordAudit(ctx, {
		action: 'roster.imported',
		detail: { run: runId, ...enrollments, ended, refused }
	});
	return { ...report, pupils: { ...report.pupils, changed } };
}

/** Says whether a group changed its level. */
async function mergeSchools(tx: Database, run: SQL): Promise<boolean> {
	await tx.execute(sql`insert into schools (instellingsnummer, name)
		select instellingsnummer, name from import_rows
		where run_id = ${run} and file = 'schools' and refusal is null
		on conflict (instellingsnummer) do update set name = excluded.name
		where schools.name <> excluded.name`);
	const written = await selectRows<{ relevelled: boolean | null }>(
		tx,
		sql`with written as (
			insert into administrative_groups (school_id, name, level)
			select s.id, d.name, d.level from (${deliveredGroups(run)}) d
			join schools s on s.instellingsnummer = d.instellingsnummer
			on conflict (school_id, name) do update set level = excluded.level
			where administrative_groups.level <> excluded.level
			returning xmax <> 0 as relevelled -- a row that "on conflict" updated carries the transaction that did it
		) select bool_or(relevelled) as relevelled from written`
	);
	return written[0]?.relevelled ?? false;
}

/** The rows of a run that were not refused, each with what it does. */
const effects = (run: SQL, outcomes: SQL): SQL => sql`import_outcomes o
	join import_rows r on r.run_id = o.run_id and r.file = o.file and r.line = o.line
	where o.run_id = ${run} and o.outcome in (${outcomes})`;

async function makePupils(tx: Database, run: SQL): Promise<void> {
	await tx.execute(sql`insert into pupils
			(id, given_name, family_name, official_given_name, official_family_name, gender, birth_date, national_number_hash)
		select o.pupil_id, max(r.given_name), max(r.family_name), max(r.official_given_name),
			max(r.official_family_name), max(r.gender), max(r.birth_date), decode(max(encode(r.number_hash, 'hex')), 'hex')
		from ${effects(run, sql`'new-pupil'`)}
		group by o.pupil_id`);
}

async function makeEnrollments(tx: Database, run: SQL): Promise<void> {
	await tx.execute(sql`insert into enrollments
			(pupil_id, school_id, administrative_group_id, stamnummer, given_name, family_name,
			begin_date, planned_end_date, deregistered_on)
		select n.pupil_id, s.id, g.id, n.stamnummer, n.given_name, n.family_name,
			n.begin_date, n.planned_end_date, n.deregistered_on
		from (
			select o.pupil_id, r.* from ${effects(run, sql`'new-pupil', 'new-enrollment'`)}
		) n
		join schools s on s.instellingsnummer = n.instellingsnummer
		join administrative_groups g on g.school_id = s.id and g.name = n.name`);
}

/** The row's pupil is never moved to another: the plan has refused that. */
async function changeEnrollments(tx: Database, run: SQL): Promise<void> {
	await tx.execute(sql`update enrollments e set administrative_group_id = g.id, given_name = n.given_name,
			family_name = n.family_name, planned_end_date = n.planned_end_date, deregistered_on = n.deregistered_on
		from (select o.enrollment_id, r.* from ${effects(run, sql`'changed'`)}) n
		join schools s on s.instellingsnummer = n.instellingsnummer
		join administrative_groups g on g.school_id = s.id and g.name = n.name
		where e.id = n.enrollment_id`);
}

async function endEnrollments(tx: Database, run: SQL): Promise<void> {
	await tx.execute(sql`update enrollments e set deregistered_on = o.ends_on
		from import_outcomes o
		where o.run_id = ${run} and o.outcome = 'ended' and e.id = o.enrollment_id`);
}

/**
 * Gives the pupils of a run the name of their newest enrollment (one that was not ended before one that was, then the
 * latest begin, then the lowest instellingsnummer, so that two schools that spell a name differently do not take turns)
 * and what the national register says. A gap in the file never erases, and of rows that contradict each other the same one
 * wins every night. Returns how many known pupils changed.
 */
async function followPupils(tx: Database, run: SQL): Promise<number> {
	const [counted] = await selectRows<{ changed: number }>(
		tx,
		sql`with touched as (
			select pupil_id, bool_or(outcome = 'new-pupil') as is_new from import_outcomes
			where run_id = ${run} and pupil_id is not null
			group by pupil_id
			having count(*) > 1 or not bool_or(outcome = 'new-pupil')
		), newest as (
			select distinct on (e.pupil_id) e.pupil_id, e.given_name, e.family_name
			from touched t
			join enrollments e on e.pupil_id = t.pupil_id
			join schools s on s.id = e.school_id
			order by e.pupil_id, e.deregistered_on is not null, e.begin_date desc, s.instellingsnummer
		), official as (
			select o.pupil_id, max(r.official_given_name) as given_name, max(r.official_family_name) as family_name,
				max(r.gender) as gender, max(r.birth_date) as birth_date,
				decode(max(encode(r.number_hash, 'hex')), 'hex') as number_hash
			from ${effects(run, sql`'new-pupil', 'new-enrollment', 'changed'`)} and r.number_hash is not null
			group by o.pupil_id
		), wanted as (
			select p.id, n.given_name, n.family_name,
				coalesce(o.given_name, p.official_given_name) as official_given_name,
				coalesce(o.family_name, p.official_family_name) as official_family_name,
				coalesce(o.gender, p.gender) as gender, coalesce(o.birth_date, p.birth_date) as birth_date,
				coalesce(p.national_number_hash, o.number_hash) as number_hash
			from newest n
			join pupils p on p.id = n.pupil_id
			left join official o on o.pupil_id = n.pupil_id
		), written as (
			update pupils p set given_name = w.given_name, family_name = w.family_name,
				official_given_name = w.official_given_name, official_family_name = w.official_family_name,
				gender = w.gender, birth_date = w.birth_date, national_number_hash = w.number_hash
			from wanted w
			where w.id = p.id and (p.given_name, p.family_name, p.official_given_name, p.official_family_name,
				p.gender, p.birth_date, p.national_number_hash) is distinct from (w.given_name, w.family_name,
				w.official_given_name, w.official_family_name, w.gender, w.birth_date, w.number_hash)
			returning p.id
		)
		select count(*)::int as changed from written w join touched t on t.pupil_id = w.id where not t.is_new`
	);
	return counted?.changed ?? 0;
}
