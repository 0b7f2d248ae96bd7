import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';

/**
 * Which keys this database was used with (`server/key-checks`): a keyed hash of a word that is always the same, which tells
 * nothing of the key and shows when another one is given in its place.
 */
export const keyChecks = pgTable(
	'key_checks',
	{
		/** Of the key set, as its file is called. */
		name: text().notNull(),
		keyId: text().notNull(),
		hash: bytea().notNull(),
		firstSeenAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.name, t.keyId] })]
);
