import { sql } from 'drizzle-orm';
import { date, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { administrativeGroups } from './administrative-groups';
import { pupils } from './pupils';

/** A pupil at a school for a while. Whether it is usable today is a rule of `domain/accounts/status` (D9). */
export const enrollments = pgTable(
	'enrollments',
	{
		id: uuid().primaryKey().defaultRandom(),
		pupilId: uuid()
			.notNull()
			.references(() => pupils.id, { onDelete: 'restrict' }),
		/** That of the group: see the foreign key below. */
		schoolId: uuid().notNull(),
		administrativeGroupId: uuid().notNull(),
		/** The school's own number for the pupil; unique within the school only. */
		stamnummer: text().notNull(),
		/** As the school wrote it; may differ from the official name (F54). */
		givenName: text().notNull(),
		familyName: text().notNull(),
		/**
		 * Name and given name without accents or capitals: what the desk searches in and sorts by. The sign between them is
		 * lower than any letter, so that text order is the order by name and then by given name.
		 */
		foldedName: text()
			.notNull()
			.generatedAlwaysAs(sql`lower(immutable_unaccent(family_name || chr(1) || given_name))`),
		/**
		 * Both names of the pupil, folded, where the newest enrollment (at another school, mostly) writes them otherwise than this one;
		 * null for nearly everybody. So a search in a school reads no row of `pupils`. The database keeps it, whoever writes
		 * an enrollment or a pupil: triggers of migration `other_names`.
		 */
		otherName: text(),
		beginDate: date().notNull(),
		/** Usually 31 August; without a deregistration the pupil can still sign in for 30 days more (D9). */
		plannedEndDate: date().notNull(),
		/** The last word of the feed: from this day on the enrollment is over. */
		deregisteredOn: date(),
		/**
		 * Stands here as long as the line of the feed that hashes to it says exactly what is known: the first half of a keyed hash, so
		 * that a night passes over the lines that say nothing new (decision 0020). Whoever changes what a line speaks of,
		 * here, in the pupil, the group or the school, has it taken away by triggers of migration `known_lines`.
		 */
		lineHash: uuid()
	},
	(t) => [
		// One for both: a group is of this school and of no other, and a country is checked a million times less.
		foreignKey({
			name: 'enrollments_group_of_school_fk',
			columns: [t.administrativeGroupId, t.schoolId],
			foreignColumns: [administrativeGroups.id, administrativeGroups.schoolId]
		}).onDelete('restrict'),
		unique('enrollments_school_stamnummer_begin_key').on(t.schoolId, t.stamnummer, t.beginDate),
		index('enrollments_pupil_idx').on(t.pupilId),
		index('enrollments_school_group_idx').on(t.schoolId, t.administrativeGroupId)
	]
);
