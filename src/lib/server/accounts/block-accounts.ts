import { and, inArray, isNotNull, isNull } from 'drizzle-orm';
import { recordAudits } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts } from '../db';
import { endAllSessions } from '../sessions';

/** The longest reason that is kept. */
export const MAX_REASON_LENGTH = 200;

/**
 * Blocks accounts, with a reason for whoever looks later at the actor's school, and ends all their sessions. Those blocked already keep their
 * reason. Returns the ids of those that were not.
 */
export function blockAccounts(
	ctx: Context,
	{ accountIds, reason }: { accountIds: readonly string[]; reason: string }
): Promise<string[]> {
	return inTransaction(ctx, async (ctx) => {
		if (accountIds.length === 0) return [];
		const blocked = await ctx.db
			.update(accounts)
			.set({
				blockedAt: ctx.now,
				blockedReason: reason,
				blockedBySchoolId: ctx.actor.kind === 'staff' ? ctx.actor.schoolId : null
			})
			.where(and(inArray(accounts.id, [...accountIds]), isNull(accounts.blockedAt)))
			.returning({ accountId: accounts.id });
		for (const { accountId } of blocked) await endAllSessions(ctx, accountId);
		await recordAudits(
			ctx,
			blocked.map(({ accountId }) => ({ action: 'account.blocked' as const, accountId, detail: { reason } }))
		);
		return blocked.map(({ accountId }) => accountId);
	});
}

/** Takes the block away from those that have one, and returns their ids. */
export function unblockAccounts(ctx: Context, accountIds: readonly string[]): Promise<string[]> {
	return inTransaction(ctx, async (ctx) => {
		if (accountIds.length === 0) return [];
		const freed = await ctx.db
			.update(accounts)
			.set({ blockedAt: null, blockedReason: null, blockedBySchoolId: null })
			.where(and(inArray(accounts.id, [...accountIds]), isNotNull(accounts.blockedAt)))
			.returning({ accountId: accounts.id });
		await recordAudits(
			ctx,
			freed.map(({ accountId }) => ({ action: 'account.unblocked' as const, accountId }))
		);
		return freed.map(({ accountId }) => accountId);
	});
}
