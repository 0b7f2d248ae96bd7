import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { RETENTION, type Period, type RuleName } from './rules';

/**
 * The first school day that is still kept on `today` under a rule of days: what ended, or was made, on an earlier one is
 * gone. A day of which the period is 365 is kept on the 365th day after it and gone on the 366th, whatever the clock did
 * in between. Throws a RangeError for a rule that counts in hours.
 */
export function firstKeptDay(name: RuleName, today: string): string {
	const keep: Period = RETENTION[name].keep;
	if (!('days' in keep)) throw new RangeError(`${name} counts in hours`);
	return addDays(today, -keep.days);
}

/** `firstKeptDay` as an instant: what was made before it is gone. */
export const firstKeptInstant = (name: RuleName, today: string): Date =>
	midnightOf(firstKeptDay(name, today));

/** The instant at which a school day begins: midnight in Europe/Brussels, an hour earlier in UTC in summer. */
export function midnightOf(day: string): Date {
	const summer = new Date(`${day}T00:00:00+02:00`);
	return schoolDay(summer) === day ? summer : new Date(`${day}T00:00:00+01:00`);
}
