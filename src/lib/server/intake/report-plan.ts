import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Database } from '../db';
import type { ImportReport } from './report';

/** A plan made in this same transaction (`planRun`), in numbers. */
export async function reportPlan(tx: Database): Promise<ImportReport> {
	const outcomes = await selectRows<{ outcome: string; rows: number }>(
		tx,
		sql`select outcome, count(*)::int as rows from feed_effects group by outcome`
	);
	const [pupils] = await selectRows<{ made: number }>(
		tx,
		sql`select count(*)::int as made from (
			select distinct pupil_id from feed_effects where outcome = 'new-pupil'
		) new_pupils`
	);
	const [refused] = await selectRows<{ rows: number }>(
		tx,
		sql`select count(*)::int as rows from feed_refused`
	);
	const staged = await selectRows<{ file: string; rows: number; remarks: number }>(
		tx,
		sql`select file, sum(rows)::int as rows, sum(remarks)::int as remarks from feed_groups group by file`
	);
	const count = (outcome: string) => outcomes.find((one) => one.outcome === outcome)?.rows ?? 0;
	const rowsOf = (file: string) => staged.find((one) => one.file === file)?.rows ?? 0;
	const added = count('new-pupil') + count('new-enrollment');
	return {
		schools: await tallySchools(tx, rowsOf('schools')),
		administrativeGroups: await tallyGroups(tx),
		pupils: { new: pupils?.made ?? 0, changed: 0 },
		enrollments: {
			new: added,
			changed: count('changed'),
			unchanged: rowsOf('enrollments') - added - count('changed')
		},
		ended: count('ended'),
		refused: refused?.rows ?? 0,
		remarks: staged.reduce((sum, { remarks }) => sum + remarks, 0)
	};
}

async function tallySchools(tx: Database, rows: number) {
	const [counted] = await selectRows<{ made: number; changed: number }>(
		tx,
		sql`select count(*) filter (where s.id is null)::int as made,
			count(*) filter (where s.name <> g.name)::int as changed
			from feed_groups g left join schools s on s.instellingsnummer = g.instellingsnummer
			where g.file = 'schools'`
	);
	const { made = 0, changed = 0 } = counted ?? {};
	return { new: made, changed, unchanged: rows - made - changed };
}

async function tallyGroups(tx: Database) {
	const [counted] = await selectRows<{ total: number; made: number; changed: number }>(
		tx,
		sql`select count(*)::int as total, count(*) filter (where g.id is null)::int as made,
			count(*) filter (where g.level <> d.level)::int as changed
			from (${deliveredGroups}) d
			left join schools s on s.instellingsnummer = d.instellingsnummer
			left join administrative_groups g on g.school_id = s.id and g.name = d.name`
	);
	const { total = 0, made = 0, changed = 0 } = counted ?? {};
	return { new: made, changed, unchanged: total - made - changed };
}

/** The groups of a delivery: those of a file of groups before those that enrollments name with their level. */
export const deliveredGroups: SQL = sql`
	select distinct on (instellingsnummer, name) instellingsnummer, name, level
	from feed_groups
	where file in ('administrativeGroups', 'enrollments') and level is not null
	order by instellingsnummer, name, file`;
