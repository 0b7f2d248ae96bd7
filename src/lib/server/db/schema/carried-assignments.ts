import { date, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { assignments } from './assignments';
import { instant } from './columns';
import { schools } from './schools';

/** Assignments that the assistant of the new school year made, so that they can be taken back together (F94). */
export const carriedAssignments = pgTable(
	'carried_assignments',
	{
		assignmentId: uuid()
			.primaryKey()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		/** The first day of the school year they were made for. */
		year: date().notNull(),
		carriedAt: instant().notNull()
	},
	(t) => [index('carried_assignments_school_idx').on(t.schoolId, t.year)]
);
