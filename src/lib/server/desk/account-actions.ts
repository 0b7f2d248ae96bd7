import { concerns, type SelectionAction } from '$lib/domain/desk/preview';
import { and, inArray, sql } from 'drizzle-orm';
import { blockAccounts, changeUsername, unblockAccounts } from '../accounts';
import { recordAudit } from '../audit';
import { replaceCards } from '../cards';
import { inTransaction, type Context } from '../context';
import { accounts, credentials, deskUndos, printedSecrets, type AccountBefore } from '../db';
import { endAllSessions } from '../sessions';
import { releaseWait } from '../sign-in';
import type { DeskActor } from '../staff';
import type { UsernameRefusal } from '$lib/domain/desk/username-change';
import { createBatch, startBatch } from './batches';
import { fetchPupil } from './read-pupil';
import { selectPupils, type SelectedPupil, type Selection } from './select-pupils';

/** How many it touched, and what takes it back (`undo`), when that can be. */
export interface Done {
	count: number;
	undoId: string | null;
}

/** Blocks the accounts of a selection with a reason, or takes the block away. Can be taken back for ten minutes. */
export async function setBlocked(
	ctx: Context,
	actor: DeskActor,
	{ selection, reason }: { selection: Selection; reason: string | null }
): Promise<Done> {
	const action: SelectionAction = reason === null ? 'unblock' : 'block';
	const accountIds = accountsOf(await selectPupils(ctx, actor, selection), action);
	if (accountIds.length === 0) return { count: 0, undoId: null };
	return inTransaction(ctx, async (ctx) => {
		const before = await blocksOf(ctx, accountIds);
		const touched =
			reason === null
				? await unblockAccounts(ctx, accountIds)
				: await blockAccounts(ctx, { accountIds, reason });
		const changed = before.filter(({ accountId }) => touched.includes(accountId));
		return { count: touched.length, undoId: await keepUndo(ctx, actor, `account.${action}ed`, changed) };
	});
}

/** Gives a pupil's account another username (F59). Can be taken back for ten minutes. */
export async function renamePupil(
	ctx: Context,
	actor: DeskActor,
	{ pupilId, typed }: { pupilId: string; typed: string }
): Promise<Done | { refusal: UsernameRefusal | 'elsewhere' }> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return { refusal: 'elsewhere' };
	if (!account) return { refusal: 'impossible' };
	const { accountId } = account;
	return inTransaction(ctx, async (ctx) => {
		const result = await changeUsername(ctx, { accountId, typed });
		if ('refusal' in result) return result;
		if (result.former === result.username) return { count: 0, undoId: null };
		const before = [{ accountId, username: result.former }];
		return { count: 1, undoId: await keepUndo(ctx, actor, 'account.username-changed', before) };
	});
}

/**
 * *Kaart ongeldig maken* (A6): the cards of the selection are dead at once and their sessions over; each pupil gets a new
 * card, and a new secret when the one that works was printed beside the old QR. That old secret is dead at once too, even
 * if making the new one fails. Returns the batch with the new secrets, or null when none was needed.
 */
export async function voidCards(
	ctx: Context,
	actor: DeskActor,
	{ selection, reason }: { selection: Selection; reason: string }
): Promise<{ count: number; batchId: string | null }> {
	const pupils = (await selectPupils(ctx, actor, selection)).filter((pupil) => concerns('void', pupil));
	const accountIds = accountsOf(pupils, 'void');
	return inTransaction(ctx, async (ctx) => {
		// First the secrets, then the sessions: whoever is coming in with one is through before it is dead, and is seen to.
		const exposed = await secretsBesideCards(ctx, accountIds);
		await killSecrets(ctx, exposed);
		await replaceCards(ctx, { accountIds, reason });
		for (const accountId of accountIds) await endAllSessions(ctx, accountId);
		const batchId = await createBatch(ctx, actor, {
			purpose: 'renew',
			pupils: pupils.filter(({ accountId }) => accountId !== null && exposed.has(accountId)),
			kind: null
		});
		if (batchId) await startBatch(ctx, actor, batchId);
		return { count: accountIds.length, batchId };
	});
}

/**
 * Ends the wait that guessing brought upon a pupil's account, for every device (SECURITY §8 e); not of one who is at
 * another school now.
 */
export async function releasePupil(
	ctx: Context,
	actor: DeskActor,
	pupilId: string
): Promise<'elsewhere' | null> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return 'elsewhere';
	if (!account) return null;
	await inTransaction(ctx, async (ctx) => {
		await releaseWait(ctx, account);
		await recordAudit(ctx, {
			action: 'account.wait-released',
			accountId: account.accountId,
			schoolId: actor.schoolId
		});
	});
	return null;
}

function accountsOf(pupils: readonly SelectedPupil[], action: SelectionAction): string[] {
	return pupils.flatMap((pupil) =>
		concerns(action, pupil) && pupil.accountId !== null ? [pupil.accountId] : []
	);
}

async function blocksOf({ db }: Context, accountIds: readonly string[]): Promise<AccountBefore[]> {
	const rows = await db
		.select({
			accountId: accounts.id,
			at: accounts.blockedAt,
			reason: accounts.blockedReason,
			schoolId: accounts.blockedBySchoolId
		})
		.from(accounts)
		.where(inArray(accounts.id, [...accountIds]))
		.for('update');
	return rows.map(({ accountId, at, reason, schoolId }) => ({
		accountId,
		blocked: at && { at: at.toISOString(), reason: reason ?? '', schoolId }
	}));
}

/** Which of these accounts have the secret that works now on a card, beside the QR. */
async function secretsBesideCards({ db }: Context, accountIds: readonly string[]): Promise<Set<string>> {
	if (accountIds.length === 0) return new Set();
	const rows = await db
		.select({ accountId: printedSecrets.accountId })
		.from(printedSecrets)
		.innerJoin(credentials, sql`${credentials.accountId} = ${printedSecrets.accountId}`)
		.where(
			and(
				inArray(printedSecrets.accountId, [...accountIds]),
				sql`${printedSecrets.printedAt} >= ${credentials.changedAt}`,
				sql`${credentials.kind} <> 'own'`
			)
		);
	return new Set(rows.map(({ accountId }) => accountId));
}

/** Before anybody began, and whatever a server's clock says. */
const LONG_AGO = new Date(0);

/** From now on these secrets open nothing; `signIn` asks that of every kind. One that the pupil chose is never among them. */
async function killSecrets({ db }: Context, accountIds: ReadonlySet<string>): Promise<void> {
	if (accountIds.size === 0) return;
	await db
		.update(credentials)
		.set({ expiresAt: LONG_AGO })
		.where(inArray(credentials.accountId, [...accountIds]));
}

async function keepUndo(
	ctx: Context,
	actor: DeskActor,
	action: string,
	before: AccountBefore[]
): Promise<string | null> {
	if (before.length === 0) return null;
	const { staffId, schoolId } = actor;
	const [kept] = await ctx.db
		.insert(deskUndos)
		.values({ schoolId, staffId, action, before, at: ctx.now })
		.returning({ id: deskUndos.id });
	return kept?.id ?? null;
}
