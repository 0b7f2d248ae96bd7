import { cardUrl } from '$lib/domain/cards/token';
import { asc, eq, isNull } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, cards } from '../db';
import { getSettings } from '../env';
import { unseal } from '../keys';

/**
 * The address on every valid card, by username, from its sealed copy. For the demo alone: elsewhere nobody sees the cards
 * of all schools together. A card under a sealing key that is gone is left out.
 */
export async function listCardUrls(ctx: Context): Promise<{ username: string; url: string }[]> {
	const rows = await ctx.db
		.select({ username: accounts.username, tokenSealed: cards.tokenSealed })
		.from(cards)
		.innerJoin(accounts, eq(accounts.id, cards.accountId))
		.where(isNull(cards.voidedAt))
		.orderBy(asc(accounts.username));
	const { origin } = getSettings().origin;
	return rows.flatMap(({ username, tokenSealed }) => {
		const token = unseal(ctx.keys.sealing, tokenSealed, 'card-token')?.toString();
		return token === undefined ? [] : [{ username, url: cardUrl(origin, token) }];
	});
}
