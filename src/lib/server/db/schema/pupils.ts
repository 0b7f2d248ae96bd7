import { sql } from 'drizzle-orm';
import { date, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea } from './columns';

export const gender = pgEnum('gender', ['M', 'V', 'X']);

/** A child, known once for the whole school career (F27), whatever schools it passes through. */
export const pupils = pgTable('pupils', {
	id: uuid().primaryKey().defaultRandom(),
	/** As the newest enrollment has it; what the pupil sees on the own portal. */
	givenName: text().notNull(),
	familyName: text().notNull(),
	/** From the national register; absent without a valid rijksregister- or bisnummer (F56). */
	officialGivenName: text(),
	officialFamilyName: text(),
	gender: gender(),
	birthDate: date(),
	/** Keyed hash of the national number: recognises the same child at another school, and nothing else. */
	nationalNumberHash: bytea().unique('pupils_national_number_hash_key'),
	/**
	 * Both names, without accents or capitals: by which pupils are laid beside each other, and what the schools search in that write the
	 * name otherwise (`enrollments.otherName`). No index: nobody is looked up by it.
	 */
	searchName: text()
		.notNull()
		.generatedAlwaysAs(sql`lower(immutable_unaccent(given_name || ' ' || family_name || ' ' || given_name))`)
});
