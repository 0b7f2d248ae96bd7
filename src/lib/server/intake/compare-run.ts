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
 * - `feed_seen`: the lines that were known and still say what we have, which are not staged, counted by group (`plan-seen.ts`);
 * - `feed_unseen`: the enrollments that no such line stands for, when lines were seen at all;
 * - `feed_groups`: what the rows that stand name, by file, school and name, with how many rows do;
 * - `feed_schools`: the schools of the enrollments, with what is known of them;
 * - `feed_standing`: the staged rows that stand, where they are few;
 * - `feed_rest`: the enrollments that are laid beside them, when lines were seen at all;
 * - `feed_diff`: the rows that do not say what we have, beside the enrollment of the same key; and, without a line, the
 *   enrollments that a full file does not have;
 * - `feed_refused`: the rows that are refused;
 * - `feed_effects`: what the run does, row by row;
 * - `feed_file`: the schools that the file names, also in refused rows.
 */
const TABLES = [
	...['feed_seen', 'feed_unseen', 'feed_groups', 'feed_schools', 'feed_standing', 'feed_rest', 'feed_diff'],
	...['feed_refused', 'feed_effects', 'feed_file', 'feed_places', 'feed_several']
];

/** How many lines were seen and stand. */
export const SEEN_ROWS = sql`(select coalesce(sum(levelled + unlevelled), 0) from feed_seen)`;

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
	await tx.execute(sql`select set_config('enable_nestloop', (
			(select coalesce(sum(rows), 0) from feed_groups) - ${SEEN_ROWS} < ${MANY}::int
		)::text, true)`);
}

/** From here on it is about tables that were counted: the planner may choose. */
export const counted = (tx: Database) => tx.execute(sql`set local enable_nestloop = on`);

/** Of the lines that were only seen: what they name, as `namedGroups` has it of the staged ones. */
const seenGroups = sql`
	select 'enrollments'::import_file as file, s.instellingsnummer, g.name, case when f.levelled > 0 then g.level end as level,
		f.levelled + f.unlevelled as rows, 0 as remarks
	from feed_seen f
	join administrative_groups g on g.id = f.group_id
	join schools s on s.id = g.school_id
	where f.levelled + f.unlevelled > 0`;

/** What the rows that stand name, staged or seen: schools, and groups with their level. Some thousands of a million rows. */
export const namedGroups = (run: SQL): SQL => sql`
	select file, instellingsnummer, name, max(level) as level, sum(rows)::int as rows, sum(remarks)::int as remarks
	from (
		select file, instellingsnummer, name, max(level) as level, count(*)::int as rows, count(remark)::int as remarks
		from import_rows r where run_id = ${run} and refusal is null
		group by file, instellingsnummer, name
		union all
		${seenGroups}
	) named
	group by file, instellingsnummer, name`;

/** Counts those groups again that had a row which has been refused for `reason` since. */
export async function recountGroups(tx: Database, run: SQL, reason: string): Promise<void> {
	const recounted = sql`select distinct file, instellingsnummer, name from import_rows
		where run_id = ${run} and refusal = ${reason} and instellingsnummer is not null`;
	await withRows(tx, 'feed_recounted', recounted, async () => {
		await tx.execute(sql`delete from feed_groups g using feed_recounted c
			where (g.file, g.instellingsnummer, g.name) = (c.file, c.instellingsnummer, c.name)`);
		await tx.execute(sql`insert into feed_groups
			select n.* from (${namedGroups(run)}) n
			join feed_recounted c on (c.file, c.instellingsnummer, c.name) = (n.file, n.instellingsnummer, n.name)`);
	});
}

interface Comparison {
	run: SQL;
	today: IsoDay;
	/** Whether who is not in the file has left. */
	findAbsent: boolean;
	/** Whether lines were seen: then only the enrollments of the others are looked at. */
	hasSeen: boolean;
}

/** Lays the rows that stand beside the enrollments of their schools, once, and keeps what differs. */
export async function compareRun(tx: Database, comparison: Comparison): Promise<void> {
	const { run, today, findAbsent, hasSeen } = comparison;
	await keepAs(
		tx,
		'feed_schools',
		sql`select f.instellingsnummer, s.id as school_id
			from (select distinct instellingsnummer from feed_groups where file = 'enrollments') f
			left join schools s on s.instellingsnummer = f.instellingsnummer`
	);
	// Of some thousands of rows the planner is told how many they are, or it lays each beside each of what is known.
	const isApart = await areFew(tx);
	if (isApart) {
		await keepAs(tx, 'feed_standing', standing(run));
		await counted(tx);
	}
	const rows = isApart ? sql`select * from feed_standing` : standing(run);
	if (hasSeen) await keepAs(tx, 'feed_rest', rest(rows));
	await keepAs(
		tx,
		'feed_diff',
		sql`select r.line, r.name, r.level, r.begin_date, r.planned_end_date, r.deregistered_on,
				r.given_name, r.family_name, r.number_hash, r.official_given_name, r.official_family_name,
				r.gender, r.birth_date, r.line_hash, coalesce(r.instellingsnummer, e.instellingsnummer) as instellingsnummer,
				coalesce(r.stamnummer, e.stamnummer) as stamnummer, r.school_id, e.id as enrollment_id, e.pupil_id,
				greatest(${today}::date, e.begin_date) as ends_on,
				coalesce(r.deregistered_on is not null and e.deregistered_on is null
					and r.deregistered_on < e.planned_end_date, false) as leaves
			from (${rows}) r
			${findAbsent ? sql`full` : sql`left`} join (${known(hasSeen)}) e
				on e.school_id = r.school_id and e.stamnummer = r.stamnummer and e.begin_date = r.begin_date
			where case
				when r.line is null then e.planned_end_date >= ${today}::date
					and (e.deregistered_on is null or e.deregistered_on > greatest(${today}::date, e.begin_date))
				else ${differs} end`
	);
	if (isApart) await tx.execute(sql`drop table feed_standing`);
	await counted(tx);
}

