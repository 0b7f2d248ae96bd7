import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Database } from '../db';
import { counted, keepAs, SEEN_ROWS, withRows } from './compare-run';
import { MAX_DAYS_OVER } from './known-lines';

/** Of rows that were put among the staged ones for a line that was only seen: they have no names. */
const PUT_FOR_SEEN = sql`file = 'enrollments' and given_name is null and refusal in ('overtaken', 'repeated-row')`;

/** The lines that were only seen, one by one. */
const seenLines = (run: SQL): SQL => sql`
	select names_level, unnest(lines) as line, unnest(enrollment_ids) as enrollment_id, unnest(line_hashes) as line_hash
	from import_seen where run_id = ${run}`;

interface SeenInput {
	run: SQL;
	/** The day of the plan. */
	today: IsoDay;
}

/**
 * From this day on an enrollment that was not seen is looked at by itself: what ended before could not be seen, for it was not read
 * (`readKnownLines`). The file may have been read on an earlier day than it is planned, and a day is added for midnight.
 */
const firstEnd = ({ run, today }: SeenInput): SQL => sql`(least(${today}::date,
	(select (received_at at time zone 'Europe/Brussels')::date from import_runs where id = ${run})) - ${MAX_DAYS_OVER + 1}::int)`;

/**
 * Looks again at the lines that were known when the file was read, and goes through what is known once: an enrollment that still has the
 * hash of its line says what we have (`feed_seen`, counted by group); any other is laid beside the staged rows (`feed_unseen`). Where the
 * hash is gone nothing of the line is known any more than whose it was: another delivery or a person was in between. It is refused,
 * which tells it, and speaks for its pupil all the same. Returns how many stand.
 */
export async function planSeen(tx: Database, input: SeenInput): Promise<number> {
	const { run } = input;
	await tx.execute(sql`delete from import_rows where run_id = ${run} and ${PUT_FOR_SEEN}`);
	const [brought] = await selectRows<{ lines: number }>(
		tx,
		sql`select coalesce(sum(cardinality(lines)), 0)::int as lines from import_seen where run_id = ${run}`
	);
	const lines = brought?.lines ?? 0;
	// The planner takes so many lists for so few lines that it would look each line up by itself.
	await tx.execute(sql`set local enable_nestloop = off`);
	await keepAs(
		tx,
		'feed_seen',
		sql`select e.administrative_group_id as group_id, count(*) filter (where s.names_level)::int as levelled,
				count(*) filter (where not s.names_level)::int as unlevelled,
				array_agg(e.id) filter (where s.line is null and e.planned_end_date >= ${firstEnd(input)}) as unseen
			from enrollments e
			left join (${seenLines(run)}) s on s.enrollment_id = e.id and s.line_hash = e.line_hash
			where ${lines > 0}
			group by e.administrative_group_id`
	);
	if (lines === 0) {
		await counted(tx);
		return 0;
	}
	await keepAs(tx, 'feed_unseen', sql`select unnest(unseen) as id from feed_seen`);
	const [seen] = await selectRows<{ rows: number }>(tx, sql`select ${SEEN_ROWS}::int as rows`);
	const rows = seen?.rows ?? 0;
	if (rows < lines)
		await refuseSeen(
			tx,
			run,
			'overtaken',
			sql`select s.line, s.enrollment_id from (${seenLines(run)}) s
				where not exists (select from enrollments e where e.id = s.enrollment_id and e.line_hash = s.line_hash)`
		);
	await counted(tx);
	return rows;
}

/** Puts refused rows in the place of lines that were only seen: those that `which` gives, with their `enrollment_id`. */
const refuseSeen = (tx: Database, run: SQL, refusal: string, which: SQL) =>
	tx.execute(sql`insert into import_rows (run_id, file, line, instellingsnummer, stamnummer, refusal)
		select ${run}, 'enrollments', r.line, s.instellingsnummer, e.stamnummer, ${refusal}
		from (${which}) r
		left join enrollments e on e.id = r.enrollment_id
		left join schools s on s.id = e.school_id`);

/**
 * Refuses, of a row that was staged and a line that was only seen and names the same enrollment, the one that comes later in the file.
 * Returns whether there were any.
 */
export async function refuseRepeatsOfSeen(tx: Database, input: SeenInput): Promise<boolean> {
	const { run } = input;
	let found = false;
	const keys = sql`select r.line, s.id as school_id, r.stamnummer, r.begin_date
		from import_rows r join schools s on s.instellingsnummer = r.instellingsnummer
		where r.run_id = ${run} and r.file = 'enrollments' and r.refusal is null`;
	// What could be seen and is not among what was not, was seen.
	const named = sql`select k.line, e.id, e.administrative_group_id as group_id from feed_keys k
		join enrollments e on e.school_id = k.school_id and e.stamnummer = k.stamnummer and e.begin_date = k.begin_date
		where e.planned_end_date >= ${firstEnd(input)} and not exists (select from feed_unseen u where u.id = e.id)`;
	await withRows(tx, 'feed_keys', keys, async () => {
		await counted(tx);
		await withRows(tx, 'feed_named', named, async () => {
			found = true;
			await keepAs(
				tx,
				'feed_repeats',
				sql`select n.line, n.id as enrollment_id, n.group_id, s.line as seen_line, s.names_level
					from feed_named n join (${seenLines(run)}) s on s.enrollment_id = n.id`
			);
			await settleRepeats(tx, run);
			await tx.execute(sql`drop table feed_repeats`);
		});
	});
	return found;
}

async function settleRepeats(tx: Database, run: SQL): Promise<void> {
	const later = sql`select distinct on (seen_line) seen_line as line, enrollment_id, group_id, names_level
		from feed_repeats where seen_line > line`;
	await refuseSeen(tx, run, 'repeated-row', later);
	await tx.execute(sql`insert into feed_unseen select enrollment_id from (${later}) l`);
	await tx.execute(sql`update feed_seen f set levelled = f.levelled - l.levelled, unlevelled = f.unlevelled - l.unlevelled
		from (
			select group_id, count(*) filter (where names_level)::int as levelled,
				count(*) filter (where not names_level)::int as unlevelled
			from (${later}) l group by group_id
		) l
		where l.group_id = f.group_id`);
	await tx.execute(sql`update import_rows r set refusal = 'repeated-row', refused_column = null
		from feed_repeats f
		where r.run_id = ${run} and r.file = 'enrollments' and r.line = f.line and f.seen_line < f.line`);
}
