import { firstKeptDay, firstKeptInstant } from '$lib/domain/retention/cutoff';
import type { RuleName } from '$lib/domain/retention/rules';
import { lt, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { classDeliveries, classMemberships, dataReports, enrollments, erasedPupils, erasures } from '../db';

/** A rule, the table it is about, and which of its rows are over on a day. */
interface Over {
	rule: RuleName;
	table: PgTable;
	where(today: string): SQL;
}

/** The last day of a row of `enrollments` itself. */
const LAST = sql`least(planned_end_date, coalesce(deregistered_on, planned_end_date))`;

/**
 * Rules that delete whole rows by their days. Class information goes with its enrollment's end, or with its own when that
 * was earlier: who changed class in October has no need of it a year on.
 */
export const OVER: readonly Over[] = [
	{
		rule: 'class-information',
		table: classMemberships,
		where: (today) => sql`(until_day < ${firstKeptDay('class-information', today)}::date
			or enrollment_id in (select id from ${enrollments}
				where ${LAST} < ${firstKeptDay('class-information', today)}::date))`
	},
	{
		rule: 'class-deliveries',
		table: classDeliveries,
		where: (today) => lt(classDeliveries.receivedAt, firstKeptInstant('class-deliveries', today))
	},
	{
		rule: 'enrollments',
		table: enrollments,
		where: (today) => sql`${LAST} < ${firstKeptDay('enrollments', today)}::date`
	},
	{
		rule: 'data-reports',
		table: dataReports,
		where: (today) => lt(dataReports.handledAt, firstKeptInstant('data-reports', today))
	},
	{
		rule: 'erasure-proofs',
		table: erasures,
		where: (today) => sql`day < ${firstKeptDay('erasure-proofs', today)}::date`
	},
	{
		rule: 'erasure-proofs',
		table: erasedPupils,
		where: (today) => lt(erasedPupils.erasedAt, firstKeptInstant('erasure-proofs', today))
	}
];
