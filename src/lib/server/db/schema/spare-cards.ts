import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytea, instant } from './columns';
import { schools } from './schools';

/** A spare card (*leenkaart*): printed blank, of a school and of no pupil. Opens nothing by itself (D3). */
export const spareCards = pgTable(
	'spare_cards',
	{
		id: uuid().primaryKey().defaultRandom(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		/** What a hand types in place of a camera; counts up within the school and is never given again. */
		number: integer().notNull(),
		/** Keyed hash of the token; the only way to look a scanned card up. */
		tokenHash: bytea().notNull().unique('spare_cards_token_hash_key'),
		/** The token itself, sealed, so that the same card can be printed again. */
		tokenSealed: bytea().notNull(),
		issuedAt: instant().notNull(),
		voidedAt: instant()
	},
	(t) => [unique('spare_cards_number_key').on(t.schoolId, t.number)]
);

/**
 * A spare card in a pupil's hands, for one day at school: what is of another day than today opens nothing, so that no job
 * has to end it.
 */
export const spareCardLoans = pgTable(
	'spare_card_loans',
	{
		id: uuid().primaryKey().defaultRandom(),
		spareCardId: uuid()
			.notNull()
			.references(() => spareCards.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** The school day, Europe/Brussels. */
		day: date().notNull(),
		lentAt: instant().notNull(),
		/** Taken back before the day was over. */
		returnedAt: instant()
	},
	(t) => [
		// One pupil a card and one card a pupil, whoever lends at the same moment.
		uniqueIndex('spare_card_loans_card_key')
			.on(t.spareCardId, t.day)
			.where(sql`${t.returnedAt} is null`),
		uniqueIndex('spare_card_loans_account_key')
			.on(t.accountId, t.day)
			.where(sql`${t.returnedAt} is null`),
		index('spare_card_loans_account_idx').on(t.accountId)
	]
);
