import { readUsername, type UsernameRefusal } from '$lib/domain/desk/username-change';
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, usernames, violatedConstraint } from '../db';
import { AppError } from '../errors';
import { refuseRetired } from './refuse-retired';

export interface UsernameChange {
	accountId: string;
	/** As staff typed it. */
	typed: string;
}

/**
 * Gives an account another username; returns the former one, or why not. A name that this same account had before may
 * come back; anybody else's, ever, is `taken` (F35). Sessions go on and the QR keeps working; only the address printed
 * under it is another.
 */
export async function changeUsername(
	ctx: Context,
	{ accountId, typed }: UsernameChange
): Promise<{ former: string; username: string } | { refusal: UsernameRefusal }> {
	const reading = readUsername(typed);
	if ('refusal' in reading) return reading;
	const { username } = reading;
	try {
		return await inTransaction(ctx, async (ctx) => {
			const [account] = await ctx.db
				.select({ former: accounts.username })
				.from(accounts)
				.where(eq(accounts.id, accountId))
				.for('update');
			if (!account) return { refusal: 'impossible' as const };
			const { former } = account;
			if (former === username) return { former, username };
			const [owned] = await ctx.db
				.select({ one: sql`1` })
				.from(usernames)
				.where(and(eq(usernames.username, username), eq(usernames.accountId, accountId)));
			if (!owned) {
				await ctx.db.insert(usernames).values({ username, accountId, givenAt: ctx.now });
				await refuseRetired(ctx, [username]);
			}
			await ctx.db.update(accounts).set({ username }).where(eq(accounts.id, accountId));
			await recordAudit(ctx, {
				action: 'account.username-changed',
				accountId,
				detail: { from: former, to: username }
			});
			return { former, username };
		});
	} catch (error) {
		const constraint = violatedConstraint(error);
		const isTaken = constraint === 'usernames_pkey' || constraint === 'accounts_username_key';
		if (isTaken || (error instanceof AppError && error.code === 'conflict')) return { refusal: 'taken' };
		throw error;
	}
}
