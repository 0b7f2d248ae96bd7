import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountType } from '$lib/domain/accounts/account-type';
import type { Context } from '../context';
import { hashSecret } from '../credentials';
import type { HashedAccount } from './create-accounts';

type UnusableSecret = Pick<HashedAccount, 'hash' | 'pepperId' | 'kind' | 'mustReplace' | 'expiresAt'>;

/**
 * Makes what an account has that was made without a secret: a hash of what nobody knows, bound to an account that does not
 * exist, so that it fits none; one will do for all. Guessing at it costs and answers as at any other (D10). It is dead from the
 * start, so the desk says that a new secret must be issued. Waits its turn among those that are hashed.
 */
export async function unusableSecrets(ctx: Context): Promise<(type: AccountType) => UnusableSecret> {
	const stored = await hashSecret(ctx.keys, randomUUID(), randomBytes(32).toString('base64'));
	return (type) => ({
		...stored,
		kind: type === 'basis' ? 'word' : 'temporary',
		mustReplace: type === 'gevorderd',
		expiresAt: ctx.now
	});
}
