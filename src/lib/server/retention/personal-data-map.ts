import { getTableColumns, type Table } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import * as tables from '../db';

/** Parts of the export for a request of access, in its order. */
export const SECTIONS = [
	'pupil',
	'account',
	'enrollments',
	'classes',
	'preferences',
	'secret',
	'addresses',
	'passkeys',
	'cards',
	'sessions',
	'assignments',
	'applications',
	'mails',
	'help',
	'history',
	'reads',
	'reports'
] as const;
export type Section = (typeof SECTIONS)[number];

/** By which number a pupil is found in a table. */
export type Key = 'pupil' | 'account' | 'enrollment' | 'session';

/** Why something about a pupil is not in the export; the words are in `docs/retention.md`. */
export type LeftOut =
	/** Tells nothing about a person: our own numbering. */
	| 'number'
	/** Would let whoever reads the paper in: hashes, keys, tokens, sealed secrets. */
	| 'secret'
	/** About a member of staff: their identity is not the pupil's data (CJEU C-579/21). */
	| 'staff'
	/** How the machine does its work: attempts, locks, counters of a protocol. */
	| 'machinery'
	/** Stands in another part of the export. */
	| 'elsewhere'
	/** Gone within minutes or a day. */
	| 'short-lived';

/** What becomes of the rows when a pupil is erased. */
export type Fate =
	/** By the database, with what they hang on. */
	| 'cascade'
	/** By `erasePupils`. */
	| 'deleted'
	/** The row stays, without detail, device and address: it proves what was done. */
	| 'stripped'
	/** Stays for its own short period and then goes by itself; holds a number that leads to nobody any more. */
	| 'outlives';

interface Kept {
	table: PgTable;
	name: string;
	/** Columns that hold a pupil's number; with several, any of them. An array column counts as well. */
	by: { column: PgColumn; key: Key }[];
	fate: Fate;
	export: { section: Section; shown: string[]; leftOut: Record<string, LeftOut> } | LeftOut;
}

type Columns<T extends Table> = keyof T['_']['columns'] & string;

function about<T extends PgTable>(
	name: string,
	table: T,
	by: Partial<Record<Columns<T>, Key>>,
	fate: Fate,
	section: Section,
	shown: Columns<T>[],
	leftOut: Partial<Record<Columns<T>, LeftOut>>
): Kept {
	return {
		...inside(name, table, by, fate, 'machinery'),
		export: { section, shown, leftOut: clean(leftOut) }
	};
}

/** A table about pupils of which nothing is exported. */
function inside<T extends PgTable>(
	name: string,
	table: T,
	by: Partial<Record<Columns<T>, Key>>,
	fate: Fate,
	why: LeftOut
): Kept {
	const columns = getTableColumns(table) as Record<string, PgColumn>;
	return {
		table,
		name,
		by: Object.entries(clean(by)).flatMap(([property, key]) => {
			const column = columns[property];
			return column ? [{ column, key }] : [];
		}),
		fate,
		export: why
	};
}

const clean = <V>(record: Partial<Record<string, V>>): Record<string, V> =>
	Object.fromEntries(Object.entries(record).filter((entry): entry is [string, V] => entry[1] !== undefined));

/**
 * Every table that holds something about a pupil: how their rows are found, what a request of access shows of them, and
 * what becomes of them when the pupil is erased. One list for the export and for the tests of both; a table or a column
 * that is not here fails `personal-data-map.test.ts`.
 */
