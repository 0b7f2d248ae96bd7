import type { Locale } from '$lib/i18n';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { emailAddresses, passwordResets } from '../db';
import type { EmailOwner } from './ask-verification';
import { openAddress } from './stored-address';
import { tellFormerAddress } from './tell-pupil';

/** Forgets every address of an account, with the links that went there. A verified one hears of it (SECURITY 6.3.7). */
export function removeAddress(
	ctx: Context,
	{ owner: { accountId, givenName }, locale }: { owner: EmailOwner; locale: Locale }
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.delete(emailAddresses)
			.where(eq(emailAddresses.accountId, accountId))
			.returning();
		if (gone.length === 0) return;
		await ctx.db.delete(passwordResets).where(eq(passwordResets.accountId, accountId));
		const verified = gone.find(({ verifiedAt }) => verifiedAt !== null);
		const to = verified && openAddress(ctx.keys, verified);
		if (to) await tellFormerAddress(ctx, { accountId, givenName, to, locale });
		await recordAudit(ctx, { action: 'email.removed', accountId });
	});
}
