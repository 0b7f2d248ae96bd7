import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql, type SQL } from 'drizzle-orm';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { selectRows, type Database } from '../db';
import { followLevels } from '../roster';
import { differsOfficially, keepAs, rememberLines } from './compare-run';
import { deliveredGroups } from './report-plan';
import { newEnrollmentId } from './new-ids';
import type { ImportReport } from './report';

interface MergeInput {
	runId: string;
	today: IsoDay;
	/** When the sender made the file. */
	madeAt: Date;
	/** What the plan counted: `mergeRun` adds what only shows afterwards. */
	report: ImportReport;
	/** Told before each of the `MERGE_STEPS`. */
	step?(): void;
}

/** What a merge goes through, for who shows how far it is. */
export const MERGE_STEPS = 3;

/**
 * Carries out a plan made in this same transaction (`planRun`), with one audit row: all of it or nothing, set by set.
 * Returns the report with the pupils whose own data changed.
 */
export async function mergeRun(
	ctx: Context,
	{ runId, today, madeAt, report, step }: MergeInput
): Promise<ImportReport> {
	const { db: tx } = ctx;
	const run = sql`${runId}::uuid`;
	step?.();
	const relevelled = await mergeSchools(tx);
	await makePupils(tx);
	step?.();
	if (report.enrollments.new > 0) await makeEnrollments(tx, run);
	if (report.enrollments.changed > 0) await changeEnrollments(tx);
	if (report.ended > 0) await endEnrollments(tx);
	step?.();
	const changed = await followPupils(tx);
	await rememberLines(tx, run);
	await tx.execute(sql`update schools s set last_feed_at = ${madeAt.toISOString()}::timestamptz
		from import_schools i where i.run_id = ${run} and i.instellingsnummer = s.instellingsnummer`);
	// Another level of a group is another level of everybody in it, in the file or not.
	await followLevels(ctx, today, relevelled ? undefined : sql`select pupil_id from feed_effects`);
	const { enrollments, ended, refused } = report;
	await recordAudit(ctx, {
		action: 'roster.imported',
		detail: { run: runId, ...enrollments, ended, refused }
	});
	return { ...report, pupils: { ...report.pupils, changed } };
}

/** Says whether a group changed its level. Leaves `feed_places`: where the rows of the run belong. */
async function mergeSchools(tx: Database): Promise<boolean> {
	await tx.execute(sql`insert into schools (instellingsnummer, name)
		select instellingsnummer, name from feed_groups where file = 'schools'
		on conflict (instellingsnummer) do update set name = excluded.name
		where schools.name <> excluded.name`);
	const written = await selectRows<{ relevelled: boolean | null }>(
		tx,
		sql`with written as (
			insert into administrative_groups (school_id, name, level)
			select s.id, d.name, d.level from (${deliveredGroups}) d
			join schools s on s.instellingsnummer = d.instellingsnummer
			on conflict (school_id, name) do update set level = excluded.level
			where administrative_groups.level <> excluded.level
			returning xmax <> 0 as relevelled -- a row that "on conflict" updated carries the transaction that did it
		) select bool_or(relevelled) as relevelled from written`
	);
	await keepAs(
		tx,
		'feed_places',
		sql`select f.instellingsnummer, f.name, s.id as school_id, g.id as group_id, g.level
			from feed_groups f
			join schools s on s.instellingsnummer = f.instellingsnummer
			join administrative_groups g on g.school_id = s.id and g.name = f.name
			where f.file = 'enrollments'`
	);
	return written[0]?.relevelled ?? false;
}

/** What rows do, each with what it says. */
const effects = (outcomes: SQL): SQL => sql`feed_effects o
	join feed_diff r on r.line = o.line and o.outcome in (${outcomes})`;

/** Nearly every new pupil has one row; those with more (`feed_several`) get what the rows say together. */
async function makePupils(tx: Database): Promise<void> {
	const columns = sql`(id, given_name, family_name, official_given_name, official_family_name, gender, birth_date,
		national_number_hash)`;
	await keepAs(
		tx,
		'feed_several',
		sql`select pupil_id from feed_effects where outcome = 'new-pupil' group by pupil_id having count(*) > 1`
	);
	await tx.execute(sql`insert into pupils ${columns}
		select o.pupil_id, r.given_name, r.family_name, r.official_given_name, r.official_family_name, r.gender,
			r.birth_date, r.number_hash
		from ${effects(sql`'new-pupil'`)} where o.pupil_id not in (select pupil_id from feed_several)`);
	await tx.execute(sql`insert into pupils ${columns}
		select o.pupil_id, max(r.given_name), max(r.family_name), max(r.official_given_name),
			max(r.official_family_name), max(r.gender), max(r.birth_date), decode(max(encode(r.number_hash, 'hex')), 'hex')
		from ${effects(sql`'new-pupil'`)} where o.pupil_id in (select pupil_id from feed_several)
		group by o.pupil_id`);
}