export const PERSONAL_DATA: readonly Kept[] = [
	about(
		'pupils',
		tables.pupils,
		{ id: 'pupil' },
		'deleted',
		'pupil',
		['givenName', 'familyName', 'officialGivenName', 'officialFamilyName', 'gender', 'birthDate'],
		{ id: 'number', nationalNumberHash: 'secret', searchName: 'elsewhere' }
	),
	about(
		'accounts',
		tables.accounts,
		{ id: 'account' },
		'deleted',
		'account',
		['id', 'type', 'username', 'createdAt', 'lastSignInAt', 'blockedAt', 'blockedReason', 'asksPasskey'],
		// Which school wrote the reason stands with the reason only for that school.
		{ pupilId: 'number', blockedBySchoolId: 'number' }
	),
	about(
		'usernames',
		tables.usernames,
		{ accountId: 'account' },
		'deleted',
		'account',
		['username', 'givenAt'],
		{ accountId: 'number' }
	),
	about(
		'enrollments',
		tables.enrollments,
		{ pupilId: 'pupil' },
		'deleted',
		'enrollments',
		[
			'schoolId',
			'administrativeGroupId',
			'stamnummer',
			'givenName',
			'familyName',
			'beginDate',
			'plannedEndDate',
			'deregisteredOn'
		],
		{ id: 'number', pupilId: 'number', foldedName: 'elsewhere', otherName: 'elsewhere', lineHash: 'secret' }
	),
	about(
		'class_memberships',
		tables.classMemberships,
		{ enrollmentId: 'enrollment' },
		'cascade',
		'classes',
		['schoolId', 'classTitle', 'subclassTitle', 'fromDay', 'untilDay', 'receivedAt'],
		{ id: 'number', enrollmentId: 'number' }
	),
	about(
		'pupil_preferences',
		tables.pupilPreferences,
		{ pupilId: 'pupil' },
		'cascade',
		'preferences',
		['tileSize', 'readAloud', 'moreTime', 'method', 'updatedAt'],
		{ pupilId: 'number' }
	),
	about(
		'credentials',
		tables.credentials,
		{ accountId: 'account' },
		'cascade',
		'secret',
		['kind', 'mustReplace', 'expiresAt', 'changedAt'],
		{ accountId: 'number', hash: 'secret', pepperId: 'secret' }
	),
	about(
		'printed_secrets',
		tables.printedSecrets,
		{ accountId: 'account' },
		'cascade',
		'secret',
		['printedAt'],
		{
			accountId: 'number'
		}
	),
	about(
		'email_addresses',
		tables.emailAddresses,
		{ accountId: 'account' },
		'cascade',
		'addresses',
		['verifiedAt', 'createdAt'],
		{
			id: 'number',
			accountId: 'number',
			// The operator's export opens it; a school never sees it (F36).
			addressSealed: 'elsewhere',
			mailboxHash: 'secret',
			tokenHash: 'secret',
			tokenExpiresAt: 'machinery'
		}
	),
	about(
		'email_offers',
		tables.emailOffers,
		{ accountId: 'account' },
		'cascade',
		'addresses',
		['offeredAt', 'answeredAt'],
		{ accountId: 'number' }
	),
	about(
		'pupil_passkeys',
		tables.pupilPasskeys,
		{ accountId: 'account' },
		'cascade',
		'passkeys',
		['device', 'createdAt', 'lastUsedAt'],
		{
			id: 'number',
			accountId: 'number',
			credentialId: 'secret',
			publicKey: 'secret',
			counter: 'machinery',
			transports: 'machinery',
			lastChallengeAt: 'machinery'
		}
	),
	about(
		'cards',
		tables.cards,
		{ accountId: 'account' },
		'cascade',
		'cards',
		['issuedAt', 'voidedAt', 'voidedReason'],
		{ id: 'number', accountId: 'number', tokenHash: 'secret', tokenSealed: 'secret' }
	),
	about(
		'spare_card_loans',
		tables.spareCardLoans,
		{ accountId: 'account' },
		'cascade',
		'cards',
		['day', 'lentAt', 'returnedAt'],
		{ id: 'number', spareCardId: 'number', accountId: 'number' }
	),
	about(
		'sessions',
		tables.sessions,
		{ accountId: 'account' },
		'cascade',
		'sessions',
		['device', 'createdAt', 'lastUsedAt', 'expiresAt', 'ownDevice', 'methods'],
		{ id: 'secret', accountId: 'number', idleSeconds: 'machinery' }
	),
	about(
		'assignments',
		tables.assignments,
		{ pupilId: 'pupil' },
		'cascade',
		'assignments',
		['schoolId', 'applicationId', 'effect', 'fromDay', 'untilDay', 'createdAt'],
		{
			id: 'number',
			level: 'number',
			administrativeGroupId: 'number',
			classTitle: 'number',
			pupilId: 'number',
			createdBy: 'staff'
		}
	),
	about(
		'participations',
		tables.participations,
		{ accountId: 'account', sessionId: 'session' },
		'outlives',
		'applications',
		['applicationId', 'openedAt', 'settledAt'],
		{
			id: 'number',
			sessionId: 'secret',
			sessionKey: 'secret',
			accountId: 'number',
			sid: 'secret',
			state: 'machinery',
			attempts: 'machinery',
			nextAttemptAt: 'machinery',
			lastError: 'machinery'
		}
	),
	about(
		'mails',
		tables.mails,
		{ accountId: 'account' },
		'cascade',
		'mails',
		['template', 'locale', 'state', 'createdAt', 'sentAt', 'givenUpAt'],
		{
			id: 'number',
			purpose: 'machinery',
			accountId: 'number',
			addressHash: 'secret',
			contentSealed: 'secret',
			messageId: 'machinery',
			attempts: 'machinery',
			nextAttemptAt: 'machinery',
			lockedBy: 'machinery',
			lockedUntil: 'machinery',
			lastCode: 'machinery'
		}
	),
	about(
		'help_requests',
		tables.helpRequests,
		{ accountId: 'account' },
		'cascade',
		'help',
		['schoolId', 'createdAt', 'expiresAt', 'answer', 'endedAt'],
		{
			id: 'number',
			accountId: 'number',
			nameHash: 'secret',
			deviceHash: 'secret',
			digits: 'secret',
			decoys: 'secret',
			matchedBy: 'staff',
			picturesSealed: 'secret',
			tapped: 'machinery'
		}
	),
	about(
		'audit_events',
		tables.auditEvents,
		{ accountId: 'account' },
		'stripped',
		'history',
		['at', 'action', 'actorKind', 'schoolId', 'device', 'detail'],
		{
			id: 'number',
			actorId: 'staff',
			accountId: 'number',
			requestId: 'machinery',
			addressHash: 'secret',
			salt: 'machinery',
			digest: 'machinery',
			recordedAt: 'machinery'
		}
	),
	about(
		'data_reads',
		tables.dataReads,
		{ pupilIds: 'pupil' },
		'outlives',
		'reads',
		['at', 'schoolId', 'roles', 'what'],
		{
			id: 'number',
			staffId: 'staff',
			// How many others were on the same list, and by what it was made, is about them.
			filters: 'machinery',
			count: 'machinery',
			pupilIds: 'number',
			requestId: 'machinery'
		}
	),
	about(
		'data_reports',
		tables.dataReports,
		{ pupilId: 'pupil' },
		'cascade',
		'reports',
		['schoolId', 'subject', 'reportedAt', 'handledAt'],
		{
			id: 'number',
			pupilId: 'number',
			// Free text between two parties that may name others.
			textSealed: 'staff',
			answerSealed: 'staff',
			reportedBy: 'staff',
			handledBy: 'staff'
		}
	),
	inside(
		'account_batch_items',
		tables.accountBatchItems,
		{ pupilId: 'pupil', accountId: 'account' },
		'cascade',
		'short-lived'
	),
	inside(
		'import_outcomes',
		tables.importOutcomes,
		{ pupilId: 'pupil', enrollmentId: 'enrollment' },
		'outlives',
		'short-lived'
	),
	inside('pupil_merges', tables.pupilMerges, { keptId: 'pupil', mergedId: 'pupil' }, 'deleted', 'machinery'),
	inside(
		'distinct_pupils',
		tables.distinctPupils,
		{ firstId: 'pupil', secondId: 'pupil' },
		'deleted',
		'machinery'
	),
	inside('password_resets', tables.passwordResets, { accountId: 'account' }, 'cascade', 'short-lived'),
	inside('oidc_payloads', tables.oidcPayloads, { sessionId: 'session' }, 'cascade', 'secret'),
	inside(
		'erased_pupils',
		tables.erasedPupils,
		{ pupilId: 'pupil', accountId: 'account' },
		'outlives',
		'number'
	)
];

