import type { Locale } from '$lib/i18n';
import { eq } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, pupils } from '../db';
import { queueMail } from '../mail';
import { readVerifiedAddress } from './read-email';

interface Former {
	accountId: string;
	givenName: string;
	/** The address that was. */
	to: string;
	locale: Locale;
}

/** Tells the address that it serves no more, in the caller's transaction (SECURITY 6.3.7). */
export async function tellFormerAddress(
	ctx: Context,
	{ accountId, givenName, to, locale }: Former
): Promise<void> {
	await queueMail(ctx, { to, template: 'address-changed', params: { givenName }, locale, accountId });
}

/** Tells the verified address, if there is one, that the password is another; in the caller's transaction. */
export async function tellPasswordChanged(
	ctx: Context,
	{ accountId, locale }: { accountId: string; locale: Locale }
): Promise<void> {
	const to = await readVerifiedAddress(ctx, accountId);
	if (to === null) return;
	const [pupil] = await ctx.db
		.select({ givenName: pupils.givenName })
		.from(accounts)
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.where(eq(accounts.id, accountId));
	if (!pupil) return;
	await queueMail(ctx, {
		to,
		template: 'password-changed',
		params: { givenName: pupil.givenName, at: ctx.now.toISOString(), path: '/wachtwoord-vergeten' },
		locale,
		accountId
	});
}
