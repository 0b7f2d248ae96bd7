import { inArray } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { lockStanding } from '../../consent';
import { inTransaction, type Context } from '../../context';
import { assignments, lockNames } from '../../db';
import type { DeskActor } from '../../staff';
import {
	planAssignment,
	valuesOf,
	type AssignmentInput,
	type AssignmentPreview,
	type AssignmentRefusal
} from './plan-assignment';

/** What `assign` would change, without changing it. */
export async function previewAssignment(
	ctx: Context,
	actor: DeskActor,
	input: AssignmentInput
): Promise<AssignmentPreview | { refusal: AssignmentRefusal }> {
	const plan = await planAssignment(ctx, actor, input);
	return 'refusal' in plan ? plan : plan.preview;
}

/**
 * Gives an application to pupils of the actor's school, or makes an exception (F64). An earlier assignment about the very
 * same group, class or pupil is replaced. Holds at once for who is signed in: nothing is remembered elsewhere.
 */
export async function assign(
	ctx: Context,
	actor: DeskActor,
	input: AssignmentInput
): Promise<AssignmentPreview | { refusal: AssignmentRefusal }> {
	// Outside the transaction, since a refusal of a foreign id must leave its audit row behind.
	const asked = await planAssignment(ctx, actor, input);
	if ('refusal' in asked) return asked;
	return inTransaction(ctx, async (ctx) => {
		await oneAtATime(ctx, actor, input.applicationId);
		// A stop that is under way erases what is given by class: this comes before it or finds no class.
		if (input.targets.some(({ level }) => level === 'class')) await lockStanding(ctx, actor.schoolId);
		const plan = await planAssignment(ctx, actor, input);
		if ('refusal' in plan) return plan;
		const { effect, fromDay, untilDay, applicationId, targets } = input;
		const gone = plan.replaced.map(({ id }) => id);
		if (gone.length > 0) await ctx.db.delete(assignments).where(inArray(assignments.id, gone));
		await ctx.db.insert(assignments).values(
			targets.map((target) => ({
				...valuesOf(actor, target),
				applicationId,
				effect,
				fromDay,
				untilDay,
				createdBy: actor.staffId,
				createdAt: ctx.now
			}))
		);
		for (const { level, id } of targets)
			await recordAudit(ctx, {
				action: 'application.assigned',
				schoolId: actor.schoolId,
				// The title of a class outlives no consent, not even here.
				detail: {
					applicationId,
					effect,
					level,
					target: level === 'class' ? null : id,
					fromDay,
					untilDay
				}
			});
		return plan.preview;
	});
}

/** Two beheerders who assign the same application at the same moment do so one after the other. */
export async function oneAtATime(
	{ db }: Context,
	{ schoolId }: DeskActor,
	applicationId: string
): Promise<void> {
	await lockNames(db, [`assign ${schoolId} ${applicationId}`]);
}
