import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { hashSecret } from '../../credentials';
import { staff, staffPasswordResets } from '../../db';
import { hashToken, isToken } from '../../email-addresses';
import { asStaff } from '../as-staff';
import { schoolNamesOf } from '../find-staff';
import { judgePassword, type StaffPasswordRefusal } from '../own-account';
import { endStaffSessions } from '../staff-session';

/**
 * Whose password a link changes; null when it was used, is older than 30 minutes, a newer one was mailed, the password was
 * changed since, or its owner is blocked. Changes nothing: a mail scanner that opens the link uses nothing up (A20).
 */
export async function findStaffReset(ctx: Context, token: string) {
	if (!isToken(token)) return null;
	const [owner] = await ctx.db
		.select({ staffId: staff.id, name: staff.name, email: staff.email })
		.from(staffPasswordResets)
		.innerJoin(staff, eq(staff.id, staffPasswordResets.staffId))
		.where(isLive(ctx, token));
	return owner ?? null;
}

/**
 * Gives the owner of a link the password that was chosen, and ends every session; signs nobody in: the second factor is
 * still asked, so that a mailbox alone opens nothing. Null when that is done; a refusal other than 'gone' leaves the link.
 */
export async function resetStaffPassword(
	ctx: Context,
	{ token, password }: { token: string; password: string }
): Promise<StaffPasswordRefusal | 'gone' | null> {
	const owner = await findStaffReset(ctx, token);
	if (!owner) return 'gone';
	const { staffId } = owner;
	const schoolNames = await schoolNamesOf(ctx, staffId);
	const refusal = await judgePassword(ctx, { ...owner, schoolNames }, password);
	if (refusal) return refusal;

	const stored = await hashSecret(ctx.keys, staffId, password);
	return inTransaction(asStaff(ctx, staffId), async (ctx) => {
		// Of two who come at the same moment, the second waits here and then finds the link used.
		await ctx.db.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId)).for('update');
		if (!(await findStaffReset(ctx, token))) return 'gone';
		await ctx.db.delete(staffPasswordResets).where(eq(staffPasswordResets.staffId, staffId));
		await ctx.db
			.update(staff)
			.set({ passwordHash: stored.hash, pepperId: stored.pepperId, passwordChangedAt: ctx.now })
			.where(eq(staff.id, staffId));
		const ended = await endStaffSessions(ctx, staffId);
		await recordAudit(ctx, { action: 'staff.password.reset', detail: { staff: staffId, ended } });
		return null;
	});
}

const isLive = ({ now }: Context, token: string) =>
	and(
		eq(staffPasswordResets.tokenHash, hashToken(token)),
		gt(staffPasswordResets.expiresAt, now),
		eq(staffPasswordResets.passwordChangedAt, sql`coalesce(${staff.passwordChangedAt}, ${staff.createdAt})`),
		isNotNull(staff.passwordHash),
		isNull(staff.blockedAt)
	);
