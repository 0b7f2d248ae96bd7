import { addDays } from '$lib/domain/accounts/school-day';
import { accountTypeFor, type AccountType, type EducationLevel } from '$lib/domain/accounts/account-type';
import { PLANNED_END_GRACE_DAYS, UPCOMING_DAYS } from '$lib/domain/accounts/status';
import type { IsoDay } from './parse-day';
import { schoolYearOf } from './school-year';

/** The school year that is being prepared on `today`: the next one; in September still the one that just began. */
export function yearInPreparation(today: IsoDay): IsoDay {
	const { begin, end } = schoolYearOf(today);
	return today.slice(5, 7) === '09' ? begin : addDays(end, 1);
}

/** Where a pupil is at the school on a day; null when not there. */
export interface PlaceInYear {
	groupId: string;
	groupName: string;
	level: EducationLevel;
	givenName: string;
	familyName: string;
}

/** What September does to a pupil of this school. */
export type Move = 'stays' | 'promoted' | 'leaves' | 'arrives';

/** The move from the place before the summer to the one after it; null for who is at the school in neither. */
export function moveOf(before: PlaceInYear | null, after: PlaceInYear | null): Move | null {
	if (before && after) return before.groupId === after.groupId ? 'stays' : 'promoted';
	if (before) return 'leaves';
	return after ? 'arrives' : null;
}

/**
 * Whether the account becomes gevorderd with the new year (D1). The secret stays what it was until the school hands out a
 * new one; signing in looks at the secret, not at the type.
 */
export const stepsUp = (type: AccountType | null, levelsAfter: readonly EducationLevel[]): boolean =>
	type === 'basis' && accountTypeFor(levelsAfter) === 'gevorderd';

/** Whether the name on the card is another than the school will write. */
export const isRenamed = (before: PlaceInYear | null, after: PlaceInYear | null): boolean =>
	before !== null &&
	after !== null &&
	(before.givenName !== after.givenName || before.familyName !== after.familyName);

/** What a school does for the new year, in order. */
export const CHECKLIST = ['enrollments', 'assignments', 'accounts', 'types', 'secrets', 'leavers'] as const;
export type ChecklistItem = (typeof CHECKLIST)[number];

/** From which day, and until which, each of it can be done for the year that begins on `year`. */
export function checklistDays(year: IsoDay): Record<ChecklistItem, { from: IsoDay; until: IsoDay }> {
	const visible = addDays(year, -UPCOMING_DAYS);
	const eve = addDays(year, -1);
	const graceOver = addDays(eve, PLANNED_END_GRACE_DAYS);
	return {
		enrollments: { from: visible, until: eve },
		assignments: { from: visible, until: eve },
		accounts: { from: visible, until: eve },
		types: { from: year, until: year },
		secrets: { from: year, until: graceOver },
		leavers: { from: year, until: graceOver }
	};
}
