import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { KEY_VARIABLES, Variables, withFiles, type Environment, type KeyName } from './env-variables.ts';
import { StartError } from './errors.ts';

/** `off`: no demo data. `fixed`: the secrets of the README. `fresh`: new secrets, printed once (FEATURES D14). */
export type DemoMode = 'off' | 'fixed' | 'fresh';

/** What the operator wants shown in header, footer and help (FEATURES D15); nothing is shown that is not set. */
export interface OperatorTexts {
	helpdeskName?: string;
	helpdeskPhone?: string;
	helpdeskMail?: string;
	helpdeskUrl?: string;
	/** Instruction videos. */
	videosUrl?: string;
	publisher?: string;
	officialMark?: string;
	euNote?: string;
	/** The demo schools are loaded: whatever stands here is shown as *demonstratie*. */
	demonstration: boolean;
}

/** An external OpenID provider for staff: of the government, or of a school group. */
export interface StaffOidc {
	issuer: URL;
	clientId: string;
	/** Secret. */
	clientSecret: string;
	/** What the provider must say about how it recognised somebody (`acr`): any of these stands for two factors. */
	acr: string[];
}

/** How we get in at Informat, to fetch the classes of schools that work with it. */
export interface InformatAccess {
	tokenUrl: URL;
	apiUrl: URL;
	clientId: string;
	/** Secret. */
	clientSecret: string;
}

export interface Settings {
	host: string;
	port: number;
	/** The one address pupils use; nothing of it comes from a request. */
	origin: URL;
	/** Absolute. Holds the embedded database and its keys. */
	dataDir: string;
	/** Absolute. Where enrollments are dropped as files; absent: nowhere. */
	feedFolder?: string;
	/** Secret. Absent when the database is embedded. */
	databaseUrl?: string;
	/** Secret. A role that may change tables; with it a start migrates by itself. */
	migrationUrl?: string;
	/** Absolute. Absent: found from the working folder. */
	migrationsDir?: string;
	/** Secret. A streaming copy of the database that lists and searches of the desk are read from. */
	replicaUrl?: string;
	databasePool: number;
	databasePrepare: boolean;
	embedded: boolean;
	demo: DemoMode;
	devPages: boolean;
	/** Lower case. The header in which a proxy of ours gives the address of the client. */
	addressHeader?: string;
	/** How many proxies of ours added to X-Forwarded-For. */
	xffDepth: number;
	argon2: { memoryKib: number; iterations: number; parallelism: number };
	/** Hashes computed at once. */
	hashConcurrency: number;
	/** Hashes that may wait; the next one is refused as `busy`. */
	hashQueueLimit: number;
	/** Processes that serve the one port. More than one only with PostgreSQL. */
	workers: number;
	/** Where metrics are read. Absent: nowhere. */
	metrics?: { host: string; port: number };
	/** Absolute. Where revocations are written down apart from the database (docs/backup.md). */
	journalFile?: string;
	/** Where traces go. Absent: none are made. */
	tracesUrl?: string;
	/** Secret. Absent: nothing is sent, and mails wait in the outbox. */
	smtpUrl?: URL;
	/** Who mails are from. */
	mailFrom: { name: string; address: string };
	/** Codes of languages on offer besides the usual ones. */
	extraLanguages: string[];
	/** The OpenID provider that staff of the desk may sign in through. Absent: local accounts only. */
	staffOidc?: StaffOidc;
	/** Absent: no classes are fetched; Informat can still deliver them. */
	informat?: InformatAccess;
	operator: OperatorTexts;
	/** Secret. Key sets as given, not yet read. */
	keyTexts: Partial<Record<KeyName, string>>;
}

/** Where the embedded database lives; the keys have a folder beside it. */
export const embeddedFolder = (settings: Pick<Settings, 'dataDir'>): string =>
	join(settings.dataDir, 'database');

/** Where a server with the embedded database listens for the command line. A socket's path has room for about 100 bytes. */
export function commandSocket(dataDir: string): string {
	const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 32);
	if (process.platform === 'win32') return `\\\\.\\pipe\\leerid-command-${name}`;
	const path = join(dataDir, 'command.sock');
	return Buffer.byteLength(path) <= 100 ? path : relative(process.cwd(), path);
}

/** Whether `host` (no port; IPv6 with or without brackets) can only be reached from this machine. */
export const isLoopback = (host: string): boolean =>
	/^(localhost|127(\.\d{1,3}){3}|(0{0,4}:){1,7}0{0,3}1)$/i.test(host.replace(/^\[|\]$/g, ''));

/**
 * The settings in `environment`. Reads no other state than the files that `*_FILE` variables name.
 * An empty variable counts as absent. Throws `StartError` at the first thing that is wrong.
 */
