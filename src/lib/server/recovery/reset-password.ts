import { schoolDay } from '$lib/domain/accounts/school-day';
import { accountStatus } from '$lib/domain/accounts/status';
import type { PasswordOwner } from '$lib/domain/credentials/password-policy';
import type { Locale } from '$lib/i18n';
import { and, eq, gt } from 'drizzle-orm';
import { refuseNewPassword, storeOwnPassword, type ReplacementRefusal } from '../accounts';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret } from '../credentials';
import { accounts, credentials, passwordResets, pupils } from '../db';
import { hashToken, isToken } from '../email-addresses';
import { readPeriods } from './read-periods';

/** Whose password a link resets. Only who can read the mailbox gets to see it. */
export interface Reset {
	accountId: string;
	givenName: string;
	owner: PasswordOwner;
}

/**
 * What a link in a mail resets; null when it was used, is older than 30 minutes, a newer one was mailed, the password was
 * changed, one that the school gave waits to be replaced, or the account may not be used. Changes nothing.
 */
export async function findReset(ctx: Context, token: string): Promise<Reset | null> {
	if (!isToken(token)) return null;
	const { db, now } = ctx;
	const [row] = await db
		.select({
			accountId: accounts.id,
			username: accounts.username,
			blockedAt: accounts.blockedAt,
			pupilId: accounts.pupilId,
			givenName: pupils.givenName,
			familyName: pupils.familyName
		})
		.from(passwordResets)
		.innerJoin(accounts, eq(accounts.id, passwordResets.accountId))
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.innerJoin(credentials, eq(credentials.accountId, accounts.id))
		.where(and(isLive(token, now), eq(accounts.type, 'gevorderd')));
	if (!row) return null;
	const { accountId, username, blockedAt, pupilId, givenName, familyName } = row;
	const periods = await readPeriods(ctx, pupilId);
	if (accountStatus({ enrollments: periods, blocked: blockedAt !== null }, schoolDay(now)) !== 'active')
		return null;
	const owner = {
		username,
		names: [givenName, familyName],
		schoolNames: periods.map(({ schoolName }) => schoolName)
	};
	return { accountId, givenName, owner };
}

/**
 * Gives the account of a link the password that its owner chose; signs nobody in. Null when that is done: the link is used up,
 * every session has ended, and the verified address hears of it.
 */
export async function resetPassword(
	ctx: Context,
	{ token, password, locale }: { token: string; password: string; locale: Locale }
): Promise<ReplacementRefusal | 'dead' | null> {
	const reset = await findReset(ctx, token);
	if (!reset) return 'dead';
	const { accountId, owner } = reset;
	const refusal = await refuseNewPassword(ctx, { accountId, owner, password });
	if (refusal) return refusal;

	const stored = await hashSecret(ctx.keys, accountId, password);
	return inTransaction(ctx, async (ctx) => {
		// Of two who come at the same moment, the second waits here and then finds another password.
		await ctx.db.select().from(credentials).where(eq(credentials.accountId, accountId)).for('update');
		const [live] = await ctx.db
			.select({ accountId: passwordResets.accountId })
			.from(passwordResets)
			.innerJoin(credentials, eq(credentials.accountId, passwordResets.accountId))
			.where(isLive(token, ctx.now));
		if (!live) return 'dead';
		await ctx.db.delete(passwordResets).where(eq(passwordResets.accountId, accountId));
		await storeOwnPassword(ctx, { accountId, stored, locale });
		await recordAudit(
			{ ...ctx, actor: { kind: 'pupil', accountId } },
			{ action: 'password.reset', accountId }
		);
		return null;
	});
}

const isLive = (token: string, now: Date) =>
	and(
		eq(passwordResets.tokenHash, hashToken(token)),
		gt(passwordResets.expiresAt, now),
		eq(passwordResets.credentialChangedAt, credentials.changedAt),
		eq(credentials.mustReplace, false)
	);
