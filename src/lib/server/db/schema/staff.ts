import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	index,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { STAFF_ROLES } from '../../../domain/staff/roles';
import { administrativeGroups } from './administrative-groups';
import { bytea, instant } from './columns';
import { schools } from './schools';

export const staffRole = pgEnum('staff_role', STAFF_ROLES);
export const staffFactorKind = pgEnum('staff_factor_kind', ['totp', 'passkey']);

/** Somebody who works at the desk: at a school, for a supplier, or for the service (D8). Never a pupil's account. */
export const staff = pgTable(
	'staff',
	{
		id: uuid().primaryKey().defaultRandom(),
		name: text().notNull(),
		/** As it was invited; unique without regard to case. */
		email: text().notNull(),
		/** PHC string of argon2id over the peppered password; null for who only signs in through the provider. */
		passwordHash: text(),
		pepperId: text(),
		passwordChangedAt: instant(),
		/** `iss` and `sub` of the external OpenID Connect provider. */
		externalIssuer: text(),
		externalSubject: text(),
		/** Set by hand; ends every session at once. */
		blockedAt: instant(),
		/** The school that blocked, and alone may unblock beside the service; null when the service did. */
		blockedBySchoolId: uuid().references(() => schools.id, { onDelete: 'set null' }),
		createdAt: instant().notNull(),
		lastSignInAt: instant(),
		/** Where the desk opens next time. */
		lastSchoolId: uuid().references(() => schools.id, { onDelete: 'set null' })
	},
	(t) => [
		uniqueIndex('staff_email_key').on(sql`lower(${t.email})`),
		unique('staff_external_key').on(t.externalIssuer, t.externalSubject),
		check('staff_password_check', sql`(${t.passwordHash} is null) = (${t.pepperId} is null)`),
		check('staff_external_check', sql`(${t.externalIssuer} is null) = (${t.externalSubject} is null)`)
	]
);

/** A right, with its days (Europe/Brussels, both included). Deleted only with the person: who might do what when must stay known. */
export const staffRoles = pgTable(
	'staff_roles',
	{
		id: uuid().primaryKey().defaultRandom(),
		staffId: uuid()
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		/** Null for an operator and a toepassingsbeheerder. */
		schoolId: uuid().references(() => schools.id, { onDelete: 'restrict' }),
		role: staffRole().notNull(),
		fromDate: date().notNull(),
		untilDate: date(),
		/** Null when the service itself gave it: the command line, the demo. No foreign key: it outlives the giver. */
		grantedBy: uuid(),
		grantedAt: instant().notNull(),
		revokedAt: instant(),
		revokedBy: uuid()
	},
	(t) => [
		index('staff_roles_staff_idx').on(t.staffId),
		index('staff_roles_school_idx').on(t.schoolId),
		check(
			'staff_roles_school_check',
			sql`(${t.schoolId} is null) = (${t.role}::text in ('operator', 'toepassingsbeheerder'))`
		)
	]
);

/** The administrative groups that a beheerder gave to a teacher's right. */
export const teacherGroups = pgTable(
	'teacher_groups',
	{
		staffRoleId: uuid()
			.notNull()
			.references(() => staffRoles.id, { onDelete: 'cascade' }),
		groupId: uuid()
			.notNull()
			.references(() => administrativeGroups.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.staffRoleId, t.groupId] }),
		index('teacher_groups_group_idx').on(t.groupId)
	]
);

/** A second factor: an authenticator app or a passkey. */
export const staffFactors = pgTable(
	'staff_factors',
	{
		id: uuid().primaryKey().defaultRandom(),
		staffId: uuid()
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		kind: staffFactorKind().notNull(),
		/** What its owner calls it. */
		name: text().notNull(),
		/** The shared secret of TOTP, sealed. */
		secretSealed: bytea(),
		/** The last time step a code was taken for: no code works twice (SECURITY 6.5.1). */
		lastStep: bigint({ mode: 'number' }),
		/** WebAuthn, base64url. */
		credentialId: text().unique('staff_factors_credential_key'),
		publicKey: bytea(),
		/** WebAuthn's count of uses; one that goes back tells of a copy. */
		counter: bigint({ mode: 'number' }),
		transports: text().array(),
		createdAt: instant().notNull(),
		lastUsedAt: instant()
	},
	(t) => [index('staff_factors_staff_idx').on(t.staffId)]
);

