import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** The few facts that concern the whole service and that all its processes share: the notice on the pages, the alarm. */
export const serviceState = pgTable('service_state', {
	/** One of `server/service`. */
	name: text().primaryKey(),
	value: jsonb().$type<unknown>().notNull(),
	updatedAt: instant().notNull()
});
