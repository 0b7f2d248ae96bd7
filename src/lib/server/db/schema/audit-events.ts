import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';

export const actorKind = pgEnum('actor_kind', [
	'anonymous',
	'pupil',
	'staff',
	'client',
	'operator',
	'system'
]);

/**
 * What happened, to whom, by whom. Written in the transaction of what it records; never updated. Holds no foreign
 * keys, so that erasing a pupil does not erase what was done, and never a secret.
 */
export const auditEvents = pgTable(
	'audit_events',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		at: instant().notNull(),
		/** A dotted name from `server/audit/actions.ts`. */
		action: text().notNull(),
		actorKind: actorKind().notNull(),
		actorId: uuid(),
		/** The account it is about, when there is one. */
		accountId: uuid(),
		schoolId: uuid(),
		requestId: text(),
		/** Coarse: "Chrome · Android". */
		device: text(),
		/** Keyed hash; equal addresses can be recognised, none can be read. */
		addressHash: bytea(),
		/** Small facts that belong to the action. */
		detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
		/** Random; together with what it salts it makes `digest`, and it is erased with it. */
		salt: bytea(),
		/** SHA-256 of salt, detail, device and address: what the seals hold of them, so that they can be erased. */
		digest: bytea(),
		/** The clock of the database when its transaction began: sealing goes by it, for `at` may lie before. */
		recordedAt: instant()
			.notNull()
			.default(sql`now()`)
	},
	(t) => [
		index('audit_events_account_idx').on(t.accountId, t.at),
		index('audit_events_school_idx').on(t.schoolId, t.at),
		/**
		 * Who did something to another: the desk, mostly. What pupils do themselves is found by `account`, and what applications are told
		 * by nobody, so a sign-in writes nothing here. Who asks says the same words (`audit/by-actor.ts`).
		 */
		index('audit_events_actor_idx')
			.on(t.actorId, t.action)
			.where(sql`actor_kind in ('pupil', 'staff') and actor_id is distinct from account_id`),
		/** A few pages for millions of rows, since they are only ever added. */
		index('audit_events_recorded_idx').using('brin', t.recordedAt)
	]
);

/**
 * The chain over the audit: each seal holds the hash of all rows recorded in its window and the one before it, under a key
 * that the database does not hold. So a row that is altered, removed or slipped in later is found (`leerid check`).
 */
export const auditSeals = pgTable('audit_seals', {
	/** 1, 2, 3 ... without a gap. */
	seq: integer().primaryKey(),
	/** The window: after the one, up to and including the other; whole milliseconds of the clock of the database. */
	after: instant().notNull(),
	until: instant().notNull(),
	rows: integer().notNull(),
	/** SHA-256 of the hashes of its rows, in the order of their ids. */
	rowsHash: bytea().notNull(),
	/** The `mac` of the seal before; zeros for the first. */
	previous: bytea().notNull(),
	sealedAt: instant().notNull(),
	/** Which key of the signing set `mac` was made with. */
	keyId: text().notNull(),
	mac: bytea().notNull(),
	/** Its rows were removed as too old. */
	droppedAt: instant()
});
