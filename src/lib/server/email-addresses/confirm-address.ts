import type { Locale } from '$lib/i18n';
import { and, eq, gt, isNotNull, ne } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, emailAddresses, passwordResets, pupils } from '../db';
import { mailboxOf } from '../mail';
import { tellFormerAddress } from './tell-pupil';
import { openAddress } from './stored-address';
import { hashToken, isToken } from './token';

/** Whose address a link confirms; shown before it does, so that who got the mail by mistake notices. */
export interface Verification {
	givenName: string;
	username: string;
	address: string;
}

/** What a link in a mail would confirm; null when it was used, replaced or is a day old. Changes nothing. */
export async function findVerification(ctx: Context, token: string): Promise<Verification | null> {
	const row = await find(ctx, token);
	const address = row ? openAddress(ctx.keys, row) : null;
	return row && address !== null ? { givenName: row.givenName, username: row.username, address } : null;
}

/**
 * Makes the address of a link the verified one of the account that asked for it, whoever is signed in on this browser and
 * on whichever device. The former address hears of it, and links to reset the password that went there end. False when the link
 * is dead: a link works once.
 */
export function confirmAddress(
	ctx: Context,
	{ token, locale }: { token: string; locale: Locale }
): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const row = await find(ctx, token, 'lock');
		if (!row) return false;
		const { id, accountId, givenName } = row;
		const [former] = await ctx.db
			.delete(emailAddresses)
			.where(
				and(
					eq(emailAddresses.accountId, accountId),
					isNotNull(emailAddresses.verifiedAt),
					ne(emailAddresses.id, id)
				)
			)
			.returning();
		await ctx.db
			.update(emailAddresses)
			.set({ verifiedAt: ctx.now, tokenHash: null, tokenExpiresAt: null })
			.where(eq(emailAddresses.id, id));
		await ctx.db.delete(passwordResets).where(eq(passwordResets.accountId, accountId));

		const [to, address] = [former && openAddress(ctx.keys, former), openAddress(ctx.keys, row)];
		if (to && address && mailboxOf(to) !== mailboxOf(address))
			await tellFormerAddress(ctx, { accountId, givenName, to, locale });
		await recordAudit(ctx, {
			action: 'email.confirmed',
			accountId,
			detail: { changed: former !== undefined }
		});
		return true;
	});
}

async function find({ db, now }: Context, token: string, lock?: 'lock') {
	if (!isToken(token)) return null;
	const query = db
		.select({
			id: emailAddresses.id,
			accountId: emailAddresses.accountId,
			addressSealed: emailAddresses.addressSealed,
			username: accounts.username,
			givenName: pupils.givenName
		})
		.from(emailAddresses)
		.innerJoin(accounts, eq(accounts.id, emailAddresses.accountId))
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.where(
			and(
				eq(emailAddresses.tokenHash, hashToken(token)),
				gt(emailAddresses.tokenExpiresAt, now),
				eq(accounts.type, 'gevorderd')
			)
		);
	const [row] = await (lock ? query.for('update', { of: emailAddresses }) : query);
	return row ?? null;
}
