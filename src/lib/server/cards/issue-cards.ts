import { cardUrl, CARD_TOKEN_BYTES, encodeCardToken } from '$lib/domain/cards/token';
import { and, isNull } from 'drizzle-orm';
import { randomBytes, randomUUID } from 'node:crypto';
import { recordAudits } from '../audit';
import type { Context } from '../context';
import { accounts, cards, insertMany, oneOf } from '../db';
import { getSettings } from '../env';
import { keyedHash, seal, unseal } from '../keys';

/** Issues a card for each account, as `issueCard` does for one; in the caller's transaction. */
export async function issueCards(ctx: Context, accountIds: readonly string[]): Promise<void> {
	const issued = accountIds.map((accountId) => {
		const token = encodeCardToken(randomBytes(CARD_TOKEN_BYTES));
		return {
			id: randomUUID(),
			accountId,
			tokenHash: keyedHash(ctx.keys.lookup.current, 'card-token', token),
			tokenSealed: seal(ctx.keys.sealing, token, 'card-token'),
			issuedAt: ctx.now
		};
	});
	await insertMany(ctx.db, cards, issued);
}

/** Issues a card for those of the accounts that have none that works; in the caller's transaction. */
export async function issueMissingCards(ctx: Context, accountIds: readonly string[]): Promise<void> {
	const missing = await withoutCard(ctx, accountIds);
	if (missing.length === 0) return;
	// Whoever does the same at this moment is through now, and made them.
	await holdAccounts(ctx, missing);
	await issueCards(ctx, await withoutCard(ctx, missing));
}

async function withoutCard(ctx: Context, accountIds: readonly string[]): Promise<string[]> {
	const held = await liveCards(ctx, accountIds);
	const owners = new Set(held.map(({ accountId }) => accountId));
	return accountIds.filter((id) => !owners.has(id));
}

/** Nobody else makes cards of these accounts, or voids them, until the caller's transaction ends. */
async function holdAccounts({ db }: Context, accountIds: readonly string[]): Promise<void> {
	await db
		.select({ id: accounts.id })
		.from(accounts)
		.where(oneOf(accounts.id, accountIds))
		.orderBy(accounts.id)
		.for('no key update');
}

/**
 * What the QR of each account's card holds, by account: the newest of several. An account without a card that works is
 * missing, and so is one whose token was sealed under a key that is gone.
 */
export async function cardUrls(ctx: Context, accountIds: readonly string[]): Promise<Map<string, string>> {
	const { origin } = getSettings().origin;
	const urls = new Map<string, string>();
	for (const { accountId, tokenSealed } of await liveCards(ctx, accountIds)) {
		const token = unseal(ctx.keys.sealing, tokenSealed, 'card-token')?.toString('utf8');
		if (token !== undefined) urls.set(accountId, cardUrl(origin, token));
	}
	return urls;
}

/** Voids every card of the accounts, with a reason, and issues new ones; in the caller's transaction. */
export async function replaceCards(
	ctx: Context,
	{ accountIds, reason }: { accountIds: readonly string[]; reason: string }
): Promise<void> {
	if (accountIds.length === 0) return;
	await holdAccounts(ctx, accountIds);
	await ctx.db
		.update(cards)
		.set({ voidedAt: ctx.now, voidedReason: reason })
		.where(and(oneOf(cards.accountId, accountIds), isNull(cards.voidedAt)));
	await issueCards(ctx, accountIds);
	await recordAudits(
		ctx,
		accountIds.map((accountId) => ({ action: 'card.voided' as const, accountId, detail: { reason } }))
	);
}

/** Oldest first, so that in a map the newest stays. */
async function liveCards({ db }: Context, accountIds: readonly string[]) {
	if (accountIds.length === 0) return [];
	return db
		.select({ accountId: cards.accountId, tokenSealed: cards.tokenSealed })
		.from(cards)
		.where(and(oneOf(cards.accountId, accountIds), isNull(cards.voidedAt)))
		.orderBy(cards.issuedAt);
}
