import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/**
 * Who of the desk saw data of which pupils (*logsysteem*, SECURITY §5). Apart from the audit: there are many more of them,
 * they go after a year, and a list is one row. No foreign keys, so that it outlives whom it is about.
 */
export const dataReads = pgTable(
	'data_reads',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		at: instant().notNull(),
		staffId: uuid().notNull(),
		/** Null for the operator, who works for no school. */
		schoolId: uuid(),
		/** The rights of that moment. */
		roles: text().array().notNull(),
		/** A word of `server/data-reads`: `list`, `pupil`, `cards` ... */
		what: text().notNull(),
		/** Kinds of filters of a list, never what was typed in them. */
		filters: text().array().notNull(),
		/** Pupils that were shown. */
		count: integer().notNull(),
		pupilIds: uuid().array().notNull(),
		requestId: text().notNull()
	},
	(t) => [
		index('data_reads_staff_idx').on(t.staffId, t.at),
		index('data_reads_school_idx').on(t.schoolId, t.at),
		index('data_reads_pupils_idx').using('gin', t.pupilIds)
	]
);
