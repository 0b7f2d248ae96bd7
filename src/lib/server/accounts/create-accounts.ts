import type { AccountType } from '$lib/domain/accounts/account-type';
import { recordAudits } from '../audit';
import { issueCards } from '../cards';
import type { Context } from '../context';
import type { StoredHash } from '../credentials';
import { accounts, credentials, insertMany, usernames } from '../db';
import { refuseRetired } from './refuse-retired';

/** An account whose secret was hashed beforehand, bound to its id. */
export interface HashedAccount extends StoredHash {
	accountId: string;
	pupilId: string;
	username: string;
	type: AccountType;
	kind: 'pictures' | 'word' | 'temporary' | 'own';
	mustReplace: boolean;
	expiresAt: Date | null;
	/** The school that makes it, for the audit. */
	schoolId: string;
	/** When another system made it, before it was taken over. */
	createdAt?: Date;
	/** Names that it had there, which lead to it still and are never given again. */
	formerUsernames?: readonly string[];
}

/**
 * Makes many accounts with their secrets and cards, in the caller's transaction: all or none. A pupil with an account
 * and a username that was ever given are refused by the database (`accounts_pupil_key`, `usernames_pkey`), one of an
 * erased pupil by `AppError('conflict')`.
 */
export async function createAccounts(ctx: Context, batch: readonly HashedAccount[]): Promise<void> {
	const { db, now } = ctx;
	await insertMany(
		db,
		accounts,
		batch.map(({ accountId, pupilId, type, username, createdAt = now }) => ({
			id: accountId,
			pupilId,
			type,
			username,
			createdAt
		}))
	);
	const names = batch.flatMap(({ accountId, username, formerUsernames = [], createdAt: givenAt = now }) =>
		[username, ...formerUsernames].map((name) => ({ username: name, accountId, givenAt }))
	);
	await giveUsernames(ctx, names);
	await insertMany(
		db,
		credentials,
		batch.map((account) => credentialOf(account, now))
	);
	await issueCards(
		ctx,
		batch.map(({ accountId }) => accountId)
	);
	await recordAudits(
		ctx,
		batch.map(({ accountId, schoolId, kind, type, username }) => ({
			action: 'account.created' as const,
			accountId,
			schoolId,
			detail: { kind, type, username }
		}))
	);
}

/**
 * Writes down whose these names are, in use or given up, for ever. Refused by the database (`usernames_pkey`) when one was
 * ever somebody's, and by `AppError('conflict')` when that pupil was erased.
 */
export async function giveUsernames(
	ctx: Context,
	names: readonly (typeof usernames.$inferInsert)[]
): Promise<void> {
	await insertMany(ctx.db, usernames, names);
	await refuseRetired(
		ctx,
		names.map(({ username }) => username)
	);
}

/** The row of a secret that was handed out at `now`. */
export const credentialOf = (
	{
		accountId,
		kind,
		hash,
		pepperId,
		mustReplace,
		expiresAt
	}: Omit<HashedAccount, 'pupilId' | 'username' | 'type'>,
	now: Date
) => ({ accountId, kind, hash, pepperId, mustReplace, expiresAt, changedAt: now });
