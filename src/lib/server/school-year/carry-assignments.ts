import { and, eq, inArray } from 'drizzle-orm';
import { oneAtATime } from '../desk/applications';
import { recordAudit } from '../audit';
import { lockStanding } from '../consent';
import { inTransaction, type Context } from '../context';
import { assignments, carriedAssignments } from '../db';
import type { DeskActor } from '../staff';
import type { Chosen } from './carried-of';
import { previewAssignments } from './preview-assignments';
import { daysOf } from './read-moves';

interface CarryInput {
	/** In place of what is proposed. */
	chosen?: Chosen;
	/** The applications that were accepted; any other is left as it is. */
	applicationIds: readonly string[];
}

/**
 * Makes what `previewAssignments` shows, for the applications that were accepted. It holds from the first day of the year,
 * so nothing changes for anybody before. Returns how many assignments were made; asked again it makes none twice.
 */
export function carryAssignments(
	ctx: Context,
	actor: DeskActor,
	{ chosen, applicationIds }: CarryInput
): Promise<number> {
	return inTransaction(ctx, async (ctx) => {
		// In one order, so that two who accept at the same moment wait for one another and never for ever.
		for (const id of [...new Set(applicationIds)].toSorted()) await oneAtATime(ctx, actor, id);
		// A stop that is under way erases what is given by class: this comes before it or finds no class.
		await lockStanding(ctx, actor.schoolId);
		const { year, applications } = await previewAssignments(ctx, actor, chosen);
		const made = applications
			.filter(({ id }) => applicationIds.includes(id))
			.flatMap((application) => application.made);
		if (made.length === 0) return 0;
		const rows = await ctx.db
			.insert(assignments)
			.values(made.map((one) => ({ ...one, createdBy: actor.staffId, createdAt: ctx.now })))
			.returning({ id: assignments.id });
		await ctx.db
			.insert(carriedAssignments)
			.values(
				rows.map(({ id }) => ({ assignmentId: id, schoolId: actor.schoolId, year, carriedAt: ctx.now }))
			);
		await recordAudit(ctx, {
			action: 'school-year.carried',
			schoolId: actor.schoolId,
			detail: {
				year,
				count: made.length,
				applications: new Set(made.map(({ applicationId }) => applicationId)).size
			}
		});
		return made.length;
	});
}

/**
 * Takes everything back that the assistant made for the year in preparation, until the day before it begins: nobody had
 * anything of it by then. Returns how many went; null when the year has begun.
 */
export function takeBackAssignments(ctx: Context, actor: DeskActor): Promise<number | null> {
	return inTransaction(ctx, async (ctx) => {
		const { year, today } = daysOf(ctx.now);
		if (today >= year) return null;
		const own = await ctx.db
			.select({ id: carriedAssignments.assignmentId })
			.from(carriedAssignments)
			.where(and(eq(carriedAssignments.schoolId, actor.schoolId), eq(carriedAssignments.year, year)))
			.for('update');
		if (own.length === 0) return 0;
		await ctx.db.delete(assignments).where(
			inArray(
				assignments.id,
				own.map(({ id }) => id)
			)
		);
		await recordAudit(ctx, {
			action: 'school-year.taken-back',
			schoolId: actor.schoolId,
			detail: { year, count: own.length }
		});
		return own.length;
	});
}
