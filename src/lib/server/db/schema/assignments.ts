import { date, index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { administrativeGroups } from './administrative-groups';
import { applications } from './applications';
import { instant } from './columns';
import { pupils } from './pupils';
import { schools } from './schools';

export const assignmentLevel = pgEnum('assignment_level', ['school', 'group', 'class', 'pupil']);
/** `withhold` takes away, for some, what a wider assignment gives. */
export const assignmentEffect = pgEnum('assignment_effect', ['give', 'withhold']);

/**
 * A school lets (some of) its pupils use an application (F64). What follows for one pupil is a rule of
 * `domain/applications/effective-assignment`; it is computed, never stored, so that who changes group changes applications.
 */
export const assignments = pgTable(
	'assignments',
	{
		id: uuid().primaryKey().defaultRandom(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		applicationId: uuid()
			.notNull()
			.references(() => applications.id, { onDelete: 'cascade' }),
		level: assignmentLevel().notNull(),
		effect: assignmentEffect().notNull().default('give'),
		/** For level `group`. */
		administrativeGroupId: uuid().references(() => administrativeGroups.id, { onDelete: 'cascade' }),
		/** For level `class`: the class as the school calls it, known only with consent. */
		classTitle: text(),
		/** For level `pupil`. */
		pupilId: uuid().references(() => pupils.id, { onDelete: 'cascade' }),
		/** School days, both included; null for no limit. */
		fromDay: date(),
		untilDay: date(),
		/** The staff member; null for the demo. */
		createdBy: uuid(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('assignments_school_idx').on(t.schoolId, t.applicationId),
		index('assignments_application_idx').on(t.applicationId)
	]
);
