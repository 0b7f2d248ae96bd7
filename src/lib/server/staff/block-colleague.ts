import { schoolDay } from '$lib/domain/accounts/school-day';
import { rolesToGive } from '$lib/domain/staff/roles';
import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { staff, staffRoles } from '../db';
import { AppError } from '../errors';
import type { ColleagueActor } from './colleagues';
import { endStaffSessions } from './staff-session';

/**
 * `works-elsewhere`: also holds a right that is not the actor's to end; end the own one, or ask the operator.
 * `blocked-elsewhere`: another school or the service blocked, and alone takes it away.
 */
export type BlockRefusal = 'works-elsewhere' | 'blocked-elsewhere';

/**
 * Blocks somebody of the desk at once, every session over, or takes the block away. A block shuts the person out
 * everywhere, so a school may set one only on who works nowhere but there and in roles that the actor gives; an operator on
 * anybody else. Throws `AppError('not-found')`, and the audit hears, for who works not at the actor's school, or the actor.
 */
export async function setColleagueBlocked(
	ctx: Context,
	actor: ColleagueActor,
	{ staffId, blocked }: { staffId: string; blocked: boolean }
): Promise<BlockRefusal | null> {
	const byService = actor.roles.includes('operator');
	const result = await inTransaction(ctx, async (ctx) => {
		if (!isUuid(staffId) || staffId === actor.staffId) return 'not-found';
		const [person] = await ctx.db.select().from(staff).where(eq(staff.id, staffId)).for('update');
		const rights = await rightsOf(ctx, staffId);
		const given = rolesToGive(actor.roles);
		const isOwn = ({ role, schoolId }: (typeof rights)[number]) =>
			schoolId === actor.schoolId && (given.includes(role) || (byService && schoolId !== null));
		if (!person || !rights.some(isOwn)) return 'not-found';
		if (!byService && !rights.every(isOwn)) return 'works-elsewhere';
		if (!byService && person.blockedAt !== null && person.blockedBySchoolId !== actor.schoolId)
			return 'blocked-elsewhere';
		if ((person.blockedAt !== null) === blocked) return null;
		await ctx.db
			.update(staff)
			.set({
				blockedAt: blocked ? ctx.now : null,
				blockedBySchoolId: blocked && !byService ? actor.schoolId : null
			})
			.where(eq(staff.id, staffId));
		const ended = blocked ? await endStaffSessions(ctx, staffId) : 0;
		await recordAudit(ctx, {
			action: blocked ? 'staff.blocked' : 'staff.unblocked',
			schoolId: actor.schoolId ?? undefined,
			detail: { staff: staffId, ended }
		});
		return null;
	});
	if (result !== 'not-found') return result;
	// Outside the transaction that found nothing, so that this row stays (SECURITY A11).
	await recordAudit(ctx, { action: 'staff.refused', detail: { staff: staffId.slice(0, 36) } });
	throw new AppError('not-found');
}

/** The rights that hold or will hold. */
const rightsOf = ({ db, now }: Context, staffId: string) =>
	db
		.select({ role: staffRoles.role, schoolId: staffRoles.schoolId })
		.from(staffRoles)
		.where(
			and(
				eq(staffRoles.staffId, staffId),
				isNull(staffRoles.revokedAt),
				or(isNull(staffRoles.untilDate), gte(staffRoles.untilDate, schoolDay(now)))
			)
		);
