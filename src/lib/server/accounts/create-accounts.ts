import type { AccountType } from '$lib/domain/accounts/account-type';
import { recordAudits } from '../audit';
import { issueCards } from '../cards';
import type { Context } from '../context';
import type { StoredHash } from '../credentials';
import { accounts, credentials, usernames } from '../db';
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
}

/** Accounts a statement: four rows of a few columns each, far below PostgreSQL's 65,535 parameters. */
const CHUNK = 500;

/**
 * Makes many accounts with their secrets and cards, in the caller's transaction: all or none. A pupil with an account
 * and a username that was ever given are refused by the database (`accounts_pupil_key`, `usernames_pkey`), one of an
 * erased pupil by `AppError('conflict')`.
 */
export async function createAccounts(ctx: Context, batch: readonly HashedAccount[]): Promise<void> {
	const { db, now } = ctx;
	for (let start = 0; start < batch.length; start += CHUNK) {
		const chunk = batch.slice(start, start + CHUNK);
		await db.insert(accounts).values(
			chunk.map(({ accountId, pupilId, type, username }) => ({
				id: accountId,
				pupilId,
				type,
				username,
				createdAt: now
			}))
		);
		await db
			.insert(usernames)
			.values(chunk.map(({ username, accountId }) => ({ username, accountId, givenAt: now })));
		await refuseRetired(
			ctx,
			chunk.map(({ username }) => username)
		);
		await db.insert(credentials).values(chunk.map((account) => credentialOf(account, now)));
	}
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