export function readSettings(environment: Environment): Settings {
	const given = withFiles(environment);
	const parsed = v.safeParse(Variables, given, { abortEarly: true });
	if (!parsed.success) throw new StartError(parsed.issues[0].message);
	const values = parsed.output;

	const host = values.HOST ?? 'localhost';
	if (!values.ORIGIN && !isLoopback(host))
		throw new StartError(
			'ORIGIN is missing: HOST serves other machines, so set ORIGIN to the address they use, such as https://leerid.example.'
		);
	const address =
		values.ORIGIN ?? new URL(`http://${host.includes(':') ? `[${host}]` : host}:${values.PORT}`);
	const embedded = values.DATABASE_URL === undefined;
	const demo = refuseExposure(values, {
		loopback: isLoopback(host) && isLoopback(address.hostname),
		embedded,
		address
	});

	if (values.ARGON2_MEMORY_KIB * values.ARGON2_ITERATIONS < 35_840)
		// The weakest row of the OWASP Password Storage Cheat Sheet: 7 MiB, 5 iterations.
		throw new StartError(
			'ARGON2_MEMORY_KIB times ARGON2_ITERATIONS must be at least 35840, so raise one of them or leave both out.'
		);

	return {
		host,
		port: values.PORT,
		origin: address,
		dataDir: resolve(values.DATA_DIR ?? '.data'),
		feedFolder: values.FEED_FOLDER && resolve(values.FEED_FOLDER),
		databaseUrl: values.DATABASE_URL,
		migrationUrl: values.DATABASE_MIGRATION_URL,
		migrationsDir: values.MIGRATIONS_DIR && resolve(values.MIGRATIONS_DIR),
		replicaUrl: values.DATABASE_REPLICA_URL,
		databasePool: values.DATABASE_POOL,
		databasePrepare: values.DATABASE_PREPARE ?? true,
		embedded,
		demo,
		devPages: demo === 'fixed',
		addressHeader: values.ADDRESS_HEADER?.toLowerCase(),
		xffDepth: values.XFF_DEPTH,
		argon2: {
			memoryKib: values.ARGON2_MEMORY_KIB,
			iterations: values.ARGON2_ITERATIONS,
			parallelism: values.ARGON2_PARALLELISM
		},
		// The cores are shared with the other processes.
		hashConcurrency: given.HASH_CONCURRENCY
			? values.HASH_CONCURRENCY
			: Math.max(1, Math.round(values.HASH_CONCURRENCY / values.WORKERS)),
		hashQueueLimit: values.HASH_QUEUE_LIMIT,
		workers: values.WORKERS,
		metrics: readMetrics(values),
		journalFile: values.JOURNAL_FILE && resolve(values.JOURNAL_FILE),
		tracesUrl: values.OTEL_EXPORTER_OTLP_ENDPOINT,
		smtpUrl: values.SMTP_URL,
		mailFrom: readMailFrom(values, address),
		extraLanguages: values.EXTRA_LANGUAGES ?? [],
		staffOidc: readStaffOidc(values),
		informat: readInformat(values),
		operator: {
			helpdeskName: values.HELPDESK_NAME,
			helpdeskPhone: values.HELPDESK_PHONE,
			helpdeskMail: values.HELPDESK_MAIL,
			helpdeskUrl: values.HELPDESK_URL,
			videosUrl: values.VIDEOS_URL,
			publisher: values.PUBLISHER,
			officialMark: values.OFFICIAL_MARK,
			euNote: values.EU_NOTE,
			demonstration: demo !== 'off'
		},
		keyTexts: Object.fromEntries(
			Object.entries(KEY_VARIABLES).flatMap(([name, variable]) =>
				given[variable] === undefined ? [] : [[name, given[variable]]]
			)
		)
	};
}

/**
 * Who may reach this server decides what may exist on it (FEATURES D14): the fixed demo secrets only where both HOST and
 * ORIGIN are loopback; an embedded database for others only on purpose; plain http for others only for a demo.
 */
function refuseExposure(
	values: v.InferOutput<typeof Variables>,
	{ loopback, embedded, address }: { loopback: boolean; embedded: boolean; address: URL }
): DemoMode {
	if (embedded) refuseWithoutPostgres(values);
	if (embedded && values.EMBEDDED === false)
		throw new StartError(
			'DATABASE_URL is missing: set it, or leave EMBEDDED=0 out to use the embedded database.'
		);
	if (!embedded && values.EMBEDDED)
		throw new StartError('EMBEDDED=1 and DATABASE_URL contradict each other: leave one of them out.');
	if (embedded && !loopback && !values.EMBEDDED)
		throw new StartError(
			'DATABASE_URL is missing: a server for others runs on PostgreSQL, so set it, or set EMBEDDED=1 to use the embedded database all the same.'
		);
	if (address.protocol === 'http:' && !isLoopback(address.hostname) && !values.DEMO)
		throw new StartError(
			`ORIGIN must begin with https:// because ${address.host} is not this machine itself; only a demo (DEMO=1) may go without.`
		);

	if (values.DEMO === false) return 'off';
	if (loopback && (embedded || values.DEMO)) return 'fixed';
	return values.DEMO ? 'fresh' : 'off';
}

