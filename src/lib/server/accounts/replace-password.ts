import { refusePassword, type PasswordRefusal } from '$lib/domain/credentials/password-policy';
import { loadStrength } from '$lib/domain/credentials/strength';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret, verifySecret } from '../credentials';
import { credentials } from '../db';
import { endAllSessions, openSession, type PupilSession } from '../sessions';

export type ReplacementRefusal = PasswordRefusal | 'missing' | 'unchanged';

/** What a refusal is decided from; the page shows the same rules while one types. */
export function passwordOwner({ account }: PupilSession) {
	return {
		username: account.username,
		names: [account.givenName, account.familyName],
		schoolNames: account.enrollments.map(({ schoolName }) => schoolName)
	};
}

/**
 * Gives the pupil the password of their own choice and ends all their sessions, this one too: the returned bearer is
 * its successor (SECURITY 7.2.4). Returns the first reason why not, otherwise. Only for gevorderd accounts (F32).
 */
export async function replacePassword(
	ctx: Context,
	session: PupilSession,
	password: string
): Promise<{ refusal: ReplacementRefusal } | { bearer: string }> {
	const { accountId } = session.account;
	const refusal = await refuse(ctx, session, password);
	if (refusal) return { refusal };

	const stored = await hashSecret(ctx.keys, accountId, password);
	return inTransaction(ctx, async (ctx) => {
		await ctx.db
			.update(credentials)
			.set({ ...stored, kind: 'own', mustReplace: false, expiresAt: null, changedAt: ctx.now })
			.where(eq(credentials.accountId, accountId));
		await endAllSessions(ctx, accountId);
		const { ownDevice, methods } = session;
		const bearer = await openSession(ctx, { accountId, ownDevice, methods });
		await recordAudit(ctx, { action: 'password.replaced', accountId });
		return { bearer };
	});
}

async function refuse(
	ctx: Context,
	session: PupilSession,
	password: string
): Promise<ReplacementRefusal | null> {
	if (password === '') return 'missing';
	const owner = passwordOwner(session);
	const refusal = refusePassword(password, owner);
	if (refusal) return refusal;
	const strength = (await loadStrength())(password, [owner.username, ...owner.names, ...owner.schoolNames]);
	if (strength.refused) return 'too-common';
	return (await isCurrent(ctx, session.account.accountId, password)) ? 'unchanged' : null;
}

/** Whether this is still the temporary password, which the school has seen. */
async function isCurrent(ctx: Context, accountId: string, password: string): Promise<boolean> {
	const [stored] = await ctx.db.select().from(credentials).where(eq(credentials.accountId, accountId));
	return stored !== undefined && (await verifySecret(ctx.keys, accountId, stored, password)).matches;
}
