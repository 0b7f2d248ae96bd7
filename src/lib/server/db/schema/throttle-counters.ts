import { doublePrecision, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';

export const throttleScope = pgEnum('throttle_scope', [
	'account-unknown-device',
	'account-known-device',
	'device',
	'address'
]);

/** What the guessing rules remember (docs/guessing.md). In the database, so that it survives a restart and holds over two servers. */
export const throttleCounters = pgTable(
	'throttle_counters',
	{
		scope: throttleScope().notNull(),
		/** Keyed hash of what is counted: no name, address or device can be read here. */
		key: bytea().notNull(),
		/** In parts for an address, whose bucket leaks. */
		failures: doublePrecision().notNull(),
		/** Names that failed on this device, as keyed hashes; only for scope `device`. */
		distinct: text().array().notNull(),
		windowStartedAt: instant().notNull(),
		blockedUntil: instant(),
		updatedAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.scope, t.key] }), index('throttle_counters_updated_idx').on(t.updatedAt)]
);
