import { sql } from 'drizzle-orm';
import {
	bigint,
	date,
	index,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { CLASS_SOURCES, type Software } from '../../../domain/consent/software';
import { applications } from './applications';
import { bytea, instant } from './columns';
import { enrollments } from './enrollments';
import { schools } from './schools';
import { staffRoles } from './staff';

/** Where classes come from: a package that speaks our protocol (F70), or the school's own file (F96). */
export const schoolSoftware = pgEnum('school_software', CLASS_SOURCES);

/** *Mijn Schoolsoftware*: the one source that is heard for a school (F70). */
export const schoolPackages = pgTable('school_packages', {
	schoolId: uuid()
		.primaryKey()
		.references(() => schools.id, { onDelete: 'cascade' }),
	software: schoolSoftware().notNull(),
	/** The member of staff; null when the service itself set it. */
	setBy: uuid(),
	setAt: instant().notNull()
});

/** The machine client that speaks for a package, as the operator says. One client speaks for one package only. */
export const softwareClients = pgTable('software_clients', {
	applicationId: uuid()
		.primaryKey()
		.references(() => applications.id, { onDelete: 'cascade' }),
	software: schoolSoftware().$type<Software>().notNull(),
	setAt: instant().notNull()
});

/** What the columns of a package's daily file are called: a name of theirs for each of `ROW_FIELDS` that it has. */
export const softwareColumns = pgTable('software_columns', {
	software: schoolSoftware().$type<Software>().primaryKey(),
	columns: jsonb().$type<Partial<Record<string, string>>>().notNull(),
	setAt: instant().notNull()
});

/** A school's yes to one version of the protocol (F72, F91). Never deleted: a stopped one keeps who, when and what. */
export const classConsents = pgTable(
	'class_consents',
	{
		id: uuid().primaryKey().defaultRandom(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'restrict' }),
		/** A version of `domain/consent/protocols`. */
		protocolVersion: text().notNull(),
		/** SHA-256 of the text that was shown, in hex. */
		protocolHash: text().notNull(),
		/** The member of staff, and the name of that moment; no foreign key: it outlives the person's account. */
		acceptedBy: uuid().notNull(),
		acceptedByName: text().notNull(),
		acceptedAt: instant().notNull(),
		stoppedAt: instant(),
		/** Null when it ended otherwise than by a person. */
		stoppedBy: uuid(),
		/** Random; makes the `account_uuid` of this school's pupils. Gone with the consent, and they with it. */
		identifierSalt: bytea()
	},
	(t) => [
		/** One yes stands at a time. */
		uniqueIndex('class_consents_standing_key')
			.on(t.schoolId)
			.where(sql`${t.stoppedAt} is null`),
		index('class_consents_school_idx').on(t.schoolId, t.acceptedAt)
	]
);

/** The class a pupil is in, as the school's package says. Only while consent stands, and a year after the enrollment at most (F84, D4). */
export const classMemberships = pgTable(
	'class_memberships',
	{
		id: uuid().primaryKey().defaultRandom(),
		enrollmentId: uuid()
			.notNull()
			.references(() => enrollments.id, { onDelete: 'cascade' }),
		/** The enrollment's own, so that a whole school goes in one statement. */
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		/** As the school calls it: *3A*. */
		classTitle: text().notNull(),
		/** The part of it the pupil is in, when the school divides classes. */
		subclassTitle: text(),
		/** School days, both included; null for as long as the enrollment. */
		fromDay: date(),
		untilDay: date(),
		receivedAt: instant().notNull()
	},
	(t) => [
		unique('class_memberships_key')
			.on(t.enrollmentId, t.classTitle, t.subclassTitle, t.fromDay)
			.nullsNotDistinct(),
		index('class_memberships_school_idx').on(t.schoolId, t.classTitle)
	]
);

/** The classes that a beheerder gave to a teacher's right, beside the groups (F96). */
export const teacherClasses = pgTable(
	'teacher_classes',
	{
		staffRoleId: uuid()
			.notNull()
			.references(() => staffRoles.id, { onDelete: 'cascade' }),
		classTitle: text().notNull()
	},
	(t) => [primaryKey({ columns: [t.staffRoleId, t.classTitle] })]
);

export const deliveryScope = pgEnum('delivery_scope', ['whole', 'changes']);

/** A package's daily delivery for one school, and our receipt. Holds counts and refused rows, never the classes themselves. */
export const classDeliveries = pgTable(
	'class_deliveries',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		software: schoolSoftware().notNull(),
		/** The machine client that brought it; null for an upload at the desk. */
		clientId: text(),
		scope: deliveryScope().notNull(),
		/** Grows with every delivery of a package for a school; an equal or lower one is refused (SECURITY A18). */
		sequence: bigint({ mode: 'number' }).notNull(),
		/** The sender's name for this one; the same key gets the same receipt. */
		idempotencyKey: text().notNull(),
		/** SHA-256 of what was brought: the same key with other rows is refused. */
		contentHash: bytea().notNull(),
		receivedAt: instant().notNull(),
		/** Counts and refusals per row, in codes. */
		report: jsonb().$type<unknown>().notNull()
	},
	(t) => [
		unique('class_deliveries_idempotency_key').on(t.schoolId, t.idempotencyKey),
		unique('class_deliveries_sequence_key').on(t.schoolId, t.software, t.sequence),
		index('class_deliveries_received_idx').on(t.receivedAt)
	]
);
