import { sql } from 'drizzle-orm';
import type { Database } from '../db';

/**
 * Says of each row of a run that would change something whose it is and what it does. A row that says what we have gets no
 * outcome: on most nights those are nearly all. Whose a row is follows `matchPupils` wherever rows and what is known agree
 * without doubt; every other row gets the outcome `doubt`, for `settleDoubts`. That is: number and stamnummer point at two
 * pupils; the same stamnummer or an unknown number stands in several rows that differ; neither a name nor the birth date is
 * literally the same; two numbers. Reads only what is known: it writes nothing but outcomes.
 */
export async function planEnrollments(tx: Database, runId: string): Promise<void> {
	const run = sql`${runId}::uuid`;
	await tx.execute(sql`
	with open as materialized (
		select r.line, r.instellingsnummer, r.stamnummer, r.begin_date, r.given_name, r.family_name,
			r.number_hash, r.birth_date, s.id as school_id, e.id as enrollment_id, e.pupil_id as same_pupil_id
		from import_rows r
		left join schools s on s.instellingsnummer = r.instellingsnummer
		left join administrative_groups g on g.school_id = s.id and g.name = r.name
		left join enrollments e
			on e.school_id = s.id and e.stamnummer = r.stamnummer and e.begin_date = r.begin_date
		left join pupils p on p.id = e.pupil_id
		where r.run_id = ${run} and r.file = 'enrollments' and r.refusal is null and (
			e.id is null or g.id is null
			or e.administrative_group_id <> g.id
			or e.given_name <> r.given_name or e.family_name <> r.family_name
			or e.planned_end_date <> r.planned_end_date
			or e.deregistered_on is distinct from r.deregistered_on
			or (r.number_hash is not null and (
				p.national_number_hash is distinct from r.number_hash
				or coalesce(r.official_given_name, p.official_given_name) is distinct from p.official_given_name
				or coalesce(r.official_family_name, p.official_family_name) is distinct from p.official_family_name
				or coalesce(r.gender, p.gender) is distinct from p.gender
				or coalesce(r.birth_date, p.birth_date) is distinct from p.birth_date
			))
		)
	), by_stamnummer as (
		select o.instellingsnummer, o.stamnummer, min(e.pupil_id::text)::uuid as pupil_id,
			count(distinct e.pupil_id) > 1 as several
		from (select distinct school_id, instellingsnummer, stamnummer from open where school_id is not null) o
		join enrollments e on e.school_id = o.school_id and e.stamnummer = o.stamnummer
		group by o.instellingsnummer, o.stamnummer
	), differing as (
		select instellingsnummer, stamnummer from open
		group by instellingsnummer, stamnummer
		having count(*) > 1 and (
			min(given_name) <> max(given_name) or min(family_name) <> max(family_name)
			or count(distinct number_hash) > 1 or count(number_hash) not in (0, count(*))
			or count(distinct birth_date) > 1
		)
	), shared_number as (
		select number_hash from open
		where number_hash is not null
		group by number_hash
		having min(instellingsnummer || '/' || stamnummer) <> max(instellingsnummer || '/' || stamnummer)
	), found as (
		select o.*, t.pupil_id as stamnummer_pupil_id, t.several, h.id as number_pupil_id,
			coalesce(h.id, t.pupil_id) as pupil_id, d.stamnummer is not null as differs,
			n.number_hash is not null as shares_number
		from open o
		left join by_stamnummer t
			on t.instellingsnummer = o.instellingsnummer and t.stamnummer = o.stamnummer
		left join pupils h on h.national_number_hash = o.number_hash
		left join differing d
			on d.instellingsnummer = o.instellingsnummer and d.stamnummer = o.stamnummer
		left join shared_number n on n.number_hash = o.number_hash
	), learning as (
		select pupil_id from found
		where pupil_id is not null and number_pupil_id is null and number_hash is not null
		group by pupil_id having count(distinct number_hash) > 1
	)
	insert into import_outcomes
		(run_id, outcome, file, line, instellingsnummer, stamnummer, pupil_id, enrollment_id)
	select ${run},
		(case
			when f.differs or f.several or l.pupil_id is not null
				or f.stamnummer_pupil_id <> f.number_pupil_id
				or (f.shares_number and f.number_pupil_id is null)
				or (p.id is not null and (
					(p.national_number_hash <> f.number_hash) is true
					or (
						p.birth_date = f.birth_date
						or f.given_name in (p.given_name, p.official_given_name, e.given_name)
						or f.family_name in (p.family_name, p.official_family_name, e.family_name)
					) is not true
				)) then 'doubt'
			when p.id is null then 'new-pupil'
			when f.enrollment_id is null then 'new-enrollment'
			else 'changed'
		end)::import_outcome,
		'enrollments', f.line, f.instellingsnummer, f.stamnummer,
		coalesce(f.pupil_id, ${pupilIdOf(runId)}),
		f.enrollment_id
	from found f
	left join pupils p on p.id = f.pupil_id
	left join enrollments e on e.id = f.enrollment_id
	left join learning l on l.pupil_id = f.pupil_id`);
}

/**
 * The same id however often a run is planned. The bits of a version (8, RFC 9562 §5.8) and variant are set: without
 * them the desk, which looks at what is asked of it first, would take it for no id at all.
 */
const pupilIdOf = (runId: string) => sql`overlay(overlay(
	md5(${runId}::text || '/' || f.instellingsnummer || '/' || f.stamnummer)
	placing '8' from 13) placing 'a' from 17)::uuid`;
