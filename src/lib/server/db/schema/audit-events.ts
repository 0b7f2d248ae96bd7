import { index, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
		detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({})
	},
	(t) => [
		index('audit_events_account_idx').on(t.accountId, t.at),
		index('audit_events_school_idx').on(t.schoolId, t.at)
	]
);
