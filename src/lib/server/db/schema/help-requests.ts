import { index, pgEnum, pgTable, smallint, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytea, instant } from './columns';

export const helpAnswer = pgEnum('help_answer', ['let-in', 'new-pictures']);

/** A device that asks the teacher for help at a pupil's own page, and what the teacher answered. Lives for minutes. */
export const helpRequests = pgTable(
	'help_requests',
	{
		id: uuid().primaryKey().defaultRandom(),
		/** Null for a name that nobody has: the page is the same, and no desk sees it (D10). */
		accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
		/** Keyed hash of the name that was asked for, so that names nobody has are counted alike. */
		nameHash: bytea().notNull(),
		/** Keyed hash of the device cookie: only that device is told anything. */
		deviceHash: bytea().notNull(),
		/** What the device shows, 10 to 99. */
		digits: smallint().notNull(),
		/** Other numbers that the teacher can choose. */
		decoys: smallint().array().notNull(),
		createdAt: instant().notNull(),
		/** From here on it is over, answered or not. */
		expiresAt: instant().notNull(),
		/** The member of staff who picked the right digits; only they can answer. */
		matchedBy: uuid(),
		/** The school they did it for. */
		schoolId: uuid(),
		answer: helpAnswer(),
		/** The new pictures, sealed under the request's own id, until they were tapped. */
		picturesSealed: bytea(),
		/** Pictures tapped rightly, 0 to 8. */
		tapped: smallint().notNull().default(0),
		/** Used, given up, or refused. */
		endedAt: instant()
	},
	(t) => [
		index('help_requests_account_idx').on(t.accountId),
		index('help_requests_name_idx').on(t.nameHash),
		index('help_requests_device_idx').on(t.deviceHash),
		index('help_requests_expires_idx').on(t.expiresAt)
	]
);
