import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { changeUsername } from '../accounts';
import { recordAudit, recordAudits } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, deskUndos, type AccountBefore } from '../db';
import { endAllSessions } from '../sessions';
import type { DeskActor } from '../staff';
import { fetchOrRefuse } from './fetch-or-refuse';

/** How long an action without a secret can be taken back (CONVENTIONS §8, 5). */
export const UNDO_MINUTES = 10;

/** What can be taken back. */
export interface Undo {
	id: string;
	action: string;
	count: number;
	until: Date;
}

/** An action of this person that can still be taken back; any other is refused, one that is too old as well. */
export const fetchUndo = (ctx: Context, actor: DeskActor, undoId: string): Promise<Undo> =>
	fetchRow(ctx, actor, undoId).then(({ id, action, before, at }) => ({
		id,
		action,
		count: before.length,
		until: new Date(at.getTime() + UNDO_MINUTES * 60_000)
	}));

/**
 * Takes an action back: each account is as it was, except where somebody has changed it since. Returns how many were put
 * back. Can be asked once.
 */
export async function undo(ctx: Context, actor: DeskActor, undoId: string): Promise<number> {
	const row = await fetchRow(ctx, actor, undoId);
	return inTransaction(ctx, async (ctx) => {
		const taken = await ctx.db
			.update(deskUndos)
			.set({ undoneAt: ctx.now })
			.where(and(eq(deskUndos.id, row.id), isNull(deskUndos.undoneAt)))
			.returning({ id: deskUndos.id });
		if (taken.length === 0) return 0;
		const count =
			row.action === 'account.username-changed'
				? await putNamesBack(ctx, row.before)
				: await putBlocksBack(ctx, row);
		await recordAudit(ctx, {
			action: 'desk.undone',
			schoolId: actor.schoolId,
			detail: { undone: row.action, count }
		});
		return count;
	});
}

type Row = typeof deskUndos.$inferSelect;

const fetchRow = (ctx: Context, actor: DeskActor, undoId: string): Promise<Row> =>
	fetchOrRefuse(ctx, actor, 'undo', undoId, async ([id = '']) => {
		const [row] = await ctx.db
			.select()
			.from(deskUndos)
			.where(
				and(
					eq(deskUndos.id, id),
					eq(deskUndos.schoolId, actor.schoolId),
					eq(deskUndos.staffId, actor.staffId),
					isNull(deskUndos.undoneAt),
					gt(deskUndos.at, new Date(ctx.now.getTime() - UNDO_MINUTES * 60_000))
				)
			);
		return row;
	});

async function putNamesBack(ctx: Context, before: readonly AccountBefore[]): Promise<number> {
	let count = 0;
	for (const { accountId, username = '' } of before) {
		const result = await changeUsername(ctx, { accountId, typed: username });
		if (!('refusal' in result)) count++;
	}
	return count;
}

/** A block that was set or lifted again since stays as it is: its instant tells. */
async function putBlocksBack(ctx: Context, { action, before, at }: Row): Promise<number> {
	const wasBlocking = action === 'account.blocked';
	let count = 0;
	for (const { accountId, blocked } of before) {
		const changed = await ctx.db
			.update(accounts)
			.set({
				blockedAt: blocked ? new Date(blocked.at) : null,
				blockedReason: blocked?.reason ?? null,
				blockedBySchoolId: blocked?.schoolId ?? null
			})
			.where(
				and(
					inArray(accounts.id, [accountId]),
					wasBlocking ? eq(accounts.blockedAt, at) : isNull(accounts.blockedAt)
				)
			)
			.returning({ id: accounts.id });
		if (changed.length === 0) continue;
		count++;
		if (!wasBlocking) await endAllSessions(ctx, accountId);
		await recordAudits(ctx, [{ action: wasBlocking ? 'account.unblocked' : 'account.blocked', accountId }]);
	}
	return count;
}
