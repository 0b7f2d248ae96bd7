import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { applications } from './applications';
import { bytea, instant } from './columns';
import { sessions } from './sessions';

/**
 * All that the OpenID provider remembers: its sessions, grants, codes, tokens, interactions. Those of a pupil hang on a
 * session of ours and are deleted by the database with it (D12).
 */
export const oidcPayloads = pgTable(
	'oidc_payloads',
	{
		/** The provider's own name of the kind: `AccessToken`, `Grant` ... */
		model: text().notNull(),
		/** SHA-256 of the token; the token itself is nowhere here. */
		id: text().notNull(),
		payload: jsonb().$type<Record<string, unknown>>().notNull(),
		grantId: text(),
		/** The provider's name for one of its sessions. */
		uid: text(),
		sessionId: text().references(() => sessions.id, { onDelete: 'cascade' }),
		expiresAt: instant(),
		/** Set once; who comes second has been given somebody else's code or token. */
		consumedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.model, t.id] }),
		index('oidc_payloads_grant_idx').on(t.grantId),
		index('oidc_payloads_uid_idx').on(t.uid),
		index('oidc_payloads_session_idx').on(t.sessionId),
		index('oidc_payloads_expires_idx').on(t.expiresAt)
	]
);

/** What the provider signs with. The newest that may sign does; older ones stay published until nobody needs them. */
export const oidcSigningKeys = pgTable('oidc_signing_keys', {
	/** `kid`: the SHA-256 thumbprint of the public key (RFC 7638). */
	id: text().primaryKey(),
	alg: text().$type<'RS256' | 'ES256'>().notNull(),
	publicJwk: jsonb().$type<Record<string, unknown>>().notNull(),
	/** The private JWK under the signing key set. */
	privateSealed: bytea().notNull(),
	createdAt: instant().notNull(),
	/** Published some time before it signs, so that applications have read it by then. */
	signsFrom: instant().notNull(),
	/** Published until then; null while it is the newest. */
	publishedUntil: instant()
});

export const participationState = pgEnum('participation_state', ['open', 'told', 'no-address', 'given-up']);

/**
 * An application opened in one of our sessions. It outlives the session on purpose: the database makes `sessionId` null
 * when the session goes, however it goes, and that alone makes the sign-out of the application due.
 */
export const participations = pgTable(
	'participations',
	{
		/** UUIDv7, made by the application. */
		id: uuid().primaryKey(),
		sessionId: text().references(() => sessions.id, { onDelete: 'set null' }),
		/** The same value, kept after the session has gone. */
		sessionKey: text().notNull(),
		applicationId: uuid()
			.notNull()
			.references(() => applications.id, { onDelete: 'cascade' }),
		accountId: uuid().notNull(),
		/** How the application knows the session (`sid`). */
		sid: text().notNull(),
		openedAt: instant().notNull(),
		state: participationState().notNull().default('open'),
		attempts: integer().notNull().default(0),
		nextAttemptAt: instant().notNull(),
		/** When the application answered that the pupil is signed out there, or we stopped asking. */
		settledAt: instant(),
		/** A code, never a message: `timeout`, `status-500`. */
		lastError: text()
	},
	(t) => [
		uniqueIndex('participations_session_application_key').on(t.sessionKey, t.applicationId),
		index('participations_session_idx').on(t.sessionId),
		index('participations_due_idx')
			.on(t.nextAttemptAt)
			.where(sql`${t.state} = 'open' and ${t.sessionId} is null`),
		index('participations_settled_idx').on(t.settledAt)
	]
);
