import type { Locale } from '$lib/i18n';
import { sql } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { staffPasswordResets } from '../../db';
import { hashToken, makeToken } from '../../email-addresses';
import { defineJob } from '../../jobs';
import { queueMail } from '../../mail';
import { findStaff } from '../find-staff';

/** How long a link works. */
const VALID_MS = 30 * 60 * 1000;

/**
 * Mails a link for a new password to whoever has this address at the desk and signs in with a password. Who is blocked, or
 * signs in through the external provider alone, gets none. Whatever comes of it is told to nobody but the mailbox.
 */
export const mailStaffReset = defineJob<{ locale: Locale }, object, null, string>('mail-staff-reset', {
	async run({ context, payload: { locale }, secret: email }) {
		if (email !== null) await mailStaffLink(context(), { email, locale });
		return {};
	}
});

/** The work of the job, in one transaction. Exported for tests. */
export function mailStaffLink(
	ctx: Context,
	{ email, locale }: { email: string; locale: Locale }
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const owner = await findStaff(ctx, email);
		if (!owner?.passwordHash || owner.blockedAt !== null) return;
		const token = makeToken();
		const mail = await queueMail(ctx, {
			to: owner.email,
			template: 'staff-reset-password',
			params: { givenName: owner.name, path: `/schoolloket/nieuw-wachtwoord/${token}` },
			locale
		});
		if (mail.refusal !== null) return;
		const link = {
			tokenHash: hashToken(token),
			passwordChangedAt: owner.passwordChangedAt ?? owner.createdAt,
			createdAt: ctx.now,
			expiresAt: new Date(ctx.now.getTime() + VALID_MS)
		};
		await ctx.db
			.insert(staffPasswordResets)
			.values({ staffId: owner.id, ...link })
			.onConflictDoUpdate({
				target: staffPasswordResets.staffId,
				set: {
					tokenHash: sql`excluded.token_hash`,
					passwordChangedAt: sql`excluded.password_changed_at`,
					createdAt: sql`excluded.created_at`,
					expiresAt: sql`excluded.expires_at`
				}
			});
		await recordAudit(ctx, { action: 'staff.password.reset-mailed', detail: { staff: owner.id } });
	});
}
