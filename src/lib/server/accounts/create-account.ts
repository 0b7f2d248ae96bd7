import type { AccountType } from '$lib/domain/accounts/account-type';
import { isUsername } from '$lib/domain/accounts/username';
import { TEMPORARY_PASSWORD_DAYS } from '$lib/domain/credentials/temporary-password';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret } from '../credentials';
import { accounts, credentials, usernames } from '../db';
import { refuseRetired } from './refuse-retired';
import { issueCard } from '../cards';

export interface NewAccount {
	pupilId: string;
	username: string;
	type: AccountType;
	/** `secret` is the text that is hashed: for pictures, their canonical text. */
	kind: 'pictures' | 'word' | 'temporary' | 'own';
	secret: string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes a pupil's LeerID with its one secret and its card. Throws on a username that was ever given to anybody: the
 * caller proposes another (`violatedConstraint` tells `accounts_username_key` for one in use, `usernames_pkey` for one
 * of the past). Throws a RangeError for what can be no username, such as a reserved word: it would hide a page (A37).
 */
export async function createAccount(
	ctx: Context,
	input: NewAccount
): Promise<{ accountId: string; cardUrl: string }> {
	const { pupilId, username, type, kind, secret } = input;
	if (!isUsername(username)) throw new RangeError('createAccount: this can be no username');
	const accountId = crypto.randomUUID();
	// Hashing waits its turn in the pool, so never inside a transaction.
	const stored = await hashSecret(ctx.keys, accountId, secret);
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.insert(accounts).values({ id: accountId, pupilId, type, username, createdAt: ctx.now });
		await ctx.db.insert(usernames).values({ username, accountId, givenAt: ctx.now });
		await refuseRetired(ctx, [username]);
		await ctx.db.insert(credentials).values({
			...stored,
			accountId,
			kind,
			mustReplace: kind === 'temporary',
			expiresAt: kind === 'temporary' ? new Date(ctx.now.getTime() + TEMPORARY_PASSWORD_DAYS * DAY) : null,
			changedAt: ctx.now
		});
		const { url } = await issueCard(ctx, accountId);
		await recordAudit(ctx, { action: 'account.created', accountId, detail: { kind, type } });
		return { accountId, cardUrl: url };
	});
}
