import { cardUrl, CARD_TOKEN_BYTES, encodeCardToken } from '$lib/domain/cards/token';
import { and, eq, inArray } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { Context } from '../context';
import { spareCards } from '../db';
import { getSettings } from '../env';
import { keyedHash, keyedHashes, seal, unseal } from '../keys';

/** Issues spare cards with these numbers to a school; in the caller's transaction. */
export async function issueSpareCards(
	ctx: Context,
	{ schoolId, numbers }: { schoolId: string; numbers: readonly number[] }
): Promise<string[]> {
	const made = await ctx.db
		.insert(spareCards)
		.values(
			numbers.map((number) => {
				const token = encodeCardToken(randomBytes(CARD_TOKEN_BYTES));
				return {
					schoolId,
					number,
					tokenHash: keyedHash(ctx.keys.lookup.current, 'card-token', token),
					tokenSealed: seal(ctx.keys.sealing, token, 'card-token'),
					issuedAt: ctx.now
				};
			})
		)
		.returning({ id: spareCards.id });
	return made.map(({ id }) => id);
}

/** What a scanned token is looked up by, under every key of the set. */
export const spareCardHashes = (ctx: Context, token: string): Uint8Array[] =>
	keyedHashes(ctx.keys.lookup, 'card-token', token);

/** What the QR of each of these cards of a school holds, by card; one sealed under a key that is gone is missing. */
export async function spareCardUrls(
	ctx: Context,
	{ schoolId, cardIds }: { schoolId: string; cardIds: readonly string[] }
): Promise<Map<string, string>> {
	if (cardIds.length === 0) return new Map();
	const { origin } = getSettings().origin;
	const rows = await ctx.db
		.select({ id: spareCards.id, tokenSealed: spareCards.tokenSealed })
		.from(spareCards)
		.where(and(eq(spareCards.schoolId, schoolId), inArray(spareCards.id, [...cardIds])));
	return new Map(
		rows.flatMap(({ id, tokenSealed }) => {
			const token = unseal(ctx.keys.sealing, tokenSealed, 'card-token')?.toString('utf8');
			return token === undefined ? [] : [[id, cardUrl(origin, token)] as const];
		})
	);
}
