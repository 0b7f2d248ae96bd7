import { sql } from 'drizzle-orm';
import { boolean, pgEnum, pgTable, text, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { MAX_USERNAME_LENGTH } from '../../../domain/accounts/username';
import { instant } from './columns';
import { pupils } from './pupils';
import { schools } from './schools';

export const accountType = pgEnum('account_type', ['basis', 'gevorderd']);

/** A pupil's LeerID. Kept through primary and secondary school, so it outlives every enrollment. */
export const accounts = pgTable(
	'accounts',
	{
		/** The LeerID_uuid: ours alone. Applications receive a pairwise `sub` instead. Never reused. */
		id: uuid().primaryKey().defaultRandom(),
		pupilId: uuid()
			.notNull()
			.unique('accounts_pupil_key')
			.references(() => pupils.id, { onDelete: 'restrict' }),
		type: accountType().notNull(),
		/** As printed on the card; unique without regard to case. */
		username: varchar({ length: MAX_USERNAME_LENGTH }).notNull(),
		createdAt: instant().notNull(),
		lastSignInAt: instant(),
		/** Set by the school with a reason. Active or inactive is never stored: it follows from the enrollments (F37, D9). */
		blockedAt: instant(),
		blockedReason: text(),
		/** Whose reason it is: no other school reads it. Null when the service itself blocked. */
		blockedBySchoolId: uuid().references(() => schools.id, { onDelete: 'set null' }),
		/** *Vraag ook mijn passkey*: the password alone opens nothing. Only of a gevorderd account with a passkey; else set aside (D1). */
		asksPasskey: boolean().notNull().default(false)
	},
	(t) => [uniqueIndex('accounts_username_key').on(sql`lower(${t.username})`)]
);

/** Every username ever given, so that none is given to another child (F35: unique for ever). */
export const usernames = pgTable('usernames', {
	username: varchar({ length: MAX_USERNAME_LENGTH }).primaryKey(),
	accountId: uuid()
		.notNull()
		.references(() => accounts.id, { onDelete: 'restrict' }),
	givenAt: instant().notNull()
});
