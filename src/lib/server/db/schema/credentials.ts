import { boolean, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { instant } from './columns';

/** `temporary` and `own` belong to gevorderd accounts, `word` and `pictures` to basis ones (F29–F33). */
export const credentialKind = pgEnum('credential_kind', ['pictures', 'word', 'temporary', 'own']);

/** The one secret a pupil signs in with. Only its hash is kept; no column could give it back (D5). */
export const credentials = pgTable('credentials', {
	accountId: uuid()
		.primaryKey()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	kind: credentialKind().notNull(),
	/** PHC string of argon2id over the peppered secret. */
	hash: text().notNull(),
	/** Which pepper the hash was made with; an older one is replaced at the next sign-in. */
	pepperId: text().notNull(),
	/** True until the pupil has replaced a temporary password (F9). */
	mustReplace: boolean().notNull().default(false),
	/**
	 * The secret is dead from here on: a temporary password that grew too old, or any that stood beside the QR of a card
	 * that was made void. Null while it lives without end.
	 */
	expiresAt: instant(),
	changedAt: instant().notNull()
});
