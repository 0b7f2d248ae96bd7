import { pgTable, text, uuid } from 'drizzle-orm/pg-core';

/** A school as the ministry numbers it. */
export const schools = pgTable('schools', {
	id: uuid().primaryKey().defaultRandom(),
	/** The *instellingsnummer*, kept as text: it is a name, not a quantity. */
	instellingsnummer: text().notNull().unique('schools_instellingsnummer_key'),
	name: text().notNull()
});