/** Those of new pupils with one row each are as the row says; of all others the pupil is looked at, for the hash of the line. */
async function makeEnrollments(tx: Database, run: SQL): Promise<void> {
	const isAlone = sql`o.outcome = 'new-pupil' and o.pupil_id not in (select pupil_id from feed_several)`;
	const columns = sql`(id, pupil_id, school_id, administrative_group_id, stamnummer, given_name, family_name,
			begin_date, planned_end_date, deregistered_on, line_hash)`;
	const id = newEnrollmentId(run, sql`o.line`, sql`o.instellingsnummer || '/' || o.stamnummer`);
	const values = sql`${id}, o.pupil_id, l.school_id, l.group_id, r.stamnummer, r.given_name, r.family_name, r.begin_date,
			r.planned_end_date, r.deregistered_on`;
	await tx.execute(sql`insert into enrollments ${columns}
		select ${values}, case when ${isOfLevel} then r.line_hash end
		from ${effects(sql`'new-pupil'`)} ${places} where ${isAlone}`);
	await tx.execute(sql`insert into enrollments ${columns}
		select ${values}, case when ${isOfLevel} and not ${differsOfficially(sql`r`, sql`p`)} then r.line_hash end
		from ${effects(sql`'new-pupil', 'new-enrollment'`)} ${places}
		join pupils p on p.id = o.pupil_id
		where not (${isAlone})`);
}

const places = sql`join feed_places l on l.instellingsnummer = r.instellingsnummer and l.name = r.name`;
const isOfLevel = sql`coalesce(r.level, l.level) = l.level`;

/** The row's pupil is never moved to another: the plan has refused that. */
async function changeEnrollments(tx: Database): Promise<void> {
	await tx.execute(sql`update enrollments e set administrative_group_id = n.group_id, given_name = n.given_name,
			family_name = n.family_name, planned_end_date = n.planned_end_date, deregistered_on = n.deregistered_on,
			line_hash = n.line_hash
		from (
			select o.enrollment_id, l.group_id, r.given_name, r.family_name, r.planned_end_date, r.deregistered_on,
				case when ${isOfLevel} and not ${differsOfficially(sql`r`, sql`p`)} then r.line_hash end as line_hash
			from ${effects(sql`'changed'`)} ${places}
			join pupils p on p.id = o.pupil_id
		) n
		where e.id = n.enrollment_id`);
}

async function endEnrollments(tx: Database): Promise<void> {
	await tx.execute(sql`update enrollments e set deregistered_on = o.ends_on
		from feed_effects o
		where o.outcome = 'ended' and e.id = o.enrollment_id`);
}

/**
 * Gives the pupils of a run the name of their newest enrollment (one that was not ended before one that was, then the
 * latest begin, then the lowest instellingsnummer, so that two schools that spell a name differently do not take turns)
 * and what the national register says. A gap in the file never erases, and of rows that contradict each other the same one
 * wins every night. Returns how many known pupils changed.
 */
async function followPupils(tx: Database): Promise<number> {
	await keepAs(
		tx,
		'feed_touched',
		sql`select pupil_id, bool_or(outcome = 'new-pupil') as is_new from feed_effects
			group by pupil_id
			having count(*) > 1 or not bool_or(outcome = 'new-pupil')`
	);
	await keepAs(tx, 'feed_differing', differingPupils);
	const [counted] = await selectRows<{ changed: number }>(
		tx,
		sql`with newest as (
			select distinct on (e.pupil_id) e.pupil_id, e.given_name, e.family_name
			from feed_differing t
			join enrollments e on e.pupil_id = t.pupil_id
			join schools s on s.id = e.school_id
			order by e.pupil_id, e.deregistered_on is not null, e.begin_date desc, s.instellingsnummer
		), official as (
			select o.pupil_id, max(r.official_given_name) as given_name, max(r.official_family_name) as family_name,
				max(r.gender) as gender, max(r.birth_date) as birth_date,
				decode(max(encode(r.number_hash, 'hex')), 'hex') as number_hash
			from ${effects(sql`'new-pupil', 'new-enrollment', 'changed'`)} where r.number_hash is not null
				and o.pupil_id in (select pupil_id from feed_differing)
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
		select count(*)::int as changed from written w join feed_touched t on t.pupil_id = w.id where not t.is_new`
	);
	await tx.execute(sql`drop table feed_differing`);
	await tx.execute(sql`drop table feed_touched`);
	return counted?.changed ?? 0;
}

/**
 * Of the touched ones those whose own name is not that of all their enrollments, or of whom a row says something else than is known: in
 * September a country is touched and a few thousand differ.
 */
const differingPupils = sql`
	select t.pupil_id from feed_touched t
	join pupils p on p.id = t.pupil_id
	join enrollments e on e.pupil_id = t.pupil_id
	where (e.given_name, e.family_name) is distinct from (p.given_name, p.family_name)
	union
	select o.pupil_id from ${effects(sql`'new-pupil', 'new-enrollment', 'changed'`)}
	join feed_touched t on t.pupil_id = o.pupil_id
	join pupils p on p.id = o.pupil_id
	where ${differsOfficially(sql`r`, sql`p`)}`;
