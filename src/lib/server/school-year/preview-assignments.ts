import type { Assignment } from '$lib/domain/applications/effective-assignment';
import { proposeGroups, type GroupInYear } from '$lib/domain/roster/carry-groups';
import { schoolYearOf } from '$lib/domain/roster/school-year';
import { and, asc, eq } from 'drizzle-orm';
import { changeOf } from '../applications/school';
import type { Context } from '../context';
import { administrativeGroups, applications, assignments } from '../db';
import type { DeskActor } from '../staff';
import { daysOf, readPupilsInYear } from './read-moves';

/** To which group what an old one had goes; null for nowhere. */
export type GroupMapping = ReadonlyMap<string, string | null>;

type Stored = typeof assignments.$inferSelect;

/** An assignment as it would be from the first day of the year on. */
export interface Carried extends Assignment {
	applicationId: string;
}

/** What carrying over would do for one application. */
export interface CarriedApplication {
	id: string;
	name: string;
	/** Assignments that would be made; the others go on by themselves. */
	made: Carried[];
	/** Old groups, by name, with where each goes. */
	groups: { from: string; to: string }[];
	/** Pupils who get, and who lose, it by that on the first day, and of the former those without a LeerID. */
	gained: number;
	lost: number;
	withoutLeerid: number;
}

export interface CarryPreview {
	year: string;
	/** False while there is no enrollment for it: groups then stay what they are, and nobody knows whom it concerns. */
	known: boolean;
	/** Groups of which something would stop, in the order of their names, with where it goes. */
	mapping: { id: string; name: string; to: string | null }[];
	/** Groups of the new year to choose from. */
	targets: { id: string; name: string }[];
	/** Applications for which something would be made. */
	applications: CarriedApplication[];
}

/**
 * What carrying the assignments of groups over to the new year would do, per application. `chosen` corrects the groups
 * that `proposeGroups` proposes; a group that is not of this school counts as nowhere. What holds without a last day goes
 * on by itself for the same group and is not made again. Whole school and single pupils need no carrying: they do not
 * depend on the group. Changes nothing.
 */
export async function previewAssignments(
	ctx: Context,
	actor: DeskActor,
	chosen: GroupMapping = new Map()
): Promise<CarryPreview> {
	const { schoolId } = actor;
	const { year, before } = daysOf(ctx.now);
	const { groups, known } = await readGroups(ctx, actor);
	const names = new Map(groups.map(({ id, name }) => [id, name]));
	const own = (id: string | null) => (id !== null && names.has(id) ? id : null);
	const mapping = new Map(
		[...proposeGroups(groups)].map(([id, to]) => [id, chosen.has(id) ? own(chosen.get(id) ?? null) : to])
	);

	const rows = await ctx.db
		.select({ assignment: assignments, name: applications.name })
		.from(assignments)
		.innerJoin(applications, eq(applications.id, assignments.applicationId))
		.where(and(eq(assignments.schoolId, schoolId), eq(applications.status, 'active')))
		.orderBy(asc(applications.name), asc(assignments.id));
	const byApplication = Map.groupBy(rows, ({ assignment }) => assignment.applicationId);
	const found: CarriedApplication[] = [];
	for (const [id, own] of byApplication) {
		const stored = own.map(({ assignment }) => assignment);
		const made = carriedOf(stored, mapping, { year, before });
		if (made.length === 0) continue;
		const change = await changeOf(ctx, actor, { before: stored, after: [...stored, ...made], day: year });
		found.push({
			id,
			name: own[0]?.name ?? '',
			made,
			groups: [...mapping].flatMap(([from, to]) =>
				to !== null &&
				made.some(({ administrativeGroupId }) => administrativeGroupId === to) &&
				had(stored, from)
					? [{ from: names.get(from) ?? '', to: names.get(to) ?? '' }]
					: []
			),
			gained: change.gained,
			lost: change.lost,
			withoutLeerid: change.withoutLeerid
		});
	}
	const assigned = new Set(
		rows.flatMap(({ assignment: { administrativeGroupId: id, untilDay } }) =>
			id !== null && (mapping.get(id) !== id || (untilDay !== null && untilDay < year)) ? [id] : []
		)
	);
	return {
		year,
		known,
		mapping: [...mapping].flatMap(([id, to]) =>
			assigned.has(id) ? [{ id, name: names.get(id) ?? '', to }] : []
		),
		targets: groups.filter(({ after }) => after).map(({ id, name }) => ({ id, name })),
		applications: found
	};
}

const had = (stored: readonly Stored[], groupId: string) =>
	stored.some(({ administrativeGroupId }) => administrativeGroupId === groupId);

/** What must be made so that each group of the new year has what its old one had. */
function carriedOf(
	stored: readonly Stored[],
	mapping: GroupMapping,
	{ year, before }: { year: string; before: string }
): Carried[] {
	const holds = ({ fromDay, untilDay }: Assignment, day: string) =>
		(fromDay === null || fromDay <= day) && (untilDay === null || untilDay >= day);
	const made: Carried[] = [];
	for (const one of stored) {
		const to = one.administrativeGroupId === null ? null : mapping.get(one.administrativeGroupId);
		if (one.level !== 'group' || !to || !holds(one, before)) continue;
		// Whatever is decided about that group for the new year already stands.
		const decided = [...stored, ...made].some(
			(other) => other.level === 'group' && other.administrativeGroupId === to && holds(other, year)
		);
		if (decided) continue;
		made.push({
			applicationId: one.applicationId,
			schoolId: one.schoolId,
			level: 'group',
			effect: one.effect,
			administrativeGroupId: to,
			classTitle: null,
			pupilId: null,
			fromDay: year,
			untilDay: one.untilDay === null ? null : schoolYearOf(year).end
		});
	}
	return made;
}

async function readGroups(
	ctx: Context,
	actor: DeskActor
): Promise<{ groups: GroupInYear[]; known: boolean }> {
	const rows = await ctx.db
		.select({ id: administrativeGroups.id, name: administrativeGroups.name })
		.from(administrativeGroups)
		.where(eq(administrativeGroups.schoolId, actor.schoolId))
		.orderBy(asc(administrativeGroups.name));
	const pupils = await readPupilsInYear(ctx, actor);
	const before = new Set(pupils.map((pupil) => pupil.before?.groupId));
	const known = pupils.some(({ after }) => after !== null);
	const after = known ? new Set(pupils.map((pupil) => pupil.after?.groupId)) : before;
	const groups = rows.map((group) => ({
		...group,
		before: before.has(group.id),
		after: after.has(group.id)
	}));
	return { groups, known };
}
