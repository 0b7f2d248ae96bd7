import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications';
import { instant } from './columns';

/** The schools that a machine client may deliver enrollments of. Without a row: of every school; with none in it: of none. */
export const feedSenders = pgTable('feed_senders', {
	applicationId: uuid()
		.primaryKey()
		.references(() => applications.id, { onDelete: 'cascade' }),
	/** Without leading zeros. No foreign key: a feed may bring the school itself. */
	instellingsnummers: text().array().notNull(),
	setAt: instant().notNull()
});
