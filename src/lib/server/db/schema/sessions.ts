import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { instant } from './columns';

/** A signed-in pupil on one browser (D12). */
export const sessions = pgTable(
	'sessions',
	{
		/** SHA-256 of the bearer, in hex. The bearer itself is only in the pupil's cookie. */
		id: text().primaryKey(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		createdAt: instant().notNull(),
		/** Moves along with use, at most once a minute. */
		lastUsedAt: instant().notNull(),
		idleSeconds: integer().notNull(),
		/** The absolute end, whatever the use. */
		expiresAt: instant().notNull(),
		/** *Dit is mijn eigen toestel*. */
		ownDevice: boolean().notNull(),
		/** How the pupil proved who they are, as OpenID Connect `amr` values: pic, pwd, qr. */
		methods: text().array().notNull(),
		/** Coarse, for the pupil's own list: "Chrome · Android". */
		device: text().notNull()
	},
	(t) => [index('sessions_account_idx').on(t.accountId), index('sessions_expires_idx').on(t.expiresAt)]
);
