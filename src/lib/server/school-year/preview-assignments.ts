import type { Assignment } from '$lib/domain/applications/effective-assignment';
import { proposeClasses, type ClassInYear } from '$lib/domain/roster/carry-classes';
import { proposeGroups, type GroupInYear } from '$lib/domain/roster/carry-groups';
import { and, asc, eq } from 'drizzle-orm';
import { changeOf } from '../desk/applications';
import { classesInYear } from '../consent';
import type { Context } from '../context';
import { administrativeGroups, applications, assignments } from '../db';
import type { DeskActor } from '../staff';
import { carriedOf, type Carried, type Chosen, type Heirs } from './carried-of';
import { daysOf, readPupilsInYear } from './read-moves';

/** What carrying over would do for one application. */
export interface CarriedApplication {
	id: string;
	name: string;
	/** Assignments that would be made; the others go on by themselves. */
	made: Carried[];
	/** Old groups and classes, by name, with where each goes. */
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
	/** The same for classes, by title; none without the school's consent. */
	classes: { mapping: { title: string; to: string | null }[]; targets: string[] };
	/** Applications for which something would be made. */
	applications: CarriedApplication[];
}

/**
 * What carrying the assignments of groups and classes over to the new year would do, per application. `chosen` corrects
 * what `proposeGroups` and `proposeClasses` propose; what is not of this school counts as nowhere. What holds without a last
 * day goes on by itself for the same group or class and is not made again. Whole school and single pupils need no carrying:
 * they depend on neither. Changes nothing.
 */
export async function previewAssignments(
	ctx: Context,
	actor: DeskActor,
	chosen: Chosen = {}
): Promise<CarryPreview> {
	const { schoolId } = actor;
	const { year, before } = daysOf(ctx.now);
	const { groups, known } = await readGroups(ctx, actor);
	const names = new Map(groups.map(({ id, name }) => [id, name]));
	const own = (id: string | null) => (id !== null && names.has(id) ? id : null);
	const proposed = proposeGroups(groups);
	const mapping = new Map(
		[...proposed].map(([id, to]) => [id, chosen.groups?.has(id) ? own(chosen.groups.get(id) ?? null) : to])
	);
	const inYear = await classesInYear(ctx, { schoolId, before, after: year });
	const classesAfter = titlesAfter(inYear);
	const classMapping = new Map(
		[...proposeClasses(inYear, proposed)].map(([title, to]) => {
			const wanted = chosen.classes?.get(title) ?? null;
			return [title, chosen.classes?.has(title) ? (classesAfter.find((one) => one === wanted) ?? null) : to];
		})
	);
	const heirs: Heirs = { groups: mapping, classes: classMapping };

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
		const made = carriedOf(stored, heirs, { year, before });
		if (made.length === 0) continue;
		const change = await changeOf(ctx, actor, { before: stored, after: [...stored, ...made], day: year });
		found.push({
			id,
			name: own[0]?.name ?? '',
			made,
			groups: [
				...[...mapping].flatMap(([from, to]) =>
					to !== null &&
					about(made, 'administrativeGroupId', to) &&
					about(stored, 'administrativeGroupId', from)
						? [{ from: names.get(from) ?? '', to: names.get(to) ?? '' }]
						: []
				),
				...[...classMapping].flatMap(([from, to]) =>
					to !== null && about(made, 'classTitle', to) && about(stored, 'classTitle', from)
						? [{ from, to }]
						: []
				)
			],
			gained: change.gained,
			lost: change.lost,
			withoutLeerid: change.withoutLeerid
		});
	}
	const stops = (heir: string | null | undefined, id: string, untilDay: string | null) =>
		heir !== id || (untilDay !== null && untilDay < year);
	const assigned = new Set(
		rows.flatMap(({ assignment: { administrativeGroupId: id, untilDay } }) =>
			id !== null && stops(mapping.get(id), id, untilDay) ? [id] : []
		)
	);
	const assignedClasses = new Set(
		rows.flatMap(({ assignment: { classTitle: title, untilDay } }) =>
			title !== null && stops(classMapping.get(title), title, untilDay) ? [title] : []
		)
	);
	return {
		year,
		known,
		mapping: [...mapping].flatMap(([id, to]) =>
			assigned.has(id) ? [{ id, name: names.get(id) ?? '', to }] : []
		),
		targets: groups.filter(({ after }) => after).map(({ id, name }) => ({ id, name })),
		classes: {
			mapping: [...classMapping].flatMap(([title, to]) =>
				assignedClasses.has(title) ? [{ title, to }] : []
			),
			targets: classesAfter
		},
		applications: found
	};
}

/** Whether any of these assignments is about this group or class. */
const about = (
	some: readonly Assignment[],
	which: 'administrativeGroupId' | 'classTitle',
	id: string
): boolean => some.some((one) => one[which] === id);

/** The classes one can choose from: those of the new year, or of this one while none of that is known. */
function titlesAfter(classes: readonly ClassInYear[]): string[] {
	const after = classes.filter(({ groupsAfter }) => groupsAfter.length > 0);
	return (after.length > 0 ? after : classes).map(({ title }) => title);
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
