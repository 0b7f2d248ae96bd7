import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { staff } from '../db';
import { forgetFailure, reserveAttempt, withdrawAttempt, type Device } from '../sign-in';
import { asStaff } from './as-staff';
import { readFactors } from './find-staff';
import { acceptPasskey } from './passkey';
import { countRecoveryCodes, matchRecoveryCode, useRecoveryCode } from './recovery-codes';
import { promoteStaffSession, type StaffSession } from './staff-session';
import { acceptTotp } from './totp';

export type SecondFactor =
	/** A code of the app, or a recovery code, as it was typed. */
	| { kind: 'code'; code: string }
	/** What the browser answered to `beginPasskey`, as JSON. */
	| { kind: 'passkey'; response: string };

export type Confirmation =
	/** The session goes on under this bearer, and no other. */
	{ outcome: 'confirmed'; bearer: string } | { outcome: 'refused' } | { outcome: 'wait'; until: Date };

/**
 * Takes the second factor, at signing in and when it is asked again. Guessing is throttled per person whatever the device,
 * for who comes this far knows the password: five free, then waits, after 100 in a row one an hour. May throw `busy`, and
 * `forbidden` when the session has ended in the meantime.
 */
export async function confirmSecondFactor(
	ctx: Context,
	session: StaffSession,
	{ factor, device }: { factor: SecondFactor; device: Device }
): Promise<Confirmation> {
	const attempt = { name: `staff-code:${session.staffId}`, device, knownDevice: false, cardScanned: false };
	const permission = await reserveAttempt(ctx, attempt);
	if (!permission.allowed) return { outcome: 'wait', until: permission.until };

	const owner = asStaff(ctx, session.staffId, session.activeSchool?.id);
	const way = await accept(owner, session, factor).catch(async (error: unknown) => {
		await withdrawAttempt(ctx, attempt);
		throw error;
	});
	if (way === null) {
		const detail = { staff: session.staffId, way: factor.kind };
		await recordAudit(ctx, { action: 'staff.second-factor.failed', detail });
		return { outcome: 'refused' };
	}
	return inTransaction(owner, async (ctx) => {
		await forgetFailure(ctx, attempt);
		return { outcome: 'confirmed', bearer: await completeSession(ctx, session, way) };
	});
}

/** The session has its second factor now: a new bearer, and the audit knows. Runs in the caller's transaction. */
export async function completeSession(ctx: Context, session: StaffSession, way: string): Promise<string> {
	const action = session.fullySignedIn ? 'staff.second-factor.renewed' : 'staff.sign-in.succeeded';
	// Before the session, as whoever blocks this person does: else each could wait for the other.
	if (!session.fullySignedIn)
		await ctx.db.update(staff).set({ lastSignInAt: ctx.now }).where(eq(staff.id, session.staffId));
	const bearer = await promoteStaffSession(ctx, session);
	await recordAudit(ctx, { action, detail: { way } });
	return bearer;
}

/** How it was proved, or null. What it proves is used up: the code's time step, the recovery code, the challenge. */
async function accept(ctx: Context, session: StaffSession, factor: SecondFactor): Promise<string | null> {
	const { staffId } = session;
	const factors = await readFactors(ctx, staffId);
	if (factor.kind === 'passkey')
		return (await acceptPasskey(ctx, session, factors, factor.response)) ? 'passkey' : null;

	const code = factor.code.slice(0, 64).replace(/\s/g, '');
	if (await acceptTotp(ctx, factors, code)) return 'totp';
	const recovery = await matchRecoveryCode(ctx, staffId, code);
	if (recovery === null) return null;
	return inTransaction(ctx, async (ctx) => {
		if (!(await useRecoveryCode(ctx, recovery))) return null;
		const left = await countRecoveryCodes(ctx, staffId);
		await recordAudit(ctx, { action: 'staff.recovery-code.used', detail: { left } });
		return 'recovery-code';
	});
}
