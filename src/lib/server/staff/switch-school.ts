import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { staff, staffSessions } from '../db';
import { AppError } from '../errors';
import { hashStaffBearer, type StaffSession } from './staff-session';

/**
 * *Wijzig instelling*: from now on this session works for another school (F49), and so does the next one. Throws
 * `AppError('not-found')` for a school where no right holds today, and the audit hears of it.
 */
export async function switchSchool(ctx: Context, session: StaffSession, schoolId: string): Promise<void> {
	if (!session.schools.some(({ id }) => id === schoolId)) {
		await recordAudit(ctx, { action: 'staff.refused', detail: { school: schoolId.slice(0, 36) } });
		throw new AppError('not-found');
	}
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.update(staffSessions)
			.set({ activeSchoolId: schoolId, tickedPupilIds: [] })
			.where(eq(staffSessions.id, hashStaffBearer(session.bearer)));
		await ctx.db.update(staff).set({ lastSchoolId: schoolId }).where(eq(staff.id, session.staffId));
		await recordAudit(ctx, { action: 'staff.school.switched', schoolId });
	});
}
