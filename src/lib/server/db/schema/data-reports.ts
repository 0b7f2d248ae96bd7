import { index, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';
import { pupils } from './pupils';
import { schools } from './schools';

export const dataReportSubject = pgEnum('data_report_subject', [
	'name',
	'enrollment',
	'group',
	'class',
	'duplicate',
	'other'
]);

/** A school tells the other party of the protocol that data are wrong, in writing (art. 7, F88). */
export const dataReports = pgTable(
	'data_reports',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		/** Null when it is about no pupil in particular. */
		pupilId: uuid().references(() => pupils.id, { onDelete: 'cascade' }),
		subject: dataReportSubject().notNull(),
		/** What is wrong and what it should be; sealed, since it is about a child. */
		textSealed: bytea().notNull(),
		reportedBy: uuid().notNull(),
		reportedAt: instant().notNull(),
		/** What the operator answered; sealed. */
		answerSealed: bytea(),
		handledBy: uuid(),
		handledAt: instant()
	},
	(t) => [
		index('data_reports_school_idx').on(t.schoolId, t.reportedAt),
		index('data_reports_pupil_idx').on(t.pupilId)
	]
);
