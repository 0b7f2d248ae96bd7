import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications';
import { bytea, instant } from './columns';

/** The picture on a tile, apart from the application so that reading applications stays light. */
export const applicationLogos = pgTable('application_logos', {
	applicationId: uuid()
		.primaryKey()
		.references(() => applications.id, { onDelete: 'cascade' }),
	/** Cleaned by `domain/applications/logo`. */
	png: bytea().notNull(),
	/** Of the bytes; stands in the address, so that a new logo has a new address. */
	version: text().notNull(),
	savedAt: instant().notNull()
});
