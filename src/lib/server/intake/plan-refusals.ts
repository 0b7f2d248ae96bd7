import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Database } from '../db';
import { foresee, keepAs, namedGroups, recountGroups, withRows } from './compare-run';
import { refuseRepeatsOfSeen } from './plan-seen';

/** What is refused beside the rest of the file and what is known, so anew at every plan. */
const BESIDE_THE_REST = [
	'repeated-row',
	'unknown-school',
	'unknown-administrative-group',
	'identity-conflict'
];

interface RefusalInput {
	run: SQL;
	today: IsoDay;
	/** Whether lines were seen. */
	hasSeen: boolean;
}

/**
 * Refuses, set by set, the rows of a run that stand wrong beside each other or beside what is known: schools and groups that
 * nobody knows, and every row but the first of those that name the same thing. A file that names a pupil twice is not
 * trusted on the second, even when it says the same. Leaves `feed_groups`: what the rows that stand name.
 */
export async function planRefusals(tx: Database, { run, today, hasSeen }: RefusalInput): Promise<void> {
	await tx.execute(sql`update import_rows set refusal = null, refused_column = null
		where run_id = ${run} and refusal in (${sql.join(
			BESIDE_THE_REST.map((reason) => sql`${reason}`),
			sql`, `
		)})`);
	await keepAs(tx, 'feed_groups', namedGroups(run));
	await foresee(tx);
	const [has] = await selectRows<{ schools: boolean; groups: boolean }>(
		tx,
		sql`select exists(select 1 from feed_groups where file = 'schools') as schools,
			exists(select 1 from feed_groups where file = 'administrativeGroups') as groups`
	);
	if (has?.schools) await refuseRepeats(tx, run, 'schools', sql`instellingsnummer`);
	if (has?.groups) {
		await refuseNamed(tx, run, 'administrativeGroups', STRANGERS);
		await refuseRepeats(tx, run, 'administrativeGroups', sql`instellingsnummer, name`);
	}
	await refuseNamed(tx, run, 'enrollments', STRANGERS);
	await refuseNamed(tx, run, 'enrollments', GROUPLESS);
	await refuseRepeats(tx, run, 'enrollments', sql`instellingsnummer, stamnummer, begin_date`);
	if (hasSeen && (await refuseRepeatsOfSeen(tx, { run, today }))) {
		await tx.execute(sql`delete from feed_groups`);
		await tx.execute(sql`insert into feed_groups ${namedGroups(run)}`);
	}
	await foresee(tx);
}

interface Named {
	reason: string;
	column: string;
	/** A condition on `g`, a row of `feed_groups`. */
	which: SQL;
}

/** Of a school that is neither known nor in this very delivery. */
const STRANGERS: Named = {
	reason: 'unknown-school',
	column: 'instellingsnummer',
	which: sql`not exists (select 1 from schools s where s.instellingsnummer = g.instellingsnummer)
		and not exists (
			select 1 from feed_groups s where s.file = 'schools' and s.instellingsnummer = g.instellingsnummer
		)`
};

/** Of a group that is not known, and whose level nothing in this delivery says. */
const GROUPLESS: Named = {
	reason: 'unknown-administrative-group',
	column: 'administratieve_groep',
	which: sql`g.level is null and not exists (
			select 1 from schools s
			join administrative_groups a on a.school_id = s.id
			where s.instellingsnummer = g.instellingsnummer and a.name = g.name
		) and not exists (
			select 1 from feed_groups a
			where a.file = 'administrativeGroups' and a.instellingsnummer = g.instellingsnummer and a.name = g.name
		)`
};

/** Refuses all rows that name something which may not be named. Of a million rows that is asked some thousand times. */
async function refuseNamed(tx: Database, run: SQL, file: string, { reason, column, which }: Named) {
	const unknown = sql`select instellingsnummer, name from feed_groups g where g.file = ${file} and ${which}`;
	await withRows(tx, 'feed_unknown', unknown, async () => {
		await tx.execute(sql`update import_rows r set refusal = ${reason}, refused_column = ${column}
			from feed_unknown u
			where r.run_id = ${run} and r.file = ${file} and r.refusal is null
				and u.instellingsnummer = r.instellingsnummer and u.name = r.name`);
		await tx.execute(sql`delete from feed_groups g using feed_unknown u
			where g.file = ${file} and u.instellingsnummer = g.instellingsnummer and u.name = g.name`);
	});
}

/**
 * Refuses all but the first of the rows that have the same key. A number is made of the key to find those that may occur
 * twice; only these are then compared and put in order.
 */
async function refuseRepeats(tx: Database, run: SQL, file: string, key: SQL): Promise<void> {
	const standing = sql`from import_rows where run_id = ${run} and file = ${file} and refusal is null`;
	const hash = sql`hash_record_extended(row(${key}), 0)`;
	const twice = sql`select ${hash} as hash ${standing} group by 1 having count(*) > 1`;
	const repeats = sql`select line from (
			select line, row_number() over (partition by ${key} order by line) as place
			${standing} and ${hash} in (select hash from feed_twice)
		) repeated where place > 1`;
	await withRows(tx, 'feed_twice', twice, () =>
		withRows(tx, 'feed_repeats', repeats, async () => {
			await tx.execute(sql`update import_rows r set refusal = 'repeated-row', refused_column = null
				from feed_repeats f where r.run_id = ${run} and r.file = ${file} and r.line = f.line`);
			await recountGroups(tx, run, 'repeated-row');
		})
	);
}
