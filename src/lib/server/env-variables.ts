import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { EXTRA_LOCALES, isLocale } from '../i18n/locales.ts';
import { StartError } from './errors.ts';
import { isPercentEncoded, isPostgresAddress } from './postgres-variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that carry key material, by the name of their key set (FEATURES D13). */
export const KEY_VARIABLES = {
	pepper: 'KEY_PEPPER',
	sealing: 'KEY_SEALING',
	device: 'KEY_DEVICE',
	lookup: 'KEY_LOOKUP',
	pairwise: 'KEY_PAIRWISE',
	nationalNumber: 'KEY_NATIONAL_NUMBER',
	signing: 'KEY_SIGNING'
} as const;
export type KeyName = keyof typeof KEY_VARIABLES;

/** Each of these may also be given as a file, by the same name with `_FILE`. */
const SECRETS = [
	'DATABASE_URL',
	'DATABASE_MIGRATION_URL',
	'DATABASE_REPLICA_URL',
	'SMTP_URL',
	'STAFF_OIDC_CLIENT_SECRET',
	'INFORMAT_CLIENT_SECRET',
	...Object.values(KEY_VARIABLES)
];

const refused = (name: string, must: string) => (issue: { input: unknown }) =>
	`${name} must be ${must}, not ${JSON.stringify(issue.input)}.`;

const matching = (name: string, pattern: RegExp, must: string) =>
	v.optional(v.pipe(v.string(), v.regex(pattern, refused(name, must))));

const whole = (name: string, min: number, max: number, fallback: number) => {
	const message = `${name} must be a whole number from ${min} to ${max}.`;
	return v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,9}$/, message),
			v.transform(Number),
			v.minValue(min, message),
			v.maxValue(max, message)
		),
		String(fallback)
	);
};

const flag = (name: string) =>
	v.optional(
		v.pipe(
			v.string(),
			v.picklist(['0', '1'], refused(name, '1 or 0')),
			v.transform((text) => text === '1')
		)
	);

const ENCODED = 'with / ? # @ and % in the password percent-encoded (%2F %3F %23 %40 %25)';

/** The address itself stays out of the message: it holds a password. */
const databaseUrl = (name: string) =>
	v.optional(
		v.pipe(
			v.string(),
			v.check(
				isPostgresAddress,
				`${name} must look like postgres://user:password@host:5432/leerid, ${ENCODED}.`
			)
		)
	);

