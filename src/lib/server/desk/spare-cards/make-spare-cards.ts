import { and, eq, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { issueSpareCards } from '../../cards';
import { inTransaction, type Context } from '../../context';
import { lockNames, spareCards } from '../../db';
import type { DeskActor } from '../../staff';

/** Spare cards that work, at a school: a drawer full, and a bound to what one form can make. */
export const MAX_SPARE_CARDS = 300;

/**
 * Makes blank spare cards (*leenkaarten*): they open nothing until one is lent. Numbers go on after the highest ever given
 * at the school, so that a void card's number returns on no other. Returns their ids, or 'too-many' above `MAX_SPARE_CARDS`.
 */
export function makeSpareCards(
	ctx: Context,
	actor: DeskActor,
	count: number
): Promise<string[] | 'too-many'> {
	const { schoolId } = actor;
	return inTransaction(ctx, async (ctx) => {
		// Two who make cards at the same moment get different numbers.
		await lockNames(ctx.db, [`spare-cards:${schoolId}`]);
		const own = eq(spareCards.schoolId, schoolId);
		if ((await ctx.db.$count(spareCards, and(own, isNull(spareCards.voidedAt)))) + count > MAX_SPARE_CARDS)
			return 'too-many';
		const [last] = await ctx.db
			.select({ number: sql<number>`coalesce(max(${spareCards.number}), 0)::int` })
			.from(spareCards)
			.where(own);
		const first = (last?.number ?? 0) + 1;
		const numbers = Array.from({ length: count }, (_, i) => first + i);
		const ids = await issueSpareCards(ctx, { schoolId, numbers });
		await recordAudit(ctx, { action: 'spare-cards.made', schoolId, detail: { count, first } });
		return ids;
	});
}
