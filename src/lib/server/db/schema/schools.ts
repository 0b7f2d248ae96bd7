import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** A school as the ministry numbers it. */
export const schools = pgTable('schools', {
	id: uuid().primaryKey().defaultRandom(),
	/** The *instellingsnummer*, kept as text: it is a name, not a quantity. */
	instellingsnummer: text().notNull().unique('schools_instellingsnummer_key'),
	name: text().notNull(),
	/** When the sender made the newest delivery that was taken over for this school: an older one is refused. */
	lastFeedAt: instant()
});
