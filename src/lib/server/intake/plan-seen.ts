import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Database } from '../db';
import { keepAs } from './compare-run';

/** Of rows that were put among the staged ones for a line that was only seen: they have no names. */
const PUT_FOR_SEEN = sql`file = 'enrollments' and given_name is null and refusal in ('overtaken', 'repeated-row')`;

/**
 * Looks again at the lines that were known when the file was read: those whose enrollment still has their hash say what we have, and stand in
 * `feed_seen`, with their group. Of the others nothing is known any more than whose they were: another delivery or a person was
 * in between. They are refused, which tells it, and speaks for their pupil all the same. Returns how many stand.
 */
export async function planSeen(tx: Database, run: SQL): Promise<number> {
	await tx.execute(sql`delete from import_rows where run_id = ${run} and ${PUT_FOR_SEEN}`);
	// The planner takes so many lists for so few lines that it would look each line up by itself.
	await tx.execute(sql`set local enable_nestloop = off`);
	await keepAs(
		tx,
		'feed_seen',
		sql`select s.line, s.enrollment_id, s.names_level,
				case when e.line_hash = s.line_hash then e.administrative_group_id end as group_id
			from (
				select names_level, unnest(lines) as line, unnest(enrollment_ids) as enrollment_id,
					unnest(line_hashes) as line_hash
				from import_seen where run_id = ${run}
			) s
			left join enrollments e on e.id = s.enrollment_id`
	);
	await tx.execute(sql`set local enable_nestloop = on`);
	await refuseSeen(tx, run, 'overtaken', sql`f.group_id is null`);
	const [seen] = await selectRows<{ rows: number }>(tx, sql`select count(*)::int as rows from feed_seen`);
	return seen?.rows ?? 0;
}

/** Puts refused rows in the place of lines that were only seen: of those of `feed_seen` (`f`) for which `which` holds. */
export async function refuseSeen(tx: Database, run: SQL, refusal: string, which: SQL): Promise<void> {
	await tx.execute(sql`with refused as (
			delete from feed_seen f where ${which} returning f.line, f.enrollment_id
		)
		insert into import_rows (run_id, file, line, instellingsnummer, stamnummer, refusal)
		select ${run}, 'enrollments', r.line, s.instellingsnummer, e.stamnummer, ${refusal}
		from refused r
		left join enrollments e on e.id = r.enrollment_id
		left join schools s on s.id = e.school_id`);
}