/** What only PostgreSQL can do. */
function refuseWithoutPostgres(values: v.InferOutput<typeof Variables>): void {
	if (values.DATABASE_MIGRATION_URL)
		throw new StartError('DATABASE_MIGRATION_URL is set without DATABASE_URL: set both, or leave both out.');
	if (values.DATABASE_REPLICA_URL)
		throw new StartError('DATABASE_REPLICA_URL is set without DATABASE_URL: set both, or leave both out.');
	if (values.WORKERS > 1)
		throw new StartError(
			'WORKERS must be 1 with the embedded database, which one process alone may open: set DATABASE_URL to use more.'
		);
}

/** A port of its own: what the outside may reach never shows it. */
function readMetrics({
	METRICS_PORT: port,
	METRICS_HOST: host,
	PORT
}: v.InferOutput<typeof Variables>): Settings['metrics'] {
	if (port === undefined && host !== undefined)
		throw new StartError('METRICS_HOST is set without METRICS_PORT: set both, or leave both out.');
	if (port === undefined) return undefined;
	if (port === PORT) throw new StartError('METRICS_PORT must be another port than PORT.');
	return { host: host ?? '127.0.0.1', port };
}

/** A sender others can answer for is a choice of the operator's; the default one never leaves this machine. */
function readMailFrom(
	{ MAIL_FROM, SMTP_URL }: v.InferOutput<typeof Variables>,
	address: URL
): Settings['mailFrom'] {
	if (SMTP_URL && !MAIL_FROM)
		throw new StartError(
			'MAIL_FROM is missing: with SMTP_URL, set it to the address mails come from, such as LeerID <noreply@leerid.example>.'
		);
	const [, name, within] = /^(.+) <(.+)>$/.exec(MAIL_FROM ?? '') ?? [];
	return { name: name ?? 'LeerID', address: within ?? MAIL_FROM ?? `noreply@${address.hostname}` };
}

/** All of it or nothing: without an `acr` to ask for, a password alone would open the desk (F96). */
function readStaffOidc(values: v.InferOutput<typeof Variables>): StaffOidc | undefined {
	const { STAFF_OIDC_ISSUER: issuer, STAFF_OIDC_CLIENT_ID: clientId } = values;
	const { STAFF_OIDC_CLIENT_SECRET: clientSecret, STAFF_OIDC_ACR: acr } = values;
	if (issuer && clientId && clientSecret && acr)
		return { issuer, clientId, clientSecret, acr: acr.split(' ') };
	const given = {
		STAFF_OIDC_ISSUER: issuer,
		STAFF_OIDC_CLIENT_ID: clientId,
		STAFF_OIDC_CLIENT_SECRET: clientSecret,
		STAFF_OIDC_ACR: acr
	};
	const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
	if (missing.length === Object.keys(given).length) return undefined;
	throw new StartError(
		`${missing[0]} is missing: sign-in through a provider needs all of ${Object.keys(given).join(', ')}.`
	);
}

function readInformat(values: v.InferOutput<typeof Variables>): InformatAccess | undefined {
	const { INFORMAT_TOKEN_URL, INFORMAT_API_URL, INFORMAT_CLIENT_ID, INFORMAT_CLIENT_SECRET } = values;
	const given = { INFORMAT_TOKEN_URL, INFORMAT_API_URL, INFORMAT_CLIENT_ID, INFORMAT_CLIENT_SECRET };
	const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
	if (missing.length === Object.keys(given).length) return undefined;
	if (INFORMAT_TOKEN_URL && INFORMAT_API_URL && INFORMAT_CLIENT_ID && INFORMAT_CLIENT_SECRET)
		return {
			tokenUrl: INFORMAT_TOKEN_URL,
			apiUrl: INFORMAT_API_URL,
			clientId: INFORMAT_CLIENT_ID,
			clientSecret: INFORMAT_CLIENT_SECRET
		};
	throw new StartError(
		`${missing[0]} is missing: fetching classes from Informat needs all of ${Object.keys(given).join(', ')}.`
	);
}

let settings: Settings | undefined;

/** The settings of this process, read once. Throws `StartError` as `readSettings` does. */
export function getSettings(): Settings {
	return (settings ??= readSettings(process.env));
}
