import { bigserial, boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant } from './columns';

/**
 * The journal of what was taken away: cards made void, secrets replaced, rows erased, consent stopped. Written by the database
 * itself (triggers of migration `revocations`), in the transaction of what it records; copied to `JOURNAL_FILE` and played
 * again over a restored database, so that a restore revives none of it (docs/backup.md). Names nobody: ids and digests.
 */
export const revocations = pgTable(
	'revocations',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		at: instant()
			.notNull()
			.default(sql`now()`),
		kind: text().notNull(),
		/** The id of what it concerns. */
		subject: text().notNull(),
		/** What tells an old state from a new one: a digest of the secret that ended. */
		mark: text(),
		/** It stands in the file. */
		copied: boolean().notNull().default(false)
	},
	(t) => [
		index('revocations_waiting_idx')
			.on(t.id)
			.where(sql`not ${t.copied}`),
		index('revocations_at_idx').on(t.at)
	]
);
