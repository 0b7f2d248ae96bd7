/** One assignment of a school, as stored. Days are ISO school days, both included; null for no limit. */
export interface Assignment {
	schoolId: string;
	level: 'school' | 'group' | 'class' | 'pupil';
	effect: 'give' | 'withhold';
	administrativeGroupId: string | null;
	classTitle: string | null;
	pupilId: string | null;
	fromDay: string | null;
	untilDay: string | null;
}

/** Where a pupil is at one school today. */
export interface Place {
	schoolId: string;
	pupilId: string;
	administrativeGroupId: string;
	/** Classes and sub-classes; empty without the school's consent. */
	classTitles: readonly string[];
}

export interface EffectiveAssignment<A extends Assignment = Assignment> {
	assigned: boolean;
	/** The assignment that decided, which is the reason (*via 3de leerjaar*); null when none concerns the pupil. */
	via: A | null;
}

/** The nearer to the pupil, the later in the list and the stronger. */
const NEARNESS: readonly Assignment['level'][] = ['school', 'group', 'class', 'pupil'];

/**
 * Whether an application is the pupil's on school day `today`. At each school the assignment nearest to the pupil decides:
 * pupil before class before administrative group before school; at the same level `withhold` wins over `give`, so that
 * what is taken away in one place does not come back through another. Any one school of the pupil can give.
 */
export function effectiveAssignment<A extends Assignment>(
	assignments: readonly A[],
	places: readonly Place[],
	today: string
): EffectiveAssignment<A> {
	const deciding = places.flatMap((place) => {
		const concerned = assignments.filter((one) => isInForce(one, today) && concerns(one, place));
		return concerned.toSorted(strongestFirst).slice(0, 1);
	});
	const giving = deciding.find(({ effect }) => effect === 'give');
	const via = giving ?? deciding[0] ?? null;
	return { assigned: giving !== undefined, via };
}

const isInForce = ({ fromDay, untilDay }: Assignment, today: string) =>
	(fromDay === null || fromDay <= today) && (untilDay === null || today <= untilDay);

function concerns(assignment: Assignment, place: Place): boolean {
	if (assignment.schoolId !== place.schoolId) return false;
	switch (assignment.level) {
		case 'school':
			return true;
		case 'group':
			return assignment.administrativeGroupId === place.administrativeGroupId;
		case 'class':
			return assignment.classTitle !== null && place.classTitles.includes(assignment.classTitle);
		case 'pupil':
			return assignment.pupilId === place.pupilId;
	}
}

function strongestFirst(a: Assignment, b: Assignment): number {
	const byNearness = NEARNESS.indexOf(b.level) - NEARNESS.indexOf(a.level);
	if (byNearness !== 0) return byNearness;
	return Number(a.effect === 'give') - Number(b.effect === 'give');
}
