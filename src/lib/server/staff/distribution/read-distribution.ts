import { listClasses, titlesOf } from '../../consent';
import type { Context } from '../../context';
import { listColleagues, listGroups } from '../colleagues';

/** A teacher's right at the school that holds or will hold. */
export interface Teacher {
	roleId: string;
	name: string;
	email: string;
	groups: { id: string; name: string }[];
	classTitles: string[];
}

/** A group or class of the school, with who sees its pupils. */
export interface Taught {
	kind: 'group' | 'class';
	/** The id of a group, the title of a class. */
	id: string;
	name: string;
	/** By name. */
	roleIds: string[];
}

export interface Distribution {
	/** By name. */
	teachers: Teacher[];
	/** Groups first; classes only while the school shares them. */
	taught: Taught[];
}

/** The teachers of a school, by name. */
export const listTeachers = async (ctx: Context, schoolId: string): Promise<Teacher[]> =>
	(await listColleagues(ctx, schoolId))
		.filter(({ role, state }) => role === 'leerkracht' && state !== 'ended')
		.map(({ roleId, name, email, groups, classTitles }) => ({ roleId, name, email, groups, classTitles }));

/** Which teacher of the actor's school sees which groups and classes (F96), seen from the groups and classes. */
export async function readDistribution(
	ctx: Context,
	{ schoolId }: { schoolId: string }
): Promise<Distribution> {
	const teachers = await listTeachers(ctx, schoolId);
	const groups = await listGroups(ctx, schoolId);
	const titles = titlesOf(await listClasses(ctx, schoolId));
	const who = (has: (teacher: Teacher) => boolean) => teachers.filter(has).map(({ roleId }) => roleId);
	return {
		teachers,
		taught: [
			...groups.map(({ id, name }): Taught => ({
				kind: 'group',
				id,
				name,
				roleIds: who((teacher) => teacher.groups.some((group) => group.id === id))
			})),
			...titles.map((title): Taught => ({
				kind: 'class',
				id: title,
				name: title,
				roleIds: who(({ classTitles }) => classTitles.includes(title))
			}))
		]
	};
}
