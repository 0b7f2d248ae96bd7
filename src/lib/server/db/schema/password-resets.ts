import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { instant } from './columns';

/** The link in a mail by which a new password may be chosen, once (F11). One an account: a newer one ends the older. */
export const passwordResets = pgTable(
	'password_resets',
	{
		accountId: uuid()
			.primaryKey()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** SHA-256 of the token, in hex: 256 random bits need no key. */
		tokenHash: text().notNull().unique('password_resets_token_key'),
		/** `credentials.changed_at` when it was asked: any new password, whoever gave it, ends the link. */
		credentialChangedAt: instant().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull()
	},
	(t) => [index('password_resets_expires_idx').on(t.expiresAt)]
);
