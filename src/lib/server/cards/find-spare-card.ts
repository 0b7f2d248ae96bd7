import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, spareCardLoans, spareCards } from '../db';
import type { FoundCard } from './find-card';

/** The pupil who holds the spare card with one of these token hashes today; null when nobody does, or it is void. */
export async function findSpareCard(ctx: Context, hashes: Uint8Array[]): Promise<FoundCard | null> {
	const [held] = await ctx.db
		.select({ cardId: spareCards.id, accountId: accounts.id, username: accounts.username })
		.from(spareCards)
		.innerJoin(spareCardLoans, eq(spareCardLoans.spareCardId, spareCards.id))
		.innerJoin(accounts, eq(accounts.id, spareCardLoans.accountId))
		.where(
			and(
				inArray(spareCards.tokenHash, hashes),
				isNull(spareCards.voidedAt),
				eq(spareCardLoans.day, schoolDay(ctx.now)),
				isNull(spareCardLoans.returnedAt)
			)
		);
	return held ?? null;
}
