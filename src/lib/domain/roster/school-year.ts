import { addDays } from '$lib/domain/accounts/school-day';
import type { IsoDay } from './parse-day';

/** A Flemish school year, first and last day included. */
export type SchoolYear = { begin: IsoDay; end: IsoDay };

/** The school year that `day` falls in: 1 September up to and including 31 August. */
export function schoolYearOf(day: IsoDay): SchoolYear {
	const first = firstYear(day);
	return { begin: `${first}-09-01`, end: `${first + 1}-08-31` };
}

/** How people write the school year of `day`: `2026-27`. */
export function schoolYearLabel(day: IsoDay): string {
	const first = firstYear(day);
	return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}

const BY_SCHOOL_YEAR = /^SY([+-]?\d{1,2})-(\d{2}-\d{2})$/;
const BY_TODAY = /^TODAY([+-]\d{1,3})?$/;

/**
 * Turns a relative date of the demo files into a day; any other cell comes back as it is.
 * - `SY0-09-01`: 1 September of the calendar year in which the running school year began;
 *   `SY1-08-31` its last day, `SY-6-03-19` a birthday six years before that beginning.
 * - `TODAY`, `TODAY-10`: today, ten days ago.
 *
 * Whether the day exists is not judged here: 29 February of a common year is left for `parseDay` to refuse.
 */
export function resolveDate(cell: string, today: IsoDay): string {
	const bySchoolYear = BY_SCHOOL_YEAR.exec(cell);
	if (bySchoolYear) return `${firstYear(today) + Number(bySchoolYear[1])}-${bySchoolYear[2]}`;
	const byToday = BY_TODAY.exec(cell);
	if (byToday) return addDays(today, Number(byToday[1] ?? 0));
	return cell;
}

function firstYear(day: IsoDay): number {
	const year = Number(day.slice(0, 4));
	return day.slice(5) >= '09-01' ? year : year - 1;
}
