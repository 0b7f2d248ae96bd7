import { MAX_LENGTH } from '$lib/domain/credentials/password-policy';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { verifySecret } from '../credentials';
import { credentials } from '../db';
import type { PupilSession } from '../sessions';
import { forgetFailure, knowsAccount, reserveAttempt, withdrawAttempt, type Device } from '../sign-in';

export type PasswordDoubt = { doubt: 'missing' | 'wrong' } | { doubt: 'wait'; until: Date };

/** More units than any password can have before it is normalised. */
const TOO_LONG = 8 * MAX_LENGTH;

/**
 * Whether who sits here knows the password: asked again before anything by which an account could be taken over (SECURITY
 * 6.2.3, 7.5.1). A guess here is a guess like any other and counts with those at the door. Null when the password is right.
 */
export async function doubtPassword(
	ctx: Context,
	session: PupilSession,
	{ password, device }: { password: string; device: Device }
): Promise<PasswordDoubt | null> {
	if (password === '') return { doubt: 'missing' };
	const { accountId, username } = session.account;
	const attempt = {
		name: username,
		device,
		knownDevice: knowsAccount(device, accountId),
		cardScanned: false
	};
	const permission = await reserveAttempt(ctx, attempt);
	if (!permission.allowed) return { doubt: 'wait', until: permission.until };
	const matches = await isPassword(ctx, accountId, password).catch(async (error: unknown) => {
		await withdrawAttempt(ctx, attempt);
		throw error;
	});
	if (!matches) {
		await recordAudit(ctx, { action: 'password.check-failed', accountId });
		return { doubt: 'wrong' };
	}
	await inTransaction(ctx, (ctx) => forgetFailure(ctx, attempt));
	return null;
}

async function isPassword(ctx: Context, accountId: string, password: string): Promise<boolean> {
	const [stored] = await ctx.db.select().from(credentials).where(eq(credentials.accountId, accountId));
	if (!stored || password.length > TOO_LONG) return false;
	return (await verifySecret(ctx.keys, accountId, stored, password)).matches;
}
