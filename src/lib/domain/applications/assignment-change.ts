import { effectiveAssignment, type Assignment, type Place } from './effective-assignment';

/** What an assignment is about. `id` is an administrative group or a pupil; null for the whole school. */
export interface AssignmentTarget {
	level: Assignment['level'];
	id: string | null;
}

/** The pupils for whom a change of assignments makes a difference; ids, each once. */
export interface AssignmentChange {
	gained: string[];
	lost: string[];
}

/**
 * Who gains and who loses an application on school day `day` when `before` becomes `after`, as they are told to a school
 * before it saves. The same rule that lets a pupil in decides, so that the promise holds.
 */
export function assignmentChange(
	places: readonly Place[],
	before: readonly Assignment[],
	after: readonly Assignment[],
	day: string
): AssignmentChange {
	const change: AssignmentChange = { gained: [], lost: [] };
	for (const [pupilId, own] of Map.groupBy(places, (place) => place.pupilId)) {
		const had = effectiveAssignment(before, own, day).assigned;
		const has = effectiveAssignment(after, own, day).assigned;
		if (has && !had) change.gained.push(pupilId);
		if (had && !has) change.lost.push(pupilId);
	}
	return change;
}

/** Whether `assignment` says something about exactly this target, whatever it says. */
export function isAbout(assignment: Assignment, { level, id }: AssignmentTarget): boolean {
	if (assignment.level !== level) return false;
	if (level === 'group') return assignment.administrativeGroupId === id;
	if (level === 'class') return assignment.classTitle === id;
	return level === 'pupil' ? assignment.pupilId === id : true;
}

export type PeriodRefusal = 'bad-day' | 'reversed' | 'over';

/**
 * Why an assignment cannot hold from `fromDay` until `untilDay` (ISO school days, both included; null: no limit), or null.
 * One that is over before `today` would change nothing.
 */
export function refusePeriod(
	{ fromDay, untilDay }: { fromDay: string | null; untilDay: string | null },
	today: string
): PeriodRefusal | null {
	if ([fromDay, untilDay].some((day) => day !== null && !isDay(day))) return 'bad-day';
	if (fromDay !== null && untilDay !== null && untilDay < fromDay) return 'reversed';
	return untilDay !== null && untilDay < today ? 'over' : null;
}

/** The day on which a change is looked at: the first day it holds, or today. */
export const firstDay = (fromDay: string | null, today: string): string =>
	fromDay !== null && fromDay > today ? fromDay : today;

function isDay(text: string): boolean {
	if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
