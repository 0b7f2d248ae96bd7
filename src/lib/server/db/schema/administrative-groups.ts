import { pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { schools } from './schools';

/** Decides between a basis and a gevorderd account (D1). */
export const educationLevel = pgEnum('education_level', [
	'kleuter',
	'lager',
	'buitengewoon-basis',
	'buitengewoon-secundair',
	'secundair'
]);

/** The group a pupil is administratively in: *3de leerjaar*, *1e lj 2e gr Economie ASO*. Not a class. */
export const administrativeGroups = pgTable(
	'administrative_groups',
	{
		id: uuid().primaryKey().defaultRandom(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		level: educationLevel().notNull()
	},
	(t) => [
		unique('administrative_groups_school_name_key').on(t.schoolId, t.name),
		// For `enrollments`, which name a group and its school together.
		unique('administrative_groups_id_school_key').on(t.id, t.schoolId)
	]
);
