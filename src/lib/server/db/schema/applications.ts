import { boolean, index, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';
import { schools } from './schools';

export const applicationKind = pgEnum('application_kind', ['web', 'machine']);
export const applicationStatus = pgEnum('application_status', ['draft', 'active', 'suspended']);
/** How an application proves itself to us; `none` is a page in a browser that can keep no secret. */
export const applicationAuthentication = pgEnum('application_authentication', [
	'private_key_jwt',
	'client_secret_basic',
	'client_secret_post',
	'none'
]);

/** What a pupil taps; an OpenID Connect client. Managed by the operator. */
export const applications = pgTable(
	'applications',
	{
		id: uuid().primaryKey().defaultRandom(),
		/** As the application calls itself to us. Never changed, never given to another. */
		clientId: text().notNull().unique('applications_client_id_key'),
		name: text().notNull(),
		/** Path of a picture on our own origin. */
		logo: text(),
		kind: applicationKind().notNull().default('web'),
		/** `draft` and `suspended` let nobody in. */
		status: applicationStatus().notNull().default('draft'),
		supplier: text().notNull(),
		contactName: text(),
		contactEmail: text(),
		/**
		 * Applications of one sector know a pupil by the same `sub`; other sectors cannot compare. Changing it makes every
		 * pupil a stranger to the application (OpenID Connect Core §8.1).
		 */
		sector: text().notNull(),
		/** Where the data-processing agreement is kept. */
		agreementReference: text(),
		/** The supplier on how its accounts are made, shown before a school assigns (F66). */
		accountNote: text(),
		/** What a tile opens; it begins the sign-in by itself. */
		startUrl: text(),
		/** Compared character by character (RFC 9700 §2.1). */
		redirectUris: text().array().notNull().default([]),
		postLogoutRedirectUris: text().array().notNull().default([]),
		backchannelLogoutUri: text(),
		/** Origins whose scripts may ask the token and userinfo endpoints. */
		corsOrigins: text().array().notNull().default([]),
		authentication: applicationAuthentication().notNull(),
		/** Public keys, for `private_key_jwt`; either these or `jwksUri`. */
		jwks: jsonb().$type<{ keys: Record<string, unknown>[] }>(),
		jwksUri: text(),
		/** What it may ask. Another scope is refused before anybody signs in. */
		scopes: text().array().notNull().default(['openid']),
		/** A confidential client that cannot do PKCE. */
		withoutPkce: boolean().notNull().default(false),
		requiresPar: boolean().notNull().default(false),
		/** Its access tokens work only with its own key (DPoP). */
		dpopBound: boolean().notNull().default(false),
		idTokenAlg: text().$type<'RS256' | 'ES256'>().notNull().default('RS256'),
		/** Userinfo as a signed JWT; null for plain JSON. */
		userinfoAlg: text().$type<'RS256' | 'ES256'>(),
		/** Marked by the operator: may ask the scope `leerid_uuid`. */
		sharesLeeridUuid: boolean().notNull().default(false),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [index('applications_name_idx').on(t.name)]
);

/** The secrets of an application; two are valid while it moves from one to the other. Only hashes are kept. */
export const applicationSecrets = pgTable(
	'application_secrets',
	{
		id: uuid().primaryKey().defaultRandom(),
		applicationId: uuid()
			.notNull()
			.references(() => applications.id, { onDelete: 'cascade' }),
		/** SHA-256: the secret is 256 random bits, so no slow hash is needed. */
		hash: bytea().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant()
	},
	(t) => [index('application_secrets_application_idx').on(t.applicationId)]
);

/** What an application wants to know of a pupil, and why. What is not declared is not given. */
export const applicationClaims = pgTable(
	'application_claims',
	{
		applicationId: uuid()
			.notNull()
			.references(() => applications.id, { onDelete: 'cascade' }),
		/** A name from `domain/applications/claims`. */
		claim: text().notNull(),
		/** In Dutch, for the school that decides. */
		reason: text().notNull(),
		/** The application does not work without it; an optional one can be left out by a school. */
		required: boolean().notNull()
	},
	(t) => [primaryKey({ columns: [t.applicationId, t.claim] })]
);

/** An optional claim that a school does not give to an application. */
export const withheldClaims = pgTable(
	'withheld_claims',
	{
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		applicationId: uuid()
			.notNull()
			.references(() => applications.id, { onDelete: 'cascade' }),
		claim: text().notNull(),
		withheldAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.schoolId, t.applicationId, t.claim] }),
		index('withheld_claims_application_idx').on(t.applicationId)
	]
);

/** What went wrong between an application and us, for its supplier to read. Never a token, code or person. */
export const applicationErrors = pgTable(
	'application_errors',
	{
		/** UUIDv7: rows sort by time. */
		id: uuid().primaryKey(),
		applicationId: uuid()
			.notNull()
			.references(() => applications.id, { onDelete: 'cascade' }),
		at: instant().notNull(),
		/** `authorization`, `token`, `userinfo`, `logout` ... */
		endpoint: text().notNull(),
		/** An OAuth error code. */
		error: text().notNull(),
		/** In the provider's own English words. */
		detail: text()
	},
	(t) => [
		index('application_errors_application_idx').on(t.applicationId, t.at),
		index('application_errors_at_idx').on(t.at)
	]
);
