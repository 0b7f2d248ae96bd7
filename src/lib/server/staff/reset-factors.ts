import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { staffFactors, staffRecoveryCodes } from '../db';
import { findStaff, readEmail } from './find-staff';
import { endStaffSessions } from './staff-session';

/**
 * For who lost telephone and recovery codes, from the operator's command line after knowing them by other means: takes
 * every second factor away and ends every session, so that the password alone leads to setting up a new one. False when
 * nobody has this address.
 */
export async function resetFactors(ctx: Context, email: string): Promise<boolean> {
	const owner = await findStaff(ctx, readEmail(email));
	if (!owner) return false;
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.delete(staffFactors).where(eq(staffFactors.staffId, owner.id));
		await ctx.db.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, owner.id));
		const ended = await endStaffSessions(ctx, owner.id);
		await recordAudit(ctx, { action: 'staff.factors.reset', detail: { staff: owner.id, ended } });
	});
	return true;
}
