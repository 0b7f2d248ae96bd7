import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { assignments } from '../../db';
import { fetchOrRefuse } from '../fetch-or-refuse';
import type { DeskActor } from '../../staff';
import type { StoredAssignment } from '../../applications';
import { oneAtATime } from './assign';
import { look, readOwn, type AssignmentPreview } from './plan-assignment';

/** What `withdraw` would change, without changing it. */
export async function previewWithdrawal(
	ctx: Context,
	actor: DeskActor,
	assignmentId: string
): Promise<AssignmentPreview> {
	const assignment = await fetchAssignment(ctx, actor, assignmentId);
	const before = await readOwn(ctx, actor, assignment.applicationId);
	const after = before.filter(({ id }) => id !== assignment.id);
	return { ...(await look(ctx, actor, { before, after, day: schoolDay(ctx.now) })), replaced: 0 };
}

/**
 * Takes an assignment of the actor's school away. Who loses the application by it gets nothing more from its tokens:
 * each use asks the assignments again. Any other assignment is refused.
 */
export async function withdraw(
	ctx: Context,
	actor: DeskActor,
	assignmentId: string
): Promise<StoredAssignment> {
	const { id, applicationId } = await fetchAssignment(ctx, actor, assignmentId);
	return inTransaction(ctx, async (ctx) => {
		await oneAtATime(ctx, actor, applicationId);
		const [gone] = await ctx.db
			.delete(assignments)
			.where(and(eq(assignments.id, id), eq(assignments.schoolId, actor.schoolId)))
			.returning();
		const { level, effect, administrativeGroupId, pupilId } = gone ?? {};
		if (gone)
			await recordAudit(ctx, {
				action: 'application.withdrawn',
				schoolId: actor.schoolId,
				detail: {
					applicationId,
					effect: effect ?? null,
					level: level ?? null,
					target: administrativeGroupId ?? pupilId ?? null
				}
			});
		return gone ?? fetchAssignment(ctx, actor, assignmentId);
	});
}

const fetchAssignment = (ctx: Context, actor: DeskActor, assignmentId: string): Promise<StoredAssignment> =>
	fetchOrRefuse(ctx, actor, 'assignment', assignmentId, async ([id = '']) => {
		const [found] = await ctx.db
			.select()
			.from(assignments)
			.where(and(eq(assignments.id, id), eq(assignments.schoolId, actor.schoolId)));
		return found;
	});
