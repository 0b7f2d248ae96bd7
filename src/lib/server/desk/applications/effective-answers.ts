import { schoolDay } from '$lib/domain/accounts/school-day';
import { effectiveAssignment, type Place } from '$lib/domain/applications/effective-assignment';
import type { Context } from '../../context';
import type { DeskActor } from '../../staff';
import { readNamedAssignments, type NamedAssignment } from './fetch-application';
import { listSchoolApplications } from './list-applications';
import { readPlaces } from './school-places';

/** Whether an application is somebody's today at this school, and through which assignment. */
export interface EffectiveAnswer {
	id: string;
	name: string;
	suspended: boolean;
	assigned: boolean;
	via: NamedAssignment | null;
	/** Assignments about this very group or pupil; the rest comes from wider ones. */
	own: NamedAssignment | null;
}

/** The answer for one pupil of the actor's school, for every application on offer. Fetch the pupil first. */
export async function effectiveAnswersFor(
	ctx: Context,
	actor: DeskActor,
	pupilId: string
): Promise<EffectiveAnswer[]> {
	const { schoolId } = actor;
	const places = await readPlaces(ctx, { schoolId, day: schoolDay(ctx.now), pupilId });
	return answers(ctx, actor, places, (one) => one.pupilId === pupilId);
}

/** The answer for a group as such: who has no exception of their own. Fetch the group first. */
export async function effectiveAnswersForGroup(
	ctx: Context,
	actor: DeskActor,
	groupId: string
): Promise<EffectiveAnswer[]> {
	const nobody = { schoolId: actor.schoolId, pupilId: '', administrativeGroupId: groupId, classTitles: [] };
	return answers(ctx, actor, [nobody], (one) => one.administrativeGroupId === groupId);
}

async function answers(
	ctx: Context,
	actor: DeskActor,
	places: readonly Place[],
	isOwn: (one: NamedAssignment) => boolean
): Promise<EffectiveAnswer[]> {
	const offered = await listSchoolApplications(ctx, actor);
	const rows = Map.groupBy(
		await readNamedAssignments(ctx, actor.schoolId),
		({ applicationId }) => applicationId
	);
	return offered.map(({ id, name, suspended }) => {
		const about = rows.get(id) ?? [];
		const { assigned, via } = effectiveAssignment(about, places, schoolDay(ctx.now));
		return { id, name, suspended, assigned, via, own: about.find(isOwn) ?? null };
	});
}
