import { DEFAULT_LOCALE, type Locale } from '$lib/i18n';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, emailAddresses, pupils } from '../db';
import { queueMail } from '../mail';
import { readVerifiedAddress } from './read-email';
import { openAddress } from './stored-address';

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

/**
 * Tells the verified addresses of these accounts, where there are any, that the school gave another password; in the caller's
 * transaction. In Dutch, since nobody knows what the pupil reads. The password itself is in no mail.
 */
export async function tellPasswordsGiven(ctx: Context, accountIds: readonly string[]): Promise<void> {
	const owners = await ctx.db
		.select({
			id: emailAddresses.id,
			addressSealed: emailAddresses.addressSealed,
			accountId: accounts.id,
			givenName: pupils.givenName
		})
		.from(emailAddresses)
		.innerJoin(accounts, eq(accounts.id, emailAddresses.accountId))
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.where(
			and(
				inArray(emailAddresses.accountId, [...accountIds]),
				isNotNull(emailAddresses.verifiedAt),
				eq(accounts.type, 'gevorderd')
			)
		);
	for (const { accountId, givenName, ...stored } of owners) {
		const to = openAddress(ctx.keys, stored);
		if (to === null) continue;
		await queueMail(ctx, {
			...{ to, template: 'password-given', locale: DEFAULT_LOCALE, accountId },
			params: { givenName, at: ctx.now.toISOString() }
		});
	}
}
