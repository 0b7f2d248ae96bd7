import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Database } from '../db';

/** A month of the audit that has a partition of its own. Ids from `floor` up to `ceiling` lie in it. */
export type AuditMonth = {
	/** Its first day, as PostgreSQL writes it; months are those of UTC. */
	first: string;
	floor: string;
	ceiling: string;
};

/** Months that are ready before they begin: a server that is away for a while finds them made. */
const AHEAD = 2;

/**
 * Makes the partitions of the month of `now` and of the two after it, where they are not there yet. Two servers at once make one.
 * Rows that were written meanwhile move along. Rejects rather than wait for a lock that others hold long.
 */
export async function makeAuditMonths(db: Database, now: Date): Promise<void> {
	await db.execute(
		sql`select make_audit_month((date_trunc('month', ${now.toISOString()}::timestamptz at time zone 'UTC')
				+ make_interval(months => ahead))::date)
			from generate_series(0, ${AHEAD}::int) as ahead order by ahead`
	);
}

/**
 * The ids of what happened from `from` up to `until`, as a condition beside the one on `at`: they begin with the same instant, and
 * the other months are then not looked at. An instant may be a place of a statement that is put together once.
 */
export const idsWithin = (from: Date | SQL, until: Date | SQL): SQL =>
	sql`id >= audit_id_floor(${instant(from)}) and id < audit_id_floor(${instant(until)})`;

const instant = (moment: Date | SQL): SQL =>
	moment instanceof Date ? sql`${moment.toISOString()}::timestamptz` : moment;

/** The months that ended by `end`, oldest first. */
export function listAuditMonths(db: Database, end: Date): Promise<AuditMonth[]> {
	return selectRows<AuditMonth>(
		db,
		sql`select first::text, audit_id_floor(first at time zone 'UTC')::text as floor,
				audit_id_floor((first + interval '1 month') at time zone 'UTC')::text as ceiling
			from (select to_date(right(relname, 7), 'YYYY_MM')::timestamp as first
				from pg_inherits join pg_class on pg_class.oid = inhrelid
				where inhparent = 'audit_events'::regclass and relname ~ '^audit_events_\\d{4}_\\d{2}$') as months
			where (first + interval '1 month') at time zone 'UTC' <= ${end.toISOString()}::timestamptz
			order by first`
	);
}

/** Whether all rows of a month were recorded by `until`: the clock that made their ids is not the one that recorded them. */
export async function isRecordedBy(
	db: Database,
	{ floor, ceiling }: AuditMonth,
	until: Date
): Promise<boolean> {
	const later = await selectRows(
		db,
		sql`select 1 from audit_events where id >= ${floor}::uuid and id < ${ceiling}::uuid
			and recorded_at > ${until.toISOString()}::timestamptz limit 1`
	);
	return later.length === 0;
}

/** Takes a month away with everything in it, in a moment. The database refuses one of the past year. */
export async function dropAuditMonth(db: Database, { first }: AuditMonth): Promise<void> {
	await db.execute(sql`select drop_audit_month(${first}::date)`);
}