/** The way in when the telephone is lost: ten codes, each works once. */
export const staffRecoveryCodes = pgTable(
	'staff_recovery_codes',
	{
		id: uuid().primaryKey().defaultRandom(),
		staffId: uuid()
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		/** The code's first character, unlike in the nine others: says which hash to look at. */
		mark: text().notNull(),
		hash: text().notNull(),
		pepperId: text().notNull(),
		usedAt: instant()
	},
	(t) => [unique('staff_recovery_codes_mark_key').on(t.staffId, t.mark)]
);

/** Somebody of the desk on one browser, apart from pupils' sessions. */
export const staffSessions = pgTable(
	'staff_sessions',
	{
		/** SHA-256 of the bearer, in hex. The bearer itself is only in the cookie. */
		id: text().primaryKey(),
		staffId: uuid()
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		createdAt: instant().notNull(),
		/** Moves along with use, at most once a minute. */
		lastUsedAt: instant().notNull(),
		/** The absolute end, whatever the use. */
		expiresAt: instant().notNull(),
		activeSchoolId: uuid().references(() => schools.id, { onDelete: 'set null' }),
		/** The pupils ticked in the list of the active school, over all its pages; gone with the session. */
		tickedPupilIds: uuid()
			.array()
			.notNull()
			.default(sql`'{}'`),
		/** Null: only the first factor was given, which opens nothing but the second. */
		secondFactorAt: instant(),
		/** The last time that the second factor was given again. */
		steppedUpAt: instant(),
		/** Signed in through the external provider, which answers for the second factor. */
		external: boolean().notNull(),
		/** What the browser must sign next, or the recovery codes it is being shown; sealed. */
		pendingSealed: bytea(),
		/** Coarse, for the owner's own list: "Chrome · Windows". */
		device: text().notNull()
	},
	(t) => [
		index('staff_sessions_staff_idx').on(t.staffId),
		index('staff_sessions_expires_idx').on(t.expiresAt)
	]
);

/** A link, valid once, that gives a role to whoever holds the mailbox. */
export const staffInvitations = pgTable(
	'staff_invitations',
	{
		id: uuid().primaryKey().defaultRandom(),
		/** SHA-256 of the token, in hex: 256 random bits need no key. */
		tokenHash: text().notNull().unique('staff_invitations_token_key'),
		email: text().notNull(),
		/** What the inviter calls the invited; the invited may correct it. */
		name: text().notNull(),
		role: staffRole().notNull(),
		schoolId: uuid().references(() => schools.id, { onDelete: 'cascade' }),
		fromDate: date().notNull(),
		untilDate: date(),
		/** For a teacher. */
		groupIds: uuid().array().notNull(),
		/** The classes beside them; none without the school's consent. */
		classTitles: text().array().notNull().default([]),
		invitedBy: uuid(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		usedAt: instant(),
		withdrawnAt: instant()
	},
	(t) => [
		index('staff_invitations_school_idx').on(t.schoolId, t.createdAt),
		index('staff_invitations_email_idx').on(sql`lower(${t.email})`),
		check(
			'staff_invitations_school_check',
			sql`(${t.schoolId} is null) = (${t.role}::text in ('operator', 'toepassingsbeheerder'))`
		)
	]
);

/** A link in a mail to whoever forgot the password of a local account. One a person: a newer one takes its place. */
export const staffPasswordResets = pgTable('staff_password_resets', {
	staffId: uuid()
		.primaryKey()
		.references(() => staff.id, { onDelete: 'cascade' }),
	/** SHA-256 of the token, in hex: 256 random bits need no key. */
	tokenHash: text().notNull().unique('staff_password_resets_token_key'),
	/** Of the password that was forgotten: any other makes the link worthless. */
	passwordChangedAt: instant().notNull(),
	createdAt: instant().notNull(),
	expiresAt: instant().notNull()
});
