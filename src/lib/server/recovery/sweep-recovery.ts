import { keepsFor } from '$lib/domain/retention/rules';
import { and, isNull, lt, or } from 'drizzle-orm';
import { emailAddresses, passwordResets, staffPasswordResets } from '../db';
import { recordErasure } from '../erasures';
import { defineJob } from '../jobs';

/** Every night: removes links that are over, and addresses that nobody confirmed (SECURITY 14.2.7). */
export const sweepRecovery = defineJob<object, { resets: number; addresses: number }>('recovery-sweep', {
	daily: { hour: 3 },
	async run(job) {
		const { db, now } = job.context();
		const before = new Date(now.getTime() - keepsFor('unconfirmed-addresses'));
		const resets = await db
			.delete(passwordResets)
			.where(lt(passwordResets.expiresAt, now))
			.returning({ accountId: passwordResets.accountId });
		const staffResets = await db
			.delete(staffPasswordResets)
			.where(lt(staffPasswordResets.expiresAt, now))
			.returning({ staffId: staffPasswordResets.staffId });
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
		const count = resets.length + staffResets.length;
		await recordErasure({ db, now }, { rule: 'password-resets', count });
		await recordErasure({ db, now }, { rule: 'unconfirmed-addresses', count: addresses.length });
		return { resets: resets.length, addresses: addresses.length };
	}
});
