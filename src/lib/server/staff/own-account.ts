import { refuseStaffPassword } from '$lib/domain/staff/staff-password';
import type { PasswordRefusal } from '$lib/domain/credentials/password-policy';
import { loadStrength } from '$lib/domain/credentials/strength';
import { and, desc, eq, gt } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret } from '../credentials';
import { staff, staffSessions } from '../db';
import { forgetFailure, knowsAccount, reserveAttempt, withdrawAttempt, type Device } from '../sign-in';
import { readFactors, readStaff, schoolNamesOf } from './find-staff';
import { readPending, forgetPending } from './pending';
import { countRecoveryCodes } from './recovery-codes';
import { STAFF_IDLE } from './session-limits';
import { lockStaff, verify } from './sign-in-staff';
import {
	endStaffSession,
	endStaffSessions,
	hashStaffBearer,
	renewStaffBearer,
	type StaffSession
} from './staff-session';

export type StaffPasswordRefusal = PasswordRefusal | 'missing';

/** Why somebody of the desk may not have this password; the server's word on it. */
export async function judgePassword(
	ctx: Context,
	owner: { email: string; name: string; schoolNames: string[] },
	password: string
): Promise<StaffPasswordRefusal | null> {
	if (password === '') return 'missing';
	const refusal = refuseStaffPassword(password, owner);
	if (refusal) return refusal;
	const strength = (await loadStrength())(password, [owner.email, owner.name, ...owner.schoolNames]);
	return strength.refused ? 'too-common' : null;
}

/** What *Mijn account* shows of the own factors, codes and sessions. */
export async function readOwnAccount(ctx: Context, session: StaffSession) {
	const owner = await readStaff(ctx, session.staffId);
	const factors = await readFactors(ctx, session.staffId);
	const sessions = await ctx.db
		.select()
		.from(staffSessions)
		.where(
			and(
				eq(staffSessions.staffId, session.staffId),
				gt(staffSessions.expiresAt, ctx.now),
				gt(staffSessions.lastUsedAt, new Date(ctx.now.getTime() - STAFF_IDLE * 1000))
			)
		)
		.orderBy(desc(staffSessions.lastUsedAt));
	const own = hashStaffBearer(session.bearer);
	return {
		name: session.name,
		email: session.email,
		hasPassword: Boolean(owner?.passwordHash),
		factors: factors.map(({ id, kind, name, createdAt, lastUsedAt }) => ({
			id,
			kind,
			name,
			createdAt,
			lastUsedAt
		})),
		recoveryCodesLeft: await countRecoveryCodes(ctx, session.staffId),
		sessions: sessions.map(({ id, device, createdAt, lastUsedAt }) => ({
			device,
			createdAt,
			lastUsedAt,
			current: id === own
		}))
	};
}

/**
 * Another password. The present one is asked, behind the guessing rules; every other session ends, and this one goes on
 * under the returned bearer (SECURITY 6.2.3, 7.2.4). What became the password meanwhile, by a link in the mailbox, stays: the
 * present one is wrong then. Throws `AppError('forbidden')` when the session has ended in the meantime.
 */
export async function replaceStaffPassword(
	ctx: Context,
	session: StaffSession,
	{ current, password, device }: { current: string; password: string; device: Device }
): Promise<{ refusal: StaffPasswordRefusal | 'wrong-current' } | { wait: Date } | { bearer: string }> {
	const owner = await readStaff(ctx, session.staffId);
	const knownDevice = knowsAccount(device, session.staffId);
	const attempt = { name: `staff:${session.email.toLowerCase()}`, device, knownDevice, cardScanned: false };
	const permission = await reserveAttempt(ctx, attempt);
	if (!permission.allowed) return { wait: permission.until };
	const { matches } = await verify(ctx, owner, current).catch(async (error: unknown) => {
		await withdrawAttempt(ctx, attempt);
		throw error;
	});
	if (!matches) return { refusal: 'wrong-current' };
	const schoolNames = await schoolNamesOf(ctx, session.staffId);
	const refusal = await judgePassword(ctx, { ...session, schoolNames }, password);
	const stored = refusal ? null : await hashSecret(ctx.keys, session.staffId, password);
	return inTransaction(ctx, async (ctx) => {
		const now = await lockStaff(ctx, session.staffId);
		if (now?.passwordHash !== owner?.passwordHash) return { refusal: 'wrong-current' };
		await forgetFailure(ctx, attempt);
		if (refusal || !stored) return { refusal: refusal ?? 'missing' };
		await ctx.db
			.update(staff)
			.set({ passwordHash: stored.hash, pepperId: stored.pepperId, passwordChangedAt: ctx.now })
			.where(eq(staff.id, session.staffId));
		const ended = await endStaffSessions(ctx, session.staffId, session.bearer);
		await recordAudit(ctx, { action: 'staff.password.replaced', detail: { ended } });
		return { bearer: await renewStaffBearer(ctx, session) };
	});
}

/** Ends every other session of the owner. */
export function endOtherSessions(ctx: Context, session: StaffSession): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const ended = await endStaffSessions(ctx, session.staffId, session.bearer);
		await recordAudit(ctx, { action: 'staff.sessions.ended', detail: { ended } });
	});
}

/** Signs out: on the server first. */
export function signOutStaff(ctx: Context, session: StaffSession): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		await endStaffSession(ctx, session.bearer);
		await recordAudit(ctx, { action: 'staff.sign-out', detail: { staff: session.staffId } });
	});
}

/** The recovery codes that wait to be kept, or null. */
export const readNewCodes = (ctx: Context, session: StaffSession): Promise<string[] | null> =>
	inTransaction(ctx, async (ctx) => (await readPending(ctx, session.bearer, 'codes'))?.codes ?? null);

/** Their owner says that the codes are kept: nobody ever sees them again. */
export const forgetNewCodes = (ctx: Context, session: StaffSession): Promise<void> =>
	forgetPending(ctx, session.bearer);