/** Tables that say nothing about a pupil, or nothing by which one could be found; with why. */
export const NOT_ABOUT_PUPILS: Readonly<Record<string, string>> = {
	account_batches: 'who made secrets and when; the pupils are its items',
	administrative_groups: 'a school’s groups',
	application_claims: 'what an application asks',
	application_errors: 'never a person, by its own rule',
	application_logos: 'pictures',
	application_secrets: 'secrets of applications',
	applications: 'applications and their suppliers',
	audit_seals: 'hashes over the audit',
	batch_keys: 'keys',
	carried_assignments: 'which assignments were made together',
	class_consents: 'a school’s yes to the protocol',
	class_deliveries: 'counts and codes of a delivery',
	desk_undos: 'numbers of accounts and what they were, for ten minutes; removed after a day',
	erasures: 'counts',
	import_parts:
		'lines of a delivery while it is put together; removed with its run, never looked up by pupil',
	import_rows:
		'rows of a delivery until it is merged or refused; removed with its run, never looked up by pupil',
	import_runs: 'who delivered what and when, with counts',
	import_schools: 'counts',
	import_seen:
		'numbers and keyed hashes of a delivery until it is merged or refused; removed with its run, never looked up by pupil',
	jobs: 'numbers at most, for thirty days',
	key_checks: 'keyed hashes of one word, by which another key shows',
	oidc_signing_keys: 'keys',
	retired_usernames: 'keyed hashes that lead to nobody',
	revocations: 'numbers and digests of what was taken away, which a restore must know',
	school_packages: 'which package a school uses',
	school_print_settings: 'how a school prints',
	schools: 'schools',
	service_state: 'the notice on the pages and the alarm',
	feed_senders: 'which schools a machine speaks for',
	software_clients: 'which machine speaks for which package',
	software_columns: 'how a package calls its columns',
	spare_cards: 'cards of a school and of no pupil',
	staff: 'people of the desk',
	staff_factors: 'people of the desk',
	staff_invitations: 'people of the desk',
	staff_password_resets: 'people of the desk',
	staff_recovery_codes: 'people of the desk',
	staff_roles: 'people of the desk',
	staff_sessions: 'people of the desk',
	teacher_classes: 'people of the desk',
	teacher_groups: 'people of the desk',
	throttle_counters: 'keyed hashes, for two days',
	withheld_claims: 'what a school does not give'
};