/** Staged rows that are copied to be counted; more than that, and what they are laid beside is read from begin to end anyway. */
const FEW = 200_000;

async function areFew(tx: Database): Promise<boolean> {
	const [staged] = await selectRows<{ rows: number }>(
		tx,
		sql`select ((select coalesce(sum(rows), 0) from feed_groups where file = 'enrollments') - ${SEEN_ROWS})::int as rows`
	);
	return (staged?.rows ?? 0) < FEW;
}

/** Enrollments whose hash is written in one night beside those that change: to write a country's would be as much as bringing it in. */
const MOST_REMEMBERED = 100_000;

/**
 * Keeps the hashes of lines that turned out to say what we have, at enrollments that have none or another: after the first file that
 * is hashed, after one that writes the same otherwise. Some each time, until all are known.
 */
export async function rememberLines(tx: Database, run: SQL): Promise<void> {
	const [same] = await selectRows<{ rows: number }>(
		tx,
		sql`select ((select coalesce(sum(rows), 0) from feed_groups where file = 'enrollments')
			- ${SEEN_ROWS} - (select count(line) from feed_diff))::int as rows`
	);
	if (!same || same.rows <= 0) return;
	await foresee(tx);
	await tx.execute(sql`update enrollments written set line_hash = w.line_hash
		from (
			select e.id, r.line_hash
			from (${standing(run)}) r
			join (${known(false)}) e
				on e.school_id = r.school_id and e.stamnummer = r.stamnummer and e.begin_date = r.begin_date
			join administrative_groups g on g.id = r.group_id
			where r.line_hash is not null and e.line_hash is distinct from r.line_hash
				and not exists (select from feed_diff d where d.line = r.line)
				and not ${differs} and coalesce(r.level, g.level) = g.level
			limit ${MOST_REMEMBERED}
		) w
		where written.id = w.id`);
	await counted(tx);
}

/** The staged rows that stand, with their school and group as far as these are known. */
const standing = (run: SQL): SQL => sql`
	select r.*, s.school_id, g.id as group_id
	from import_rows r
	join feed_schools s on s.instellingsnummer = r.instellingsnummer
	left join administrative_groups g on g.school_id = s.school_id and g.name = r.name
	where r.run_id = ${run} and r.file = 'enrollments' and r.refusal is null`;

/** With those that a row names although they ended long ago. */
const rest = (rows: SQL): SQL => sql`
	select id from feed_unseen
	union
	select e.id from (${rows}) r
	join enrollments e on e.school_id = r.school_id and e.stamnummer = r.stamnummer and e.begin_date = r.begin_date`;

const known = (hasSeen: boolean): SQL => sql`
	select e.id, e.pupil_id, e.school_id, e.administrative_group_id, e.stamnummer, e.given_name, e.family_name,
		e.begin_date, e.planned_end_date, e.deregistered_on, s.instellingsnummer,
		p.national_number_hash, p.official_given_name, p.official_family_name, p.gender, p.birth_date, e.line_hash
	from feed_schools s
	join enrollments e on e.school_id = s.school_id
	${hasSeen ? sql`join feed_rest f on f.id = e.id` : sql``}
	join pupils p on p.id = e.pupil_id`;

/** Whether what the register says of a row, where it says it, is something else than what we have of its pupil. */
export const differsOfficially = (row: SQL, pupil: SQL): SQL => sql`(
	${row}.number_hash is not null and (
		${pupil}.national_number_hash is distinct from ${row}.number_hash
		or coalesce(${row}.official_given_name, ${pupil}.official_given_name)
			is distinct from ${pupil}.official_given_name
		or coalesce(${row}.official_family_name, ${pupil}.official_family_name)
			is distinct from ${pupil}.official_family_name
		or coalesce(${row}.gender, ${pupil}.gender) is distinct from ${pupil}.gender
		or coalesce(${row}.birth_date, ${pupil}.birth_date) is distinct from ${pupil}.birth_date
	)
)`;

const differs = sql`(
	e.id is null or r.group_id is null
	or e.administrative_group_id <> r.group_id
	or e.given_name <> r.given_name or e.family_name <> r.family_name
	or e.planned_end_date <> r.planned_end_date
	or e.deregistered_on is distinct from r.deregistered_on
	or ${differsOfficially(sql`r`, sql`e`)}
)`;
