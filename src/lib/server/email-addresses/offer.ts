import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Context } from '../context';
import { emailAddresses, emailOffers } from '../db';

/** How long the page that says that the password was changed goes on asking. */
const FRESH_MS = 10 * 60 * 1000;

/**
 * Asks a pupil once to add an address (F10), now that the first password of their own is chosen. `later` when an application
 * comes in between: then its page asks. Who was asked before, or has an address, is not asked.
 */
export async function offerEmail(
	{ db, now }: Context,
	{ accountId, later }: { accountId: string; later: boolean }
): Promise<void> {
	if ((await db.$count(emailAddresses, eq(emailAddresses.accountId, accountId))) > 0) return;
	await db
		.insert(emailOffers)
		.values({ accountId, offeredAt: now, answeredAt: later ? null : now })
		.onConflictDoNothing();
}

/** The pupil said yes or no; either way it is not asked again. */
export async function answerOffer({ db, now }: Context, accountId: string): Promise<void> {
	await db
		.update(emailOffers)
		.set({ answeredAt: now })
		.where(and(eq(emailOffers.accountId, accountId), isNull(emailOffers.answeredAt)));
}

/** Whether the question belongs on the page that follows the first own password. */
export async function isOfferFresh({ db, now }: Context, accountId: string): Promise<boolean> {
	if ((await db.$count(emailAddresses, eq(emailAddresses.accountId, accountId))) > 0) return false;
	const since = new Date(now.getTime() - FRESH_MS);
	return (
		(await db.$count(
			emailOffers,
			and(eq(emailOffers.accountId, accountId), gt(emailOffers.offeredAt, since))
		)) > 0
	);
}
