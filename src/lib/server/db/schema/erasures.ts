import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';

/** What the nights erased: a row for each rule of `domain/retention/rules` and night, also when there was nothing. */
export const erasures = pgTable(
	'erasures',
	{
		rule: text().notNull(),
		/** The school day of the night. */
		day: date().notNull(),
		/** Rows, or pupils where the rule is about pupils. */
		count: integer().notNull(),
		/** Of the last step. */
		at: instant().notNull(),
		/** Everything that happened before it was looked at; for rules that walk through time. */
		reached: instant()
	},
	(t) => [primaryKey({ columns: [t.rule, t.day] }), index('erasures_day_idx').on(t.day)]
);

/** That a pupil was erased, and when: two numbers that lead to nobody any more. */
export const erasedPupils = pgTable(
	'erased_pupils',
	{
		pupilId: uuid().primaryKey(),
		/** The LeerID_uuid; null for a pupil who never had one. */
		accountId: uuid(),
		erasedAt: instant().notNull()
	},
	(t) => [
		index('erased_pupils_account_idx').on(t.accountId),
		index('erased_pupils_erased_idx').on(t.erasedAt)
	]
);

/** Usernames of erased pupils, so that none is ever given again (F35), without saying which they were. */
export const retiredUsernames = pgTable('retired_usernames', {
	/** Keyed hash under the one key that is never rotated. */
	usernameHash: bytea().primaryKey(),
	retiredAt: instant().notNull()
});
