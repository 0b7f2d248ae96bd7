import { lockStanding } from '../../consent';
import { inTransaction, type Context } from '../../context';
import { AppError } from '../../errors';
import { putScope, type ColleagueActor } from '../colleagues';
import { readDistribution, type Taught } from './read-distribution';

interface Given {
	/** Which group or class: as `readDistribution` names it. */
	kind: Taught['kind'];
	id: string;
	/** The rights of the teachers who see it from now on, and no others. */
	roleIds: readonly string[];
}

/**
 * Gives one group or class of the school to these teachers, and takes it from the others; what they have beside it stays.
 * Who keeps nothing sees no pupils. Returns how many teachers it changed for. Throws `AppError('not-found')` for a group,
 * a class or a right that is not this school's.
 */
export function giveTeachers(
	ctx: Context,
	actor: ColleagueActor & { schoolId: string },
	{ kind, id, roleIds }: Given
): Promise<number> {
	return inTransaction(ctx, async (ctx) => {
		// First, so that a stop that is under way erases what is written here, or the class is not there any more.
		await lockStanding(ctx, actor.schoolId);
		const { teachers, taught } = await readDistribution(ctx, actor);
		const target = taught.find((one) => one.kind === kind && one.id === id);
		const known = new Set(teachers.map(({ roleId }) => roleId));
		if (!target || !roleIds.every((roleId) => known.has(roleId))) throw new AppError('not-found');
		let changed = 0;
		for (const { roleId, groups, classTitles } of teachers) {
			const has = roleIds.includes(roleId);
			if (has === target.roleIds.includes(roleId)) continue;
			const toggled = (ids: string[]) => (has ? [...ids, id] : ids.filter((one) => one !== id));
			const groupIds = groups.map((group) => group.id);
			const done = await putScope(ctx, actor, {
				roleId,
				groupIds: kind === 'group' ? toggled(groupIds) : groupIds,
				classTitles: kind === 'class' ? toggled(classTitles) : classTitles
			});
			if (!done) throw new AppError('not-found');
			changed += 1;
		}
		return changed;
	});
}
