import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Database } from '../db';

/** Rows from which on whole tables are read side by side, instead of one row after another being looked up. */
const MANY = 10_000;

/**
 * The tables of one planning, gone with its transaction. They are temporary because then we may count them (`analyze`),
 * which the serving role may not do to the tables of the schema: without it the planner takes a million rows that were
 * written a moment ago for a few. Nothing of them is written to the log of the database either.
 *
 * - `feed_groups`: what the rows that stand name, by file, school and name, with how many rows do;
 * - `feed_schools`: the schools of the enrollments, with what is known of them;
 * - `feed_diff`: the rows that do not say what we have, beside the enrollment of the same key; and, without a line, the
 *   enrollments that a full file does not have;
 * - `feed_refused`: the rows that are refused;
 * - `feed_effects`: what the run does, row by row.
 */
const TABLES = ['feed_groups', 'feed_schools', 'feed_diff', 'feed_refused', 'feed_effects', 'feed_places'];

/** Makes room for a planning: one transaction may plan twice. */
export async function clearPlan(tx: Database): Promise<void> {
	for (const table of TABLES) await tx.execute(sql`drop table if exists ${sql.identifier(table)}`);
}

/** Makes a temporary table of what `query` gives, and counts it. */
export async function keepAs(tx: Database, name: string, query: SQL): Promise<void> {
	const table = sql.identifier(name);
	await tx.execute(sql`create temporary table ${table} on commit drop as ${query}`);
	await tx.execute(sql`analyze ${table}`);
}

/** Does `use` with a table that `keepAs` makes, unless `query` gives nothing; the table is gone afterwards. */
export async function withRows(
	tx: Database,
	name: string,
	query: SQL,
	use: () => Promise<void>
): Promise<void> {
	const table = sql.identifier(name);
	await keepAs(tx, name, query);
	const [found] = await selectRows<{ filled: boolean }>(
		tx,
		sql`select exists(select 1 from ${table}) as filled`
	);
	if (found?.filled) await use();
	await tx.execute(sql`drop table ${table}`);
}

/**
 * Keeps the planner from looking a million rows up one by one, because it takes them for ten, wherever the staged
 * rows themselves are read, which nobody has counted. A file of a few rows is looked up so, and reads no whole country.
 */
export async function foresee(tx: Database): Promise<void> {
	await tx.execute(sql`select set_config('enable_nestloop', (coalesce(sum(rows), 0) < ${MANY}::int)::text, true)
		from feed_groups`);
}

/** From here on it is about tables that were counted: the planner may choose. */
export const counted = (tx: Database) => tx.execute(sql`set local enable_nestloop = on`);

/** What the rows that stand name: schools, and groups with their level. Some thousands of a million rows. */
export const namedGroups = (run: SQL): SQL => sql`
	select file, instellingsnummer, name, max(level) as level, count(*)::int as rows, count(remark)::int as remarks
	from import_rows r where run_id = ${run} and refusal is null
	group by file, instellingsnummer, name`;

/** Counts those groups again that had a row which has been refused for `reason` since. */
export async function recountGroups(tx: Database, run: SQL, reason: string): Promise<void> {
	const recounted = sql`select distinct file, instellingsnummer, name from import_rows
		where run_id = ${run} and refusal = ${reason} and instellingsnummer is not null`;
	await withRows(tx, 'feed_recounted', recounted, async () => {
		await tx.execute(sql`delete from feed_groups g using feed_recounted c
			where (g.file, g.instellingsnummer, g.name) = (c.file, c.instellingsnummer, c.name)`);
		await tx.execute(sql`insert into feed_groups
			select r.file, r.instellingsnummer, r.name, max(r.level), count(*)::int, count(r.remark)::int
			from import_rows r
			join feed_recounted c on (c.file, c.instellingsnummer, c.name) = (r.file, r.instellingsnummer, r.name)
			where r.run_id = ${run} and r.refusal is null
			group by r.file, r.instellingsnummer, r.name`);
	});
}

interface Comparison {
	run: SQL;
	today: IsoDay;
	/** Whether who is not in the file has left. */
	findAbsent: boolean;
}

/** Lays the rows that stand beside the enrollments of their schools, once, and keeps what differs. */
export async function compareRun(tx: Database, { run, today, findAbsent }: Comparison): Promise<void> {
	await keepAs(
		tx,
		'feed_schools',
		sql`select f.instellingsnummer, s.id as school_id
			from (select distinct instellingsnummer from feed_groups where file = 'enrollments') f
			left join schools s on s.instellingsnummer = f.instellingsnummer`
	);
	await keepAs(
		tx,
		'feed_diff',
		sql`select r.line, r.name, r.level, r.begin_date, r.planned_end_date, r.deregistered_on,
				r.given_name, r.family_name, r.number_hash, r.official_given_name, r.official_family_name,
				r.gender, r.birth_date, coalesce(r.instellingsnummer, e.instellingsnummer) as instellingsnummer,
				coalesce(r.stamnummer, e.stamnummer) as stamnummer, r.school_id, e.id as enrollment_id, e.pupil_id,
				greatest(${today}::date, e.begin_date) as ends_on,
				coalesce(r.deregistered_on is not null and e.deregistered_on is null
					and r.deregistered_on < e.planned_end_date, false) as leaves
			from (
				select r.*, s.school_id, g.id as group_id
				from import_rows r
				join feed_schools s on s.instellingsnummer = r.instellingsnummer
				left join administrative_groups g on g.school_id = s.school_id and g.name = r.name
				where r.run_id = ${run} and r.file = 'enrollments' and r.refusal is null
			) r
			${findAbsent ? sql`full` : sql`left`} join (${known}) e
				on e.school_id = r.school_id and e.stamnummer = r.stamnummer and e.begin_date = r.begin_date
			where case
				when r.line is null then e.planned_end_date >= ${today}::date
					and (e.deregistered_on is null or e.deregistered_on > greatest(${today}::date, e.begin_date))
				else ${differs} end`
	);
	await counted(tx);
}

const known = sql`
	select e.id, e.pupil_id, e.school_id, e.administrative_group_id, e.stamnummer, e.given_name, e.family_name,
		e.begin_date, e.planned_end_date, e.deregistered_on, s.instellingsnummer,
		p.national_number_hash, p.official_given_name, p.official_family_name, p.gender, p.birth_date
	from feed_schools s
	join enrollments e on e.school_id = s.school_id
	join pupils p on p.id = e.pupil_id`;

const differs = sql`(
	e.id is null or r.group_id is null
	or e.administrative_group_id <> r.group_id
	or e.given_name <> r.given_name or e.family_name <> r.family_name
	or e.planned_end_date <> r.planned_end_date
	or e.deregistered_on is distinct from r.deregistered_on
	or (r.number_hash is not null and (
		e.national_number_hash is distinct from r.number_hash
		or coalesce(r.official_given_name, e.official_given_name) is distinct from e.official_given_name
		or coalesce(r.official_family_name, e.official_family_name) is distinct from e.official_family_name
		or coalesce(r.gender, e.gender) is distinct from e.gender
		or coalesce(r.birth_date, e.birth_date) is distinct from e.birth_date
	))
)`;
