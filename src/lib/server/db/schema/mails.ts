import { sql } from 'drizzle-orm';
import { index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytea, instant } from './columns';

export const mailState = pgEnum('mail_state', ['queued', 'sending', 'sent', 'given-up']);

/** The outbox: what must be mailed, what was, and what could not be (docs/mail.md). */
export const mails = pgTable(
	'mails',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		template: text().notNull(),
		/** What the limits count: `reset` and `verify`; the others are not asked for by the reader. */
		purpose: text().notNull(),
		locale: text().notNull(),
		accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
		/** Keyed hash of the address without regard to case: equal ones can be counted, none can be read. */
		addressHash: bytea().notNull(),
		/** Address and parameters (links that sign in or reset), sealed; gone once the mail is sent or given up. */
		contentSealed: bytea(),
		/** Fixed here, so that a second attempt after a crash is the same mail to whoever receives both. */
		messageId: text().notNull().unique('mails_message_id_key'),
		state: mailState().notNull().default('queued'),
		attempts: integer().notNull().default(0),
		nextAttemptAt: instant().notNull(),
		/** One attempt; who no longer holds it can write nothing. */
		lockedBy: text(),
		lockedUntil: instant(),
		createdAt: instant().notNull(),
		sentAt: instant(),
		givenUpAt: instant(),
		/** The last answer of the mail server: an SMTP code ("550"), or a word when it gave none ("ETIMEDOUT"). */
		lastCode: text()
	},
	(t) => [
		index('mails_waiting_idx')
			.on(t.nextAttemptAt)
			.where(sql`${t.state} in ('queued', 'sending')`),
		index('mails_address_idx').on(t.addressHash, t.createdAt),
		index('mails_account_idx').on(t.accountId, t.createdAt),
		index('mails_created_idx').on(t.createdAt)
	]
);
