import { schoolDay } from '$lib/domain/accounts/school-day';
import { readSpareCardName } from '$lib/domain/cards/spare-card';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { spareCardHashes } from '../../cards';
import { inTransaction, type Context } from '../../context';
import { spareCardLoans, spareCards } from '../../db';
import type { DeskActor } from '../../staff';
import { fetchPupil } from '../read-pupil';

/** `unknown`: no spare card of this school. `lent`: another pupil has it today. */
export type LendRefusal = 'unknown' | 'void' | 'lent' | 'no-account' | 'elsewhere';

/**
 * Lends a spare card to a pupil for today: what was scanned or typed names it. It stops working with the school day. The
 * pupil's own card stays as it is; another spare card that the pupil has today is taken back. A pupil whom the actor does
 * not see is refused as anywhere.
 */
export async function lendSpareCard(
	ctx: Context,
	actor: DeskActor,
	{ pupilId, typed }: { pupilId: string; typed: string }
): Promise<{ number: number } | { refusal: LendRefusal }> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return { refusal: 'elsewhere' };
	if (!account) return { refusal: 'no-account' };
	const { accountId } = account;
	return inTransaction(ctx, async (ctx) => {
		const card = await lockCard(ctx, actor, typed);
		if (!card) return { refusal: 'unknown' };
		if (card.voidedAt !== null) return { refusal: 'void' };
		const day = schoolDay(ctx.now);
		const [holder] = await ctx.db
			.select({ accountId: spareCardLoans.accountId })
			.from(spareCardLoans)
			.where(and(eq(spareCardLoans.spareCardId, card.id), isOpen(day)));
		if (holder?.accountId === accountId) return { number: card.number };
		if (holder) return { refusal: 'lent' };
		await endLoans(ctx, actor, { accountId, day });
		const lent = await ctx.db
			.insert(spareCardLoans)
			.values({ spareCardId: card.id, accountId, day, lentAt: ctx.now })
			.onConflictDoNothing()
			.returning({ id: spareCardLoans.id });
		// A colleague lent this pupil another card in this very moment.
		if (lent.length === 0) return { refusal: 'lent' };
		await recordAudit(ctx, {
			action: 'spare-card.lent',
			accountId,
			schoolId: actor.schoolId,
			detail: { number: card.number }
		});
		return { number: card.number };
	});
}

/**
 * Takes back the spare card that a pupil has today; no error when there is none. Of a pupil who is at another school now it
 * is that school's to take; `takeSpareCardsBack` takes an own card from anybody.
 */
export async function returnSpareCard(
	ctx: Context,
	actor: DeskActor,
	pupilId: string
): Promise<'elsewhere' | null> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return 'elsewhere';
	if (!account) return null;
	const day = schoolDay(ctx.now);
	await inTransaction(ctx, (ctx) => endLoans(ctx, actor, { accountId: account.accountId, day }));
	return null;
}

/** The number of the spare card that a pupil has today, of whatever school, or null. The pupil was fetched before. */
export async function readLoan(ctx: Context, accountId: string): Promise<number | null> {
	const [loan] = await ctx.db
		.select({ number: spareCards.number })
		.from(spareCardLoans)
		.innerJoin(spareCards, eq(spareCards.id, spareCardLoans.spareCardId))
		.where(
			and(eq(spareCardLoans.accountId, accountId), isOpen(schoolDay(ctx.now)), isNull(spareCards.voidedAt))
		);
	return loan?.number ?? null;
}

const isOpen = (day: string) => and(eq(spareCardLoans.day, day), isNull(spareCardLoans.returnedAt));

/** Of two who lend one card at the same moment, the second waits here and then finds it lent. */
async function lockCard(ctx: Context, { schoolId }: DeskActor, typed: string) {
	const name = readSpareCardName(typed);
	if (!name) return undefined;
	const named =
		'number' in name
			? eq(spareCards.number, name.number)
			: inArray(spareCards.tokenHash, spareCardHashes(ctx, name.token));
	const [card] = await ctx.db
		.select({ id: spareCards.id, number: spareCards.number, voidedAt: spareCards.voidedAt })
		.from(spareCards)
		.where(and(eq(spareCards.schoolId, schoolId), named))
		.for('update');
	return card;
}

/** Ends what a pupil holds today, with a row in the pupil's history for each. */
async function endLoans(
	ctx: Context,
	actor: DeskActor,
	{ accountId, day }: { accountId: string; day: string }
): Promise<void> {
	const ended = await ctx.db
		.update(spareCardLoans)
		.set({ returnedAt: ctx.now })
		.from(spareCards)
		.where(
			and(eq(spareCards.id, spareCardLoans.spareCardId), eq(spareCardLoans.accountId, accountId), isOpen(day))
		)
		.returning({ number: spareCards.number });
	for (const { number } of ended)
		await recordAudit(ctx, {
			action: 'spare-card.returned',
			accountId,
			schoolId: actor.schoolId,
			detail: { number }
		});
}
