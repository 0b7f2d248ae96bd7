import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, pupilPasskeys } from '../db';
import { endOtherSessions, holdSession, type PupilSession } from '../sessions';

/** Whether a pupil wants to be asked for the passkey after the password. Off until the pupil says so. */
export async function asksPasskeyToo({ db }: Context, accountId: string): Promise<boolean> {
	const [row] = await db
		.select({ asks: accounts.asksPasskey })
		.from(accounts)
		.where(eq(accounts.id, accountId));
	return row?.asks ?? false;
}

/**
 * *Vraag ook mijn passkey*, for a gevorderd pupil who just gave the password again: from now on the password alone opens nothing, and every
 * other session, opened before that, is over. False without a passkey, which would lock its owner out, and in a session that has ended.
 */
export function askPasskeyToo(ctx: Context, session: PupilSession): Promise<boolean> {
	const { accountId } = session.account;
	return inTransaction(ctx, async (ctx) => {
		// Before the passkeys are looked at, as where one is removed: what another tab takes away at this moment is gone then.
		await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update');
		if (!(await holdSession(ctx, session))) return false;
		const [changed] = await ctx.db
			.update(accounts)
			.set({ asksPasskey: true })
			.where(
				and(
					eq(accounts.id, accountId),
					eq(accounts.type, 'gevorderd'),
					sql`exists (select 1 from ${pupilPasskeys} where ${pupilPasskeys.accountId} = ${accountId}::uuid)`
				)
			)
			.returning({ id: accounts.id });
		if (!changed) return false;
		await endOtherSessions(ctx, session);
		await recordAudit(ctx, { action: 'passkey.asked-too', accountId });
		return true;
	});
}

/** The password alone is enough again: for the pupil, after giving the password, and for the school with its passkeys. */
export function askPasskeyNoMore(ctx: Context, accountId: string): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const changed = await ctx.db
			.update(accounts)
			.set({ asksPasskey: false })
			.where(and(eq(accounts.id, accountId), eq(accounts.asksPasskey, true)))
			.returning({ id: accounts.id });
		if (changed.length > 0) await recordAudit(ctx, { action: 'passkey.not-asked-any-more', accountId });
	});
}
