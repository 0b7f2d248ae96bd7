import { schoolDay } from '$lib/domain/accounts/school-day';
import type { Context } from '../../context';
import { listGroups } from '../list-groups';
import type { DeskActor } from '../../staff';
import { readNamedAssignments } from './fetch-application';
import { listSchoolApplications } from './list-applications';
import { readPlaces } from './school-places';
import { effectiveAssignment } from '$lib/domain/applications/effective-assignment';

/** A row of *Administratieve groepen overzicht* (F62). */
export interface GroupRow {
	id: string;
	name: string;
	pupilCount: number;
	/** Applications that the group has today, of its own or through the school. */
	applicationCount: number;
}

/** The administrative groups of the actor's school, by name, with what they have today. */
export async function listGroupApplications(ctx: Context, actor: DeskActor): Promise<GroupRow[]> {
	const { schoolId } = actor;
	const day = schoolDay(ctx.now);
	const places = Map.groupBy(
		await readPlaces(ctx, { schoolId, day }),
		({ administrativeGroupId }) => administrativeGroupId
	);
	const rows = Map.groupBy(await readNamedAssignments(ctx, schoolId), ({ applicationId }) => applicationId);
	const offered = await listSchoolApplications(ctx, actor);
	return (await listGroups(ctx, actor)).map(({ id, name }) => {
		const nobody = { schoolId, pupilId: '', administrativeGroupId: id, classTitles: [] };
		return {
			id,
			name,
			pupilCount: new Set(places.get(id)?.map(({ pupilId }) => pupilId)).size,
			applicationCount: offered.filter(
				(one) => effectiveAssignment(rows.get(one.id) ?? [], [nobody], day).assigned
			).length
		};
	});
}
