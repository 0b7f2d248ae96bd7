import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../db';

/** What is refused beside the rest of the file and what is known, so anew at every plan. */
const BESIDE_THE_REST = [
	'repeated-row',
	'unknown-school',
	'unknown-administrative-group',
	'identity-conflict'
];

/**
 * Refuses, set by set, the rows of a run that stand wrong beside each other or beside what is known: schools and groups that
 * nobody knows, and every row but the first of those that name the same thing. A file that names a pupil twice is not
 * trusted on the second, even when it says the same.
 */
export async function planRefusals(tx: Database, runId: string): Promise<void> {
	const run = sql`${runId}::uuid`;
	await tx.execute(sql`update import_rows set refusal = null, refused_column = null
		where run_id = ${run} and refusal in (${sql.join(
			BESIDE_THE_REST.map((reason) => sql`${reason}`),
			sql`, `
		)})`);
	await refuse(tx, run, 'schools', 'repeated-row', null, repeats(run, 'schools', sql`instellingsnummer`));
	await refuse(tx, run, 'administrativeGroups', 'unknown-school', 'instellingsnummer', strangers(run));
	const sameGroup = sql`instellingsnummer, name`;
	await refuse(
		tx,
		run,
		'administrativeGroups',
		'repeated-row',
		null,
		repeats(run, 'administrativeGroups', sameGroup)
	);
	await refuse(tx, run, 'enrollments', 'unknown-school', 'instellingsnummer', strangers(run));
	await refuse(
		tx,
		run,
		'enrollments',
		'unknown-administrative-group',
		'administratieve_groep',
		groupless(run)
	);
	const sameEnrollment = sql`instellingsnummer, stamnummer, begin_date`;
	await refuse(tx, run, 'enrollments', 'repeated-row', null, repeats(run, 'enrollments', sameEnrollment));
}

/** `which` is a condition on `r`, a row of the run that was not refused yet. */
async function refuse(
	tx: Database,
	run: SQL,
	file: string,
	reason: string,
	column: string | null,
	which: SQL
): Promise<void> {
	await tx.execute(sql`update import_rows r set refusal = ${reason}, refused_column = ${column}
		where r.run_id = ${run} and r.file = ${file} and r.refusal is null and ${which}`);
}

/** All but the first of the rows that have the same key. Only keys that occur twice are put in order. */
const repeats = (run: SQL, file: string, key: SQL): SQL => sql`r.line in (
	select line from (
		select line, row_number() over (partition by ${key} order by line) as place
		from import_rows
		where run_id = ${run} and file = ${file} and refusal is null and (${key}) in (
			select ${key} from import_rows
			where run_id = ${run} and file = ${file} and refusal is null
			group by ${key} having count(*) > 1
		)
	) repeated where place > 1
)`;

/** Of a school that is neither known nor in this very delivery. */
const strangers = (run: SQL): SQL => sql`not exists (
	select 1 from schools s where s.instellingsnummer = r.instellingsnummer
) and not exists (
	select 1 from import_rows s
	where s.run_id = ${run} and s.file = 'schools' and s.refusal is null
		and s.instellingsnummer = r.instellingsnummer
)`;

const groupless = (run: SQL): SQL => sql`r.level is null and not exists (
	select 1 from schools s
	join administrative_groups g on g.school_id = s.id
	where s.instellingsnummer = r.instellingsnummer and g.name = r.name
) and not exists (
	select 1 from import_rows g
	where g.run_id = ${run} and g.file = 'administrativeGroups' and g.refusal is null
		and g.instellingsnummer = r.instellingsnummer and g.name = r.name
) and not exists (
	select 1 from import_rows g
	where g.run_id = ${run} and g.file = 'enrollments' and g.refusal is null and g.level is not null
		and g.instellingsnummer = r.instellingsnummer and g.name = r.name
)`;
