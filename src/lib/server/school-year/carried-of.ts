import type { Assignment } from '$lib/domain/applications/effective-assignment';
import { schoolYearOf } from '$lib/domain/roster/school-year';
import type { assignments } from '../db';

type StoredAssignment = typeof assignments.$inferSelect;

/** To which group what an old one had goes; null for nowhere. */
type GroupMapping = ReadonlyMap<string, string | null>;

/** To which class what an old one had goes, by title; null for nowhere. */
type ClassMapping = ReadonlyMap<string, string | null>;

/** What a person chose in place of what is proposed. */
export interface Chosen {
	groups?: GroupMapping;
	classes?: ClassMapping;
}

/** An assignment as it would be from the first day of the year on. */
export interface Carried extends Assignment {
	applicationId: string;
}

/** What each old group, by id, and each old class, by title, becomes. */
export type Heirs = Required<Chosen>;

/** What must be made so that each group and class of the new year has what its old one had. */
export function carriedOf(
	stored: readonly StoredAssignment[],
	heirs: Heirs,
	{ year, before }: { year: string; before: string }
): Carried[] {
	const holds = ({ fromDay, untilDay }: Assignment, day: string) =>
		(fromDay === null || fromDay <= day) && (untilDay === null || untilDay >= day);
	const made: Carried[] = [];
	for (const one of stored) {
		const { level, administrativeGroupId, classTitle } = one;
		if ((level !== 'group' && level !== 'class') || !holds(one, before)) continue;
		const which = level === 'group' ? 'administrativeGroupId' : 'classTitle';
		const to =
			level === 'group' ? heirs.groups.get(administrativeGroupId ?? '') : heirs.classes.get(classTitle ?? '');
		if (!to) continue;
		// Whatever is decided about that group or class for the new year already stands.
		if ([...stored, ...made].some((other) => other[which] === to && holds(other, year))) continue;
		made.push({
			applicationId: one.applicationId,
			schoolId: one.schoolId,
			level,
			effect: one.effect,
			administrativeGroupId: level === 'group' ? to : null,
			classTitle: level === 'class' ? to : null,
			pupilId: null,
			fromDay: year,
			untilDay: one.untilDay === null ? null : schoolYearOf(year).end
		});
	}
	return made;
}
