import { MAX_LENGTH } from '$lib/domain/credentials/password-policy';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret, verifyNothing, verifySecret, type StoredHash } from '../credentials';
import { staff } from '../db';
import { AppError } from '../errors';
import { keyedHash } from '../keys';
import { forgetFailure, knowsAccount, reserveAttempt, withdrawAttempt, type Device } from '../sign-in';
import { asStaff } from './as-staff';
import { findStaff, readEmail, type StaffRow } from './find-staff';
import { openStaffSession } from './staff-session';

export type StaffSignIn =
	/** The password was right: `bearer` opens only the second step. */
	| { outcome: 'half'; staffId: string; bearer: string }
	| { outcome: 'refused' }
	/** Said only to who knows the password. */
	| { outcome: 'blocked' }
	| { outcome: 'wait'; until: Date };

/**
 * The first factor of a local account, behind the same guessing rules as pupils' (docs/guessing.md). An unknown address,
 * one without a password and a wrong password cost the same and answer the same. Throws `AppError('busy')` when more is
 * being hashed than can be waited for; nothing is counted against anybody then.
 */
export async function signInStaff(
	ctx: Context,
	input: { email: string; password: string; device: Device }
): Promise<StaffSignIn> {
	const email = readEmail(input.email);
	const found = await findStaff(ctx, email);
	const attempt = {
		name: `staff:${email}`,
		device: input.device,
		knownDevice: found !== null && knowsAccount(input.device, found.id),
		cardScanned: false
	};
	const permission = await reserveAttempt(ctx, attempt);
	if (!permission.allowed) {
		await audit(ctx, 'staff.sign-in.throttled', found, email);
		return { outcome: 'wait', until: permission.until };
	}
	const verification = await verify(ctx, found, input.password).catch(async (error: unknown) => {
		await withdrawAttempt(ctx, attempt);
		throw error;
	});
	if (!found || !verification.matches) {
		await audit(ctx, 'staff.sign-in.failed', found, email);
		return { outcome: 'refused' };
	}

	// Hashing waits its turn, so never inside a transaction.
	const rehashed = verification.outdated ? await rehash(ctx, found, input.password) : null;
	return inTransaction(ctx, async (ctx) => {
		const stored = await lockStaff(ctx, found.id);
		if (!stored || stored.passwordHash !== found.passwordHash) {
			await audit(ctx, 'staff.sign-in.failed', found, email);
			return { outcome: 'refused' };
		}
		await forgetFailure(ctx, attempt);
		if (stored.blockedAt !== null) {
			await audit(ctx, 'staff.sign-in.barred', found, email);
			return { outcome: 'blocked' };
		}
		if (rehashed)
			await ctx.db
				.update(staff)
				.set({ passwordHash: rehashed.hash, pepperId: rehashed.pepperId })
				.where(eq(staff.id, found.id));
		const bearer = await openStaffSession(ctx, { staffId: found.id, complete: false, external: false });
		await audit(ctx, 'staff.sign-in.first-factor', found, email);
		return { outcome: 'half', staffId: found.id, bearer };
	});
}

/**
 * What is stored of somebody now, and stays so until the transaction ends: a password that was replaced while the former one
 * was being verified ends all sessions, so the former one must open none afterwards.
 */
export async function lockStaff(ctx: Context, staffId: string) {
	const [stored] = await ctx.db
		.select({ passwordHash: staff.passwordHash, blockedAt: staff.blockedAt })
		.from(staff)
		.where(eq(staff.id, staffId))
		.for('update');
	return stored;
}

/** The same password hashed as of today, or null when too much is being hashed: the next sign-in comes round to it. */
function rehash(ctx: Context, { id }: StaffRow, password: string): Promise<StoredHash | null> {
	return hashSecret(ctx.keys, id, password).catch((error: unknown) => {
		if (error instanceof AppError && error.code === 'busy') return null;
		throw error;
	});
}

/** Whether `password` is the one of `owner`; costs as much when there is no owner or no password. */
export async function verify(ctx: Context, owner: StaffRow | null, password: string) {
	const tooLong = [...password.slice(0, 4 * MAX_LENGTH)].length > MAX_LENGTH;
	if (owner?.passwordHash && owner.pepperId && !tooLong) {
		const stored = { hash: owner.passwordHash, pepperId: owner.pepperId };
		return verifySecret(ctx.keys, owner.id, stored, password, ctx.client.address);
	}
	await verifyNothing(ctx.keys, password.slice(0, MAX_LENGTH), ctx.client.address);
	return { matches: false, outdated: false };
}

/** An unknown address is written down as a keyed hash only: it is sometimes a password typed in the wrong box. */
function audit(
	ctx: Context,
	action: `staff.sign-in.${'first-factor' | 'failed' | 'throttled' | 'barred'}`,
	owner: StaffRow | null,
	email: string
): Promise<void> {
	if (!owner) {
		const hash = keyedHash(ctx.keys.lookup.current, 'unknown-name', email).toString('base64url');
		return recordAudit(ctx, { action, detail: { name: hash } });
	}
	const known = action === 'staff.sign-in.first-factor' ? asStaff(ctx, owner.id) : ctx;
	return recordAudit(known, { action, detail: { staff: owner.id } });
}
