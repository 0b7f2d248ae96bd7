import { and, isNull, lt, or } from 'drizzle-orm';
import { emailAddresses, passwordResets, staffPasswordResets } from '../db';
import { defineJob } from '../jobs';

/** An address that nobody confirmed is kept so long, so that its owner can ask for another mail. */
const KEEP_UNVERIFIED_MS = 30 * 24 * 60 * 60 * 1000;

/** Every night: removes links that are over, and addresses that nobody confirmed (SECURITY 14.2.7). */
export const sweepRecovery = defineJob<object, { resets: number; addresses: number }>('recovery-sweep', {
	daily: { hour: 3 },
	async run(job) {
		const { db, now } = job.context();
		const before = new Date(now.getTime() - KEEP_UNVERIFIED_MS);
		const resets = await db
			.delete(passwordResets)
			.where(lt(passwordResets.expiresAt, now))
			.returning({ accountId: passwordResets.accountId });
		await db.delete(staffPasswordResets).where(lt(staffPasswordResets.expiresAt, now));
		const addresses = await db
			.delete(emailAddresses)
			.where(
				and(
					isNull(emailAddresses.verifiedAt),
					lt(emailAddresses.createdAt, before),
					or(isNull(emailAddresses.tokenExpiresAt), lt(emailAddresses.tokenExpiresAt, now))
				)
			)
			.returning({ id: emailAddresses.id });
		return { resets: resets.length, addresses: addresses.length };
	}
});
