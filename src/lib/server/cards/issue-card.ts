import { cardUrl, CARD_TOKEN_BYTES, encodeCardToken } from '$lib/domain/cards/token';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { cards } from '../db';
import { getSettings } from '../env';
import { keyedHash, seal } from '../keys';

/** Issues a card for an account and returns the address its QR holds. The token is kept as hash and sealed copy (D3). */
export async function issueCard(ctx: Context, accountId: string): Promise<{ cardId: string; url: string }> {
	const token = encodeCardToken(randomBytes(CARD_TOKEN_BYTES));
	const cardId = randomUUID();
	await ctx.db.insert(cards).values({
		id: cardId,
		accountId,
		tokenHash: keyedHash(ctx.keys.lookup.current, 'card-token', token),
		tokenSealed: seal(ctx.keys.sealing, token, 'card-token'),
		issuedAt: ctx.now
	});
	return { cardId, url: cardUrl(getSettings().origin.origin, token) };
}
