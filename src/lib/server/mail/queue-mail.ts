import { v7 as uuidv7 } from 'uuid';
import type { Locale } from '$lib/i18n';
import { inTransaction, type Context } from '../context';
import { databaseNow, mails } from '../db';
import { getSettings } from '../env';
import { ring } from '../jobs';
import { keyedHashes } from '../keys';
import { sealContent } from './mail-content';
import { secondsUntilAllowed } from './mail-limit';
import { mailboxOf, normalizeAddress } from './normalize-address';
import { MAIL_PURPOSES, type MailParams, type MailTemplate } from './templates';

export interface NewMail<Name extends MailTemplate> {
	/** As it was typed, or normalized. */
	to: string;
	template: Name;
	params: MailParams[Name];
	locale: Locale;
	/** The pupil's account it is about: counted by the limits, and the mail goes when the account does. */
	accountId?: string;
}

export type QueuedMail =
	| { refusal: null; mailId: string }
	| { refusal: 'limited'; retryAfterSeconds: number }
	| { refusal: 'invalid-address' };

/**
 * Puts a mail in the outbox, in the caller's transaction: it goes when that is committed, and not otherwise. Of the
 * purposes `reset` and `verify` at most 3 an hour go to one address and for one account; the next is `limited`.
 * Whether the mail arrives is not known here, so the answer tells nobody anything about the address.
 */
export async function queueMail<Name extends MailTemplate>(
	ctx: Context,
	{ to, template, params, locale, accountId }: NewMail<Name>
): Promise<QueuedMail> {
	const address = normalizeAddress(to);
	if (address === null) return { refusal: 'invalid-address' };
	const purpose = MAIL_PURPOSES[template];
	const addressHashes = keyedHashes(ctx.keys.lookup, 'mail-address', mailboxOf(address));
	const [addressHash] = addressHashes;
	if (!addressHash) throw new TypeError('a key set needs a key');

	return inTransaction(ctx, async (inside) => {
		const seconds = await secondsUntilAllowed(inside, { purpose, addressHashes, accountId });
		if (seconds !== null) return { refusal: 'limited', retryAfterSeconds: seconds };
		const mailId = uuidv7({ msecs: ctx.now.getTime() });
		const domain = getSettings().mailFrom.address.split('@').at(-1);
		await inside.db.insert(mails).values({
			id: mailId,
			template,
			purpose,
			locale,
			accountId,
			addressHash,
			contentSealed: sealContent(ctx.keys, mailId, { to: address, params }),
			messageId: `<${mailId}@${domain}>`,
			nextAttemptAt: databaseNow,
			createdAt: ctx.now
		});
		ring('mails');
		return { refusal: null, mailId };
	});
}
