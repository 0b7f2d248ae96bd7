import { sql } from 'drizzle-orm';
import type { Database } from '../db';
import { keepAs } from './compare-run';
import { newPupilId } from './new-ids';

/**
 * Says of each row of `feed_diff` whose it is and what it does (`feed_effects`). A row that says what we have is not in it:
 * on most nights those are nearly all. Whose a row is follows `matchPupils` wherever rows and what is known agree
 * without doubt; every other row gets the outcome `doubt`, for `settleDoubts`. That is: number and stamnummer point at two
 * pupils; the same stamnummer or an unknown number stands in several rows that differ; neither a name nor the birth date is
 * literally the same; two numbers. Changes nothing of what is known.
 */
export async function planEnrollments(tx: Database, runId: string): Promise<void> {
	await keepAs(tx, 'feed_same_stamnummer', sameStamnummer);
	await keepAs(
		tx,
		'feed_effects',
		sql`
	with differing as (${differing}), shared_number as (${sharedNumber}), learning as (${learning})
	select f.line, (case
			when d.stamnummer is not null or t.several or l.pupil_id is not null
				or t.pupil_id <> h.id
				or (n.number_hash is not null and h.id is null)
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
		end)::import_outcome as outcome,
		f.instellingsnummer, f.stamnummer, coalesce(p.id, ${newPupilId(sql`${runId}`, sql`f.instellingsnummer`, sql`f.stamnummer`)}) as pupil_id, f.enrollment_id,
		null::date as ends_on
	from feed_diff f
	left join feed_same_stamnummer t
		on t.instellingsnummer = f.instellingsnummer and t.stamnummer = f.stamnummer
	left join pupils h on h.national_number_hash = f.number_hash
	left join pupils p on p.id = coalesce(h.id, t.pupil_id)
	left join enrollments e on e.id = f.enrollment_id
	left join differing d on d.instellingsnummer = f.instellingsnummer and d.stamnummer = f.stamnummer
	left join shared_number n on n.number_hash = f.number_hash
	left join learning l on l.pupil_id = p.id
	where f.line is not null`
	);
	await tx.execute(sql`drop table feed_same_stamnummer`);
}

/** Whoever had the number of a row at its school, now or before; any one of them when several did. */
const sameStamnummer = sql`
	select instellingsnummer, stamnummer, (array_agg(pupil_id))[1] as pupil_id, count(*) > 1 as several
	from (
		select o.instellingsnummer, o.stamnummer, e.pupil_id
		from feed_diff o
		join enrollments e on e.school_id = o.school_id and e.stamnummer = o.stamnummer
		where o.line is not null
		group by o.instellingsnummer, o.stamnummer, e.pupil_id
	) pupils_of_number
	group by instellingsnummer, stamnummer`;

/** One number at a school in rows that differ. Looked at closely only where a number does stand twice. */
const differing = sql`
	select instellingsnummer, stamnummer from feed_diff
	where line is not null and (instellingsnummer, stamnummer) in (
		select instellingsnummer, stamnummer from feed_diff
		where line is not null group by instellingsnummer, stamnummer having count(*) > 1
	)
	group by instellingsnummer, stamnummer
	having min(given_name) <> max(given_name) or min(family_name) <> max(family_name)
		or count(distinct number_hash) > 1 or count(number_hash) not in (0, count(*))
		or count(distinct birth_date) > 1`;

const sharedNumber = sql`
	select number_hash from feed_diff
	where number_hash in (
		select number_hash from feed_diff where number_hash is not null group by number_hash having count(*) > 1
	)
	group by number_hash
	having min(instellingsnummer || '/' || stamnummer) <> max(instellingsnummer || '/' || stamnummer)`;

/** Pupils who would get two numbers in one night. */
const learning = sql`
	select t.pupil_id from feed_diff o
	join feed_same_stamnummer t on t.instellingsnummer = o.instellingsnummer and t.stamnummer = o.stamnummer
	left join pupils h on h.national_number_hash = o.number_hash
	where o.line is not null and o.number_hash is not null and h.id is null
	group by t.pupil_id having count(distinct o.number_hash) > 1`;