/** As with the database: the message does not repeat an address that may hold a password. */
const smtpUrl = v.optional(
	v.pipe(
		v.string(),
		v.check(
			(text) =>
				/^smtps?:\/\/[^\s/?#]+\/?(\?tls=optional)?$/.test(text) &&
				URL.canParse(text) &&
				isPercentEncoded(text),
			`SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465, ${ENCODED}.`
		),
		v.transform((text) => new URL(text))
	)
);

const origin = v.optional(
	v.pipe(
		v.string(),
		v.check(
			(text) => /^https?:\/\/[^/?#@]+\/?$/i.test(text) && URL.canParse(text),
			({ input }) =>
				`ORIGIN must be an address without a path, such as https://leerid.example${String(input).includes('@') ? '' : `, not ${JSON.stringify(input)}`}.`
		),
		v.transform((text) => new URL(text))
	)
);

/** Plain http only for a provider on this machine itself: to try things out. */
const staffIssuer = v.optional(
	v.pipe(
		v.string(),
		v.check(
			(text) =>
				/^(https:\/\/[^\s?#@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#@]*)?)$/.test(text) &&
				URL.canParse(text),
			refused('STAFF_OIDC_ISSUER', 'the address of an OpenID provider, such as https://login.example')
		),
		v.transform((text) => new URL(text))
	)
);

/** Where a service of somebody else answers. Plain http only for a stand-in on this machine itself. */
const serviceAddress = (name: string) =>
	v.optional(
		v.pipe(
			v.string(),
			v.check(
				(text) =>
					/^(https:\/\/[^\s?#@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#@]*)?)$/.test(text) &&
					URL.canParse(text),
				refused(name, 'an address that begins with https://')
			),
			v.transform((text) => new URL(text))
		)
	);

/** A line the operator wants shown. Markup is no danger (it is escaped), control characters are a mistake. */
const line = (name: string) => matching(name, /^[^\p{Cc}]{1,200}$/u, 'one line of at most 200 characters');

/**
 * What each variable may hold, one schema for all. Every message is one sentence for the operator that names the
 * variable and what it must be; variables we do not know belong to others and are left alone.
 */
export const Variables = v.object({
	HOST: matching('HOST', /^[a-z0-9.:-]{1,253}$/i, 'a host name or an address without brackets or port'),
	PORT: whole('PORT', 1, 65_535, 3000),
	ORIGIN: origin,
	DATA_DIR: matching('DATA_DIR', /^[^\p{Cc}]+$/u, 'the path of a folder'),
	FEED_FOLDER: matching('FEED_FOLDER', /^[^\p{Cc}]+$/u, 'the path of a folder'),
	DATABASE_URL: databaseUrl('DATABASE_URL'),
	DATABASE_MIGRATION_URL: databaseUrl('DATABASE_MIGRATION_URL'),
	DATABASE_REPLICA_URL: databaseUrl('DATABASE_REPLICA_URL'),
	DATABASE_POOL: whole('DATABASE_POOL', 1, 500, 10),
	DATABASE_PREPARE: flag('DATABASE_PREPARE'),
	MIGRATIONS_DIR: v.optional(
		v.pipe(
			v.string(),
			v.check(
				(path) => existsSync(join(path, 'meta/_journal.json')),
				refused('MIGRATIONS_DIR', 'the path of the folder drizzle/ of this program')
			)
		)
	),
	EMBEDDED: flag('EMBEDDED'),
	DEMO: flag('DEMO'),
	ADDRESS_HEADER: matching('ADDRESS_HEADER', /^[a-z0-9-]{1,64}$/i, 'the name of a request header'),
	XFF_DEPTH: whole('XFF_DEPTH', 1, 20, 1),
	ARGON2_MEMORY_KIB: whole('ARGON2_MEMORY_KIB', 7168, 1_048_576, 19_456),
	ARGON2_ITERATIONS: whole('ARGON2_ITERATIONS', 1, 20, 2),
	ARGON2_PARALLELISM: whole('ARGON2_PARALLELISM', 1, 16, 1),
	/** Languages that are not on offer by themselves, separated by commas. */
	EXTRA_LANGUAGES: v.optional(
		v.pipe(
			v.string(),
			v.transform((text) => text.split(',')),
			v.check(
				(codes) => codes.every(isLocale),
				`EXTRA_LANGUAGES must be codes of languages that there are (${EXTRA_LOCALES.join(',')}), with commas between them.`
			)
		)
	),
	// One core stays for everybody who already has a session.
	HASH_CONCURRENCY: whole('HASH_CONCURRENCY', 1, 256, Math.max(1, availableParallelism() - 1)),
	HASH_QUEUE_LIMIT: whole('HASH_QUEUE_LIMIT', 1, 100_000, 500),
	WORKERS: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(auto|[1-9]\d{0,2})$/, refused('WORKERS', 'auto or a whole number from 1 to 999')),
			v.transform((text) => (text === 'auto' ? availableParallelism() : Number(text)))
		),
		'1'
	),
	METRICS_PORT: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,5}$/, 'METRICS_PORT must be a whole number from 1 to 65535.'),
			v.transform(Number),
			v.minValue(1, 'METRICS_PORT must be a whole number from 1 to 65535.'),
			v.maxValue(65_535, 'METRICS_PORT must be a whole number from 1 to 65535.')
		)
	),
	METRICS_HOST: matching(
		'METRICS_HOST',
		/^[a-z0-9.:-]{1,253}$/i,
		'a host name or an address without brackets or port'
	),
	JOURNAL_FILE: matching('JOURNAL_FILE', /^[^\p{Cc}]+$/u, 'the path of a file'),
	/** The name is that of the OpenTelemetry specification. */
	OTEL_EXPORTER_OTLP_ENDPOINT: matching(
		'OTEL_EXPORTER_OTLP_ENDPOINT',
		/^https?:\/\/[^\s?#@]+$/,
		'the address of a collector, such as http://localhost:4318'
	),
	SMTP_URL: smtpUrl,
	MAIL_FROM: matching(
		'MAIL_FROM',
		/^([^\p{Cc}<>"@]{1,100} <[^\s@<>]+@[a-z0-9.-]+>|[^\s@<>]+@[a-z0-9.-]+)$/iu,
		'one e-mail address, or a name and an address such as LeerID <noreply@leerid.example>'
	),
	STAFF_OIDC_ISSUER: staffIssuer,
	STAFF_OIDC_CLIENT_ID: matching(
		'STAFF_OIDC_CLIENT_ID',
		/^[\x21-\x7e]{1,200}$/,
		'the name that the provider gave us'
	),
	STAFF_OIDC_CLIENT_SECRET: v.optional(v.string()),
	INFORMAT_TOKEN_URL: serviceAddress('INFORMAT_TOKEN_URL'),
	INFORMAT_API_URL: serviceAddress('INFORMAT_API_URL'),
	INFORMAT_CLIENT_ID: matching(
		'INFORMAT_CLIENT_ID',
		/^[\x21-\x7e]{1,200}$/,
		'the name that Informat gave us'
	),
	INFORMAT_CLIENT_SECRET: v.optional(v.string()),
	STAFF_OIDC_ACR: matching(
		'STAFF_OIDC_ACR',
		/^[\x21-\x7e]+( [\x21-\x7e]+)*$/,
		'acr values with spaces between them'
	),
	HELPDESK_NAME: line('HELPDESK_NAME'),
	HELPDESK_PHONE: matching('HELPDESK_PHONE', /^\+?[0-9][0-9 ./()-]{2,30}$/, 'a telephone number'),
	HELPDESK_MAIL: matching('HELPDESK_MAIL', /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'one e-mail address'),
	HELPDESK_URL: matching('HELPDESK_URL', /^https:\/\/\S+$/, 'an address that begins with https://'),
	VIDEOS_URL: matching('VIDEOS_URL', /^https:\/\/\S+$/, 'an address that begins with https://'),
	PUBLISHER: line('PUBLISHER'),
	OFFICIAL_MARK: line('OFFICIAL_MARK'),
	EU_NOTE: line('EU_NOTE')
});

/** The name of every setting, and of the file that may hold each secret. */
export const SETTINGS: readonly string[] = [
	...Object.keys(Variables.entries),
	...SECRETS,
	...SECRETS.map((name) => `${name}_FILE`)
];

/**
 * `environment` with the content of every `*_FILE` under the name without it, and without empty variables. White space around a
 * secret is left out, wherever it came from.
 * Throws `StartError` for a file that cannot be read, is empty, or stands beside the variable itself.
 */
export function withFiles(environment: Environment): Record<string, string> {
	const given: Record<string, string> = {};
	for (const [name, value] of Object.entries(environment)) if (value) given[name] = value;
	for (const name of SECRETS) {
		// Kubernetes hands on a secret that was made of a file with the end of the file's line.
		const value = given[name]?.trim();
		if (value === '') delete given[name];
		else if (value !== undefined) given[name] = value;
		const path = given[`${name}_FILE`];
		if (path === undefined) continue;
		if (given[name] !== undefined)
			throw new StartError(`${name} and ${name}_FILE are both set: leave one of them out.`);
		const text = readSecret(`${name}_FILE`, path);
		if (text === '') throw new StartError(`${name}_FILE names an empty file: ${path}.`);
		given[name] = text;
	}
	return given;
}

function readSecret(name: string, path: string): string {
	try {
		return readFileSync(path, 'utf8').trim();
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code;
		throw new StartError(`${name} names a file that cannot be read (${reason}): ${path}.`, { cause: error });
	}
}
