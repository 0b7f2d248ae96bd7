import { schoolDay } from '$lib/domain/accounts/school-day';
import { sql, type SQL } from 'drizzle-orm';

/** A day at school: that of an instant, one as `2026-11-22`, or an expression that gives a date, of a statement that is built once. */
export type Day = Date | string | SQL;

/** The day as an expression. */
export function dayOf(day: Day): SQL {
	if (typeof day === 'string') return sql`${day}::date`;
	return day instanceof Date ? sql`${schoolDay(day)}::date` : day;
}

/** So many days later, or before; `days` is ours and stands in the text. */
export const daysAfter = (day: Day, days: number): SQL =>
	days === 0 ? dayOf(day) : sql`(${dayOf(day)} + ${sql.raw(String(days))})`;
