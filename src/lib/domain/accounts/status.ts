import { addDays } from './school-day';

/** ISO dates of school days (see `schoolDay`). `plannedEnd` is the last day, usually 31 August; `begin` the first. */
export type EnrollmentPeriod = { begin: string; plannedEnd: string; deregisteredOn: string | null };

export type AccountStatus = 'active' | 'inactive' | 'blocked';

/** Days that a planned end leaves an account usable, so that a late feed locks no country out on 1 September (D9). */
export const PLANNED_END_GRACE_DAYS = 30;

/** Days before its begin that a school sees an enrollment: accounts for September are made in the summer (F94). */
export const UPCOMING_DAYS = 120;

/**
 * Whether the school sees this pupil today, and may make or mend the account: from 120 days before the begin, until
 * sign-in ends too (D9). So on 31 August both the leaving and the coming year are there, and a late feed empties no desk.
 */
export function isEnrollmentVisible(period: EnrollmentPeriod, today: string): boolean {
	return addDays(period.begin, -UPCOMING_DAYS) <= today && today < unusableFrom(period);
}

/**
 * Whether this enrollment lets the pupil sign in today (D9): a deregistration ends it that very day, a planned end
 * without one only 30 days later.
 */
export function isEnrollmentUsable(period: EnrollmentPeriod, today: string): boolean {
	return period.begin <= today && today < unusableFrom(period);
}

/**
 * The status of F37. Never stored: it follows from all the pupil's enrollments, at every school, and from a block
 * that a school set. `blocked` wins, so that a block is never hidden behind the end of an enrollment.
 */
export function accountStatus(
	account: { enrollments: readonly EnrollmentPeriod[]; blocked: boolean },
	today: string
): AccountStatus {
	if (account.blocked) return 'blocked';
	return account.enrollments.some((period) => isEnrollmentUsable(period, today)) ? 'active' : 'inactive';
}

/**
 * The first day on which no enrollment known today is usable any more (the 30 days counted), in the past or to come;
 * `null` when none ever was or will be.
 */
export function inactiveFrom(enrollments: readonly EnrollmentPeriod[]): string | null {
	const ends = enrollments.filter((period) => period.begin < unusableFrom(period)).map(unusableFrom);
	return ends.sort().at(-1) ?? null;
}

function unusableFrom(period: EnrollmentPeriod): string {
	const graceOver = addDays(period.plannedEnd, PLANNED_END_GRACE_DAYS + 1);
	return period.deregisteredOn !== null && period.deregisteredOn < graceOver
		? period.deregisteredOn
		: graceOver;
}
