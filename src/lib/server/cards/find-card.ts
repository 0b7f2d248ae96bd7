import { parseCardToken } from '$lib/domain/cards/token';
import { eq, inArray } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, cards } from '../db';
import { keyedHashes } from '../keys';
import { findSpareCard } from './find-spare-card';

/** The account whose card this is. */
export interface FoundCard {
	cardId: string;
	accountId: string;
	username: string;
}

/**
 * The card with this token, or null when it is unknown, void, a spare card that nobody holds today, or no token at all:
 * they look alike, and a token cannot be enumerated (D10). Looked up by keyed hash, under an older key too while it is being rotated.
 */
export async function findCard(ctx: Context, text: string): Promise<FoundCard | null> {
	const token = parseCardToken(text);
	if (token === null) return null;
	const hashes = keyedHashes(ctx.keys.lookup, 'card-token', token);
	const [card] = await ctx.db
		.select({
			cardId: cards.id,
			accountId: accounts.id,
			username: accounts.username,
			voidedAt: cards.voidedAt
		})
		.from(cards)
		.innerJoin(accounts, eq(accounts.id, cards.accountId))
		.where(inArray(cards.tokenHash, hashes));
	if (!card) return findSpareCard(ctx, hashes);
	if (card.voidedAt !== null) return null;
	const { cardId, accountId, username } = card;
	return { cardId, accountId, username };
}
