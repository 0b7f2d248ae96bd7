import type { Locale } from '$lib/i18n';
import { and, eq, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { emailAddresses } from '../db';
import { mailboxOf, normalizeAddress, queueMail } from '../mail';
import { answerOffer } from './offer';
import { readEmail } from './read-email';
import { addressColumns, openAddress } from './stored-address';
import { hashToken, makeToken } from './token';

/** F24: "De verificatie link is 24 uur geldig". */
const VALID_MS = 24 * 60 * 60 * 1000;

export interface EmailOwner {
	accountId: string;
	givenName: string;
}

export type AddressRefusal =
	| { refusal: 'missing' | 'impossible' | 'unchanged' | 'none' }
	/** Three mails an hour went to this address or for this account. */
	| { refusal: 'limited'; retryAfterSeconds: number };

interface Wanted {
	owner: EmailOwner;
	/** As it was typed. */
	address: string;
	locale: Locale;
}

/**
 * Keeps `address` for a gevorderd account and mails it a link; in place of another that was waiting. A verified one goes on
 * serving until the new one is confirmed (F23–F25). Null when the mail is on its way, else why not; nothing has changed then.
 */
export function askVerification(
	ctx: Context,
	{ owner, address: typed, locale }: Wanted
): Promise<AddressRefusal | null> {
	return inTransaction(ctx, async (ctx) => {
		if (typed.trim() === '') return { refusal: 'missing' };
		const address = normalizeAddress(typed);
		if (address === null) return { refusal: 'impossible' };
		const { verified } = await readEmail(ctx, owner.accountId);
		if (verified !== null && mailboxOf(verified) === mailboxOf(address)) return { refusal: 'unchanged' };

		const token = makeToken();
		const refusal = await mailLink(ctx, { owner, address, token, locale });
		if (refusal) return refusal;
		await ctx.db.delete(emailAddresses).where(waitingOf(owner));
		await ctx.db.insert(emailAddresses).values({
			...addressColumns(ctx, randomUUID(), address),
			...tokenColumns(ctx, token),
			accountId: owner.accountId,
			createdAt: ctx.now
		});
		await answerOffer(ctx, owner.accountId);
		await recordAudit(ctx, { action: 'email.added', accountId: owner.accountId });
		return null;
	});
}

/** Mails another link to the address that waits; the former link ends. Null when it is on its way. */
export function resendVerification(
	ctx: Context,
	{ owner, locale }: Omit<Wanted, 'address'>
): Promise<AddressRefusal | null> {
	return inTransaction(ctx, async (ctx) => {
		const [row] = await ctx.db.select().from(emailAddresses).where(waitingOf(owner)).for('update');
		const address = row ? openAddress(ctx.keys, row) : null;
		if (!row || address === null) return { refusal: 'none' };
		const token = makeToken();
		const refusal = await mailLink(ctx, { owner, address, token, locale });
		if (refusal) return refusal;
		await ctx.db.update(emailAddresses).set(tokenColumns(ctx, token)).where(eq(emailAddresses.id, row.id));
		return null;
	});
}

const waitingOf = ({ accountId }: EmailOwner) =>
	and(eq(emailAddresses.accountId, accountId), isNull(emailAddresses.verifiedAt));

const tokenColumns = ({ now }: Context, token: string) => ({
	tokenHash: hashToken(token),
	tokenExpiresAt: new Date(now.getTime() + VALID_MS)
});

async function mailLink(
	ctx: Context,
	{ owner, address, token, locale }: Wanted & { token: string }
): Promise<AddressRefusal | null> {
	const { accountId, givenName } = owner;
	const mail = await queueMail(ctx, {
		to: address,
		template: 'verify-address',
		params: { givenName, path: `/e-mail-bevestigen/${token}` },
		locale,
		accountId
	});
	if (mail.refusal === 'limited') return { refusal: 'limited', retryAfterSeconds: mail.retryAfterSeconds };
	return mail.refusal === null ? null : { refusal: 'impossible' };
}
