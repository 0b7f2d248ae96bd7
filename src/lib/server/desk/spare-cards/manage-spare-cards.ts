import { schoolDay } from '$lib/domain/accounts/school-day';
import type { SpareCard } from '$lib/domain/cards/spare-card';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { recordAudit, recordAudits } from '../../audit';
import { spareCardUrls } from '../../cards';
import { inTransaction, type Context } from '../../context';
import { spareCardLoans, spareCards } from '../../db';
import type { DeskActor } from '../../staff';
import { fetchOrRefuse } from '../fetch-or-refuse';

/** The spare cards with these ids, which must all be of the actor's school and work; by number. */
const fetchCards = (ctx: Context, actor: DeskActor, cardIds: readonly string[]) =>
	fetchOrRefuse(ctx, actor, 'spare-card', [...new Set(cardIds)], async (ids) => {
		if (ids.length === 0) return [];
		const found = await ctx.db
			.select({ id: spareCards.id, number: spareCards.number })
			.from(spareCards)
			.where(
				and(
					eq(spareCards.schoolId, actor.schoolId),
					inArray(spareCards.id, [...ids]),
					isNull(spareCards.voidedAt)
				)
			)
			.orderBy(asc(spareCards.number));
		return found.length === ids.length ? found : undefined;
	});

/** What is printed on spare cards of the school, by number; written down. The same cards again and again. */
export async function spareCardsToPrint(
	ctx: Context,
	actor: DeskActor,
	cardIds: readonly string[]
): Promise<SpareCard[]> {
	const { schoolId, school } = actor;
	const cards = await fetchCards(ctx, actor, cardIds);
	const urls = await spareCardUrls(ctx, { schoolId, cardIds: cards.map(({ id }) => id) });
	await recordAudit(ctx, { action: 'spare-cards.printed', schoolId, detail: { count: cards.length } });
	return cards.flatMap(({ id, number }) => {
		const qrUrl = urls.get(id);
		return qrUrl === undefined ? [] : [{ number, schoolName: school.name, qrUrl }];
	});
}

/** Takes these cards back from whoever has them today. Returns how many were lent. */
export async function takeSpareCardsBack(
	ctx: Context,
	actor: DeskActor,
	cardIds: readonly string[]
): Promise<number> {
	const cards = await fetchCards(ctx, actor, cardIds);
	return inTransaction(ctx, (ctx) => endLoansOf(ctx, actor, cards));
}

/** Lost cards: they never open anything again, and whoever has one today has it no more. Returns how many. */
export async function voidSpareCards(
	ctx: Context,
	actor: DeskActor,
	cardIds: readonly string[]
): Promise<number> {
	const cards = await fetchCards(ctx, actor, cardIds);
	if (cards.length === 0) return 0;
	const { schoolId } = actor;
	return inTransaction(ctx, async (ctx) => {
		await endLoansOf(ctx, actor, cards);
		await ctx.db
			.update(spareCards)
			.set({ voidedAt: ctx.now })
			.where(
				inArray(
					spareCards.id,
					cards.map(({ id }) => id)
				)
			);
		await recordAudits(
			ctx,
			cards.map(({ number }) => ({ action: 'spare-card.voided' as const, schoolId, detail: { number } }))
		);
		return cards.length;
	});
}

async function endLoansOf(
	ctx: Context,
	{ schoolId }: DeskActor,
	cards: readonly { id: string; number: number }[]
): Promise<number> {
	if (cards.length === 0) return 0;
	const numbers = new Map(cards.map(({ id, number }) => [id, number]));
	const ended = await ctx.db
		.update(spareCardLoans)
		.set({ returnedAt: ctx.now })
		.where(
			and(
				inArray(spareCardLoans.spareCardId, [...numbers.keys()]),
				eq(spareCardLoans.day, schoolDay(ctx.now)),
				isNull(spareCardLoans.returnedAt)
			)
		)
		.returning({ cardId: spareCardLoans.spareCardId, accountId: spareCardLoans.accountId });
	await recordAudits(
		ctx,
		ended.map(({ cardId, accountId }) => ({
			action: 'spare-card.returned' as const,
			accountId,
			schoolId,
			detail: { number: numbers.get(cardId) ?? 0 }
		}))
	);
	return ended.length;
}
