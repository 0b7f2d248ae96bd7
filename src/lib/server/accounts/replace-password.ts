import {
	refusePassword,
	type PasswordOwner,
	type PasswordRefusal
} from '$lib/domain/credentials/password-policy';
import { loadStrength } from '$lib/domain/credentials/strength';
import { DEFAULT_LOCALE, type Locale } from '$lib/i18n';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret, verifySecret, type StoredHash } from '../credentials';
import { accounts, credentials, sessions } from '../db';
import { tellPasswordChanged } from '../email-addresses';
import { endAllSessions, openSession, type PupilSession } from '../sessions';

export type ReplacementRefusal = PasswordRefusal | 'missing' | 'unchanged';

/** What a refusal is decided from; the page shows the same rules while one types. */
export function passwordOwner({ account }: PupilSession): PasswordOwner {
	return {
		username: account.username,
		names: [account.givenName, account.familyName],
		schoolNames: account.enrollments.map(({ schoolName }) => schoolName)
	};
}

/**
 * Gives the pupil the password of their own choice and ends all their sessions, this one too: the returned bearer is
 * its successor (SECURITY 7.2.4). The verified address hears of it. Returns the first reason why not, otherwise; 'signed-out'
 * when the session ended or the password became another in the meantime. Only for gevorderd accounts (F32).
 */
export async function replacePassword(
	ctx: Context,
	session: PupilSession,
	password: string,
	locale: Locale = DEFAULT_LOCALE
): Promise<{ refusal: ReplacementRefusal | 'signed-out' } | { bearer: string }> {
	const { accountId } = session.account;
	const former = (await readCredential(ctx, accountId))?.hash;
	const refusal = await refuseNewPassword(ctx, { accountId, owner: passwordOwner(session), password });
	if (refusal) return { refusal };

	const stored = await hashSecret(ctx.keys, accountId, password);
	return inTransaction(ctx, async (ctx) => {
		if (!(await goesOn(ctx, session, former))) return { refusal: 'signed-out' };
		await storeOwnPassword(ctx, { accountId, stored, locale });
		const { ownDevice, methods } = session;
		const bearer = await openSession(ctx, { accountId, ownDevice, methods });
		await recordAudit(ctx, { action: 'password.replaced', accountId });
		return { bearer };
	});
}

/**
 * Whether the session and the password are still those of the start, and stay so until the transaction ends: a secret that
 * the school gives meanwhile ends every session, so none of them may set that secret aside or open another.
 */
async function goesOn(
	ctx: Context,
	{ key, account: { accountId } }: PupilSession,
	former: string | undefined
): Promise<boolean> {
	const [stored] = await ctx.db
		.select({ hash: credentials.hash })
		.from(credentials)
		.where(eq(credentials.accountId, accountId))
		.for('update');
	// Held before the session, as a block does it: that comes before this and is seen here, or after it and ends what goes on.
	const [account] = await ctx.db
		.select({ blockedAt: accounts.blockedAt })
		.from(accounts)
		.where(eq(accounts.id, accountId))
		.for('share');
	const [live] = await ctx.db
		.select({ id: sessions.id })
		.from(sessions)
		.where(eq(sessions.id, key))
		.for('update');
	return stored?.hash === former && account?.blockedAt === null && live !== undefined;
}

/** Why the owner of an account may not have this password; the server's word on it. */
export async function refuseNewPassword(
	ctx: Context,
	{ accountId, owner, password }: { accountId: string; owner: PasswordOwner; password: string }
): Promise<ReplacementRefusal | null> {
	if (password === '') return 'missing';
	const refusal = refusePassword(password, owner);
	if (refusal) return refusal;
	const strength = (await loadStrength())(password, [owner.username, ...owner.names, ...owner.schoolNames]);
	if (strength.refused) return 'too-common';
	return (await isCurrent(ctx, accountId, password)) ? 'unchanged' : null;
}

/**
 * Makes `stored` the pupil's own password, ends every session and tells the verified address; in the caller's transaction.
 * Links that reset a password end by it, since they are bound to the one that was.
 */
export async function storeOwnPassword(
	ctx: Context,
	{ accountId, stored, locale }: { accountId: string; stored: StoredHash; locale: Locale }
): Promise<void> {
	await ctx.db
		.update(credentials)
		.set({ ...stored, kind: 'own', mustReplace: false, expiresAt: null, changedAt: ctx.now })
		.where(eq(credentials.accountId, accountId));
	await endAllSessions(ctx, accountId);
	await tellPasswordChanged(ctx, { accountId, locale });
}

/** Whether this is still the same password: a temporary one has been seen by the school. */
async function isCurrent(ctx: Context, accountId: string, password: string): Promise<boolean> {
	const stored = await readCredential(ctx, accountId);
	return stored !== undefined && (await verifySecret(ctx.keys, accountId, stored, password)).matches;
}

async function readCredential({ db }: Context, accountId: string) {
	const [stored] = await db.select().from(credentials).where(eq(credentials.accountId, accountId));
	return stored;
}
