import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytea, instant } from './columns';

/** A QR card (D3). Its token is an identifier, not a secret: it says whose sign-in page to open. */
export const cards = pgTable(
	'cards',
	{
		id: uuid().primaryKey().defaultRandom(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** Keyed hash of the token; the only way to look a scanned card up. */
		tokenHash: bytea().notNull().unique('cards_token_hash_key'),
		/** The token itself, sealed, so that the same card can be printed again. */
		tokenSealed: bytea().notNull(),
		issuedAt: instant().notNull(),
		voidedAt: instant(),
		voidedReason: text()
	},
	(t) => [index('cards_account_idx').on(t.accountId)]
);
