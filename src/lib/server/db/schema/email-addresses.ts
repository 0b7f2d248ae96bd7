import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytea, instant } from './columns';

/**
 * A pupil's e-mail address (F23–F25): at most one that is verified, and one that waits for its link to be opened. Only the
 * pupil enters one (F36). Set aside, not removed, while the account is basis (D1).
 */
export const emailAddresses = pgTable(
	'email_addresses',
	{
		id: uuid().primaryKey(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** As `normalizeAddress` gives it. */
		addressSealed: bytea().notNull(),
		/** Keyed hash of the mailbox, without regard to case: equal ones are found, none can be read. */
		mailboxHash: bytea().notNull(),
		/** SHA-256 of the token in the mail, in hex: 256 random bits need no key. Null once it was used. */
		tokenHash: text().unique('email_addresses_token_key'),
		tokenExpiresAt: instant(),
		verifiedAt: instant(),
		createdAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('email_addresses_verified_key')
			.on(t.accountId)
			.where(sql`${t.verifiedAt} is not null`),
		uniqueIndex('email_addresses_waiting_key')
			.on(t.accountId)
			.where(sql`${t.verifiedAt} is null`),
		index('email_addresses_mailbox_idx').on(t.mailboxHash)
	]
);

/** The voluntary question after the first own password (F10): who was asked, and when it was answered, either way. */
export const emailOffers = pgTable('email_offers', {
	accountId: uuid()
		.primaryKey()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	offeredAt: instant().notNull(),
	answeredAt: instant()
});
