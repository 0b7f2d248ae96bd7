import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isLoopback, readSettings } from './env';
import { StartError } from './errors';

const folder = mkdtempSync(join(tmpdir(), 'leerid-env-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};

const url = 'postgres://leerid:geheim@db.example/leerid';

test('nothing set is a demo for this machine alone, on the embedded database', () => {
	expect(readSettings({})).toMatchObject({
		host: 'localhost',
		port: 3000,
		origin: new URL('http://localhost:3000'),
		dataDir: resolve('.data'),
		databaseUrl: undefined,
		embedded: true,
		demo: 'fixed',
		devPages: true,
		addressHeader: undefined,
		argon2: { memoryKib: 19_456, iterations: 2, parallelism: 1 },
		operator: { demonstration: true, publisher: undefined, helpdeskPhone: undefined },
		keyTexts: {}
	});
});

test('an empty variable is an absent one', () => {
	expect(readSettings({ HOST: '', PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(readSettings({}));
});

test.each([
	['127.0.0.1', 'http://127.0.0.1:8080'],
	['::1', 'http://[::1]:8080'],
	['localhost', 'http://localhost:8080']
])('the address follows HOST=%s and PORT', (HOST, origin) => {
	expect(readSettings({ HOST, PORT: '8080' }).origin.origin).toBe(origin);
});

const https = 'https://leerid.example';
const lan = 'http://192.168.1.20:3000';
test.each([
	// embedded
	[{}, 'fixed'],
	[{ DEMO: '1' }, 'fixed'],
	[{ DEMO: '0' }, 'off'],
	[{ ORIGIN: https, EMBEDDED: '1' }, 'off'],
	[{ HOST: '0.0.0.0', ORIGIN: 'http://localhost:3000', EMBEDDED: '1' }, 'off'],
	[{ HOST: '0.0.0.0', ORIGIN: 'http://localhost:3000', EMBEDDED: '1', DEMO: '1' }, 'fresh'],
	[{ HOST: '0.0.0.0', ORIGIN: lan, EMBEDDED: '1', DEMO: '1' }, 'fresh'],
	[{ ORIGIN: https, EMBEDDED: '1', DEMO: '1' }, 'fresh'],
	// PostgreSQL
	[{ DATABASE_URL: url }, 'off'],
	[{ DATABASE_URL: url, DEMO: '1' }, 'fixed'],
	[{ DATABASE_URL: url, ORIGIN: https, DEMO: '1' }, 'fresh'],
	[{ DATABASE_URL: url, HOST: '::', ORIGIN: https }, 'off']
])('with %j the demo is %s, and the /dev pages exist with fixed secrets only', (environment, demo) => {
	expect(readSettings(environment)).toMatchObject({
		demo,
		devPages: demo === 'fixed',
		operator: { demonstration: demo !== 'off' }
	});
});

test.each([
	[{ HOST: 'http://x' }, /^HOST must be a host name/],
	[{ HOST: '0.0.0.0' }, /^ORIGIN is missing/],
	[{ HOST: '0.0.0.0', ORIGIN: lan, DEMO: '1' }, /EMBEDDED=1/],
	[{ HOST: '0.0.0.0', ORIGIN: 'http://localhost:3000' }, /EMBEDDED=1/],
	[{ ORIGIN: https }, /EMBEDDED=1/],
	[{ ORIGIN: 'http://localhost.evil.example', EMBEDDED: '1' }, /^ORIGIN must begin with https/],
	[{ ORIGIN: lan, EMBEDDED: '1' }, /^ORIGIN must begin with https/],
	[{ ORIGIN: lan, DATABASE_URL: url }, /^ORIGIN must begin with https/],
	[{ ORIGIN: 'leerid.example' }, /^ORIGIN must be an address/],
	[{ ORIGIN: 'ftp://leerid.example' }, /^ORIGIN must be an address/],
	[{ ORIGIN: 'https://leerid.example/pad' }, /^ORIGIN must be an address/],
	[{ ORIGIN: 'https://a:geheim@leerid.example' }, /^ORIGIN must be an address (?!.*geheim)/],
	[{ ORIGIN: 'https://leerid.example:99999' }, /^ORIGIN must be an address/],
	[{ PORT: '0' }, /^PORT must be a whole number from 1 to 65535/],
	[{ PORT: '65536' }, /^PORT /],
	[{ PORT: '3000abc' }, /^PORT /],
	[{ PORT: '-1' }, /^PORT /],
	[{ DATA_DIR: 'a\0b' }, /^DATA_DIR /],
	[{ MIGRATIONS_DIR: 'a\0b' }, /^MIGRATIONS_DIR /],
	[{ MIGRATIONS_DIR: folder }, /^MIGRATIONS_DIR must be the path of the folder drizzle/],
	[{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must look like/],
	// Passwords as a generator makes them: where an address is cut, a part of one would else be a host, a port or a name.
	...['se/cret', '12/cret', 'se?cret', 'se#cret', 'se@cret', 'se%cret', '100%'].map(
		(password): [Record<string, string>, RegExp] => [
			{ DATABASE_URL: `postgres://leerid:${password}@db.example:5432/leerid` },
			/^DATABASE_URL must look like (?!.*cret).* percent-encoded/
		]
	),
	[{ DATABASE_URL: 'postgres://leerid:geheim@db.example:99999/leerid' }, /^DATABASE_URL must look like/],
	[{ DATABASE_MIGRATION_URL: 'x', DATABASE_URL: url }, /^DATABASE_MIGRATION_URL must look like/],
	[{ DATABASE_MIGRATION_URL: url }, /without DATABASE_URL/],
	[{ DATABASE_URL: url, EMBEDDED: '1' }, /contradict/],
	[{ EMBEDDED: '0' }, /^DATABASE_URL is missing/],
	[{ EMBEDDED: 'yes' }, /^EMBEDDED must be 1 or 0, not "yes"/],
	[{ DEMO: 'true' }, /^DEMO must be 1 or 0/],
	[{ DATABASE_POOL: '0' }, /^DATABASE_POOL /],
	[{ DATABASE_PREPARE: 'no' }, /^DATABASE_PREPARE /],
	[{ ADDRESS_HEADER: 'x forwarded' }, /^ADDRESS_HEADER /],
	[{ XFF_DEPTH: '0' }, /^XFF_DEPTH /],
	[{ ARGON2_MEMORY_KIB: '1024' }, /^ARGON2_MEMORY_KIB /],
	[{ ARGON2_MEMORY_KIB: '99999999' }, /^ARGON2_MEMORY_KIB /],
	[{ ARGON2_ITERATIONS: '1' }, /must be at least 35840/],
	[{ ARGON2_ITERATIONS: '21' }, /^ARGON2_ITERATIONS /],
	[{ ARGON2_PARALLELISM: '0' }, /^ARGON2_PARALLELISM /],
	[{ HASH_CONCURRENCY: '0' }, /^HASH_CONCURRENCY /],
	[{ HASH_QUEUE_LIMIT: '1e3' }, /^HASH_QUEUE_LIMIT /],
	[{ WORKERS: '0' }, /^WORKERS must be auto or a whole number/],
	[{ WORKERS: '2' }, /^WORKERS must be 1 with the embedded database/],
	[{ METRICS_PORT: '65536' }, /^METRICS_PORT must be a whole number/],
	[{ METRICS_PORT: '3000' }, /^METRICS_PORT must be another port than PORT/],
	[{ METRICS_HOST: '0.0.0.0' }, /^METRICS_HOST is set without METRICS_PORT/],
	[{ METRICS_HOST: 'http://x', METRICS_PORT: '9464' }, /^METRICS_HOST must be a host name/],
	[{ JOURNAL_FILE: 'a\nb' }, /^JOURNAL_FILE must be the path of a file/],
	[{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be the address/],
	[{ DATABASE_REPLICA_URL: 'x', DATABASE_URL: url }, /^DATABASE_REPLICA_URL must look like/],
	[{ DATABASE_REPLICA_URL: url }, /^DATABASE_REPLICA_URL is set without DATABASE_URL/],
	[{ SMTP_URL: 'smtp://mail.example' }, /^MAIL_FROM is missing/],
	[{ SMTP_URL: 'http://leerid:geheim@mail.example' }, /^SMTP_URL must look like (?!.*geheim)/],
	[
		{ SMTP_URL: 'smtp://leerid:100%@mail.example', MAIL_FROM: 'a@b.example' },
		/^SMTP_URL must look like (?!.*100%).* percent-encoded/
	],
	[{ SMTP_URL: 'smtp://mail.example?ignoreTLS=true' }, /^SMTP_URL must look like/],
	[{ SMTP_URL: 'smtp://mail.example:99999' }, /^SMTP_URL must look like/],
	[{ MAIL_FROM: 'LeerID' }, /^MAIL_FROM must be one e-mail address/],
	[{ MAIL_FROM: 'LeerID <a@b.example>\nBcc: x@y.example' }, /^MAIL_FROM /],
	[{ HELPDESK_NAME: 'a\nb' }, /^HELPDESK_NAME /],
	[{ HELPDESK_PHONE: 'bel mij' }, /^HELPDESK_PHONE /],
	[{ HELPDESK_MAIL: 'help' }, /^HELPDESK_MAIL /],
	[{ HELPDESK_URL: 'javascript:alert(1)' }, /^HELPDESK_URL /],
	[{ PUBLISHER: 'x'.repeat(201) }, /^PUBLISHER /],
	[{ OFFICIAL_MARK: '\u0007' }, /^OFFICIAL_MARK /],
	[{ STAFF_OIDC_ISSUER: 'http://login.example' }, /^STAFF_OIDC_ISSUER must be /],
	[{ STAFF_OIDC_ISSUER: 'https://login.example' }, /^STAFF_OIDC_CLIENT_ID is missing: /],
	[{ STAFF_OIDC_CLIENT_ID: 'leerid', STAFF_OIDC_ACR: 'a' }, /^STAFF_OIDC_ISSUER is missing: /],
	[{ EU_NOTE: '\t' }, /^EU_NOTE /],
	[{ EXTRA_LANGUAGES: 'ar,xx' }, /^EXTRA_LANGUAGES must be codes of languages that there are \(ar\)/],
	[
		{ DATABASE_URL_FILE: join(folder, 'absent') },
		/^DATABASE_URL_FILE names a file that cannot be read \(ENOENT\)/
	],
	[{ KEY_PEPPER_FILE: file('empty', '\n') }, /^KEY_PEPPER_FILE names an empty file/],
	[{ KEY_PEPPER: 'x', KEY_PEPPER_FILE: file('pepper', 'y') }, /both set/]
])('%j is refused in one sentence', (environment, sentence) => {
	const read = () => readSettings(environment);
	expect(read).toThrow(StartError);
	expect(read).toThrow(sentence);
	expect(read).toThrow(/^[^\n]+\.$/);
});

test('processes that share a machine share its cores for hashing', () => {
	const cores = readSettings({}).hashConcurrency;
	expect(readSettings({ DATABASE_URL: url, WORKERS: '999' }).hashConcurrency).toBe(1);
	expect(readSettings({ DATABASE_URL: url, WORKERS: '2', HASH_CONCURRENCY: '7' }).hashConcurrency).toBe(7);
	expect(readSettings({ DATABASE_URL: url, WORKERS: '1' }).hashConcurrency).toBe(cores);
});

test('a malformed database address is refused without its password', () => {
	expect(() => readSettings({ DATABASE_URL: 'pg://leerid:geheim@db' })).toThrow(/^(?!.*geheim)/);
});

test.each([
	'postgres://leerid:a%2Fb%40c%25@db.example/leerid',
	'postgresql://leerid:a:b@[::1]:5432/leerid',
	'postgres://leerid:geheim@db1:5432,db2:5432/leerid?target_session_attrs=read-write',
	'postgres://leerid@db1,db2/leerid?sslmode=require',
	'postgres:///leerid?host=/run/postgresql'
])('%s is an address of a database', (address) => {
	expect(readSettings({ DATABASE_URL: address }).databaseUrl).toBe(address);
});

test('a secret may come from a file, without the line end an editor leaves', () => {
	const settings = readSettings({
		DATABASE_URL_FILE: file('url', `${url}\n`),
		KEY_PEPPER_FILE: file('keys', 'a:AAAA\n')
	});
	expect(settings).toMatchObject({ databaseUrl: url, embedded: false, keyTexts: { pepper: 'a:AAAA' } });
});

test('a secret may come as a variable with the line end of the file that Kubernetes made it of', () => {
	const settings = readSettings({
		DATABASE_URL: `${url}\n`,
		KEY_PEPPER: 'a:AAAA\n',
		DATABASE_REPLICA_URL: '\n'
	});
	expect(settings).toMatchObject({ databaseUrl: url, embedded: false, keyTexts: { pepper: 'a:AAAA' } });
	expect(settings.replicaUrl).toBeUndefined();
});

test('mails come from the address of the operator, by a server that may be named in a file', () => {
	const SMTP_URL_FILE = file('smtp', 'smtps://leerid:geheim@mail.example:465\n');
	expect(
		readSettings({ SMTP_URL_FILE, MAIL_FROM: 'LeerID Vlaanderen <noreply@leerid.example>' })
	).toMatchObject({
		smtpUrl: new URL('smtps://leerid:geheim@mail.example:465'),
		mailFrom: { name: 'LeerID Vlaanderen', address: 'noreply@leerid.example' }
	});
	expect(readSettings({ MAIL_FROM: 'noreply@leerid.example' }).mailFrom).toEqual({
		name: 'LeerID',
		address: 'noreply@leerid.example'
	});
	expect(readSettings({})).toMatchObject({ smtpUrl: undefined, mailFrom: { address: 'noreply@localhost' } });
});

test('what the operator sets is what is shown', () => {
	const { operator, addressHeader } = readSettings({
		HELPDESK_NAME: 'Helpdesk',
		HELPDESK_PHONE: '02 555 00 00',
		HELPDESK_MAIL: 'help@leerid.example',
		HELPDESK_URL: 'https://leerid.example/help',
		PUBLISHER: 'Departement',
		OFFICIAL_MARK: 'Dit is een officiële website',
		EU_NOTE: 'Gefinancierd door de EU',
		DEMO: '0',
		ADDRESS_HEADER: 'X-Forwarded-For'
	});
	expect(operator).toEqual({
		helpdeskName: 'Helpdesk',
		helpdeskPhone: '02 555 00 00',
		helpdeskMail: 'help@leerid.example',
		helpdeskUrl: 'https://leerid.example/help',
		publisher: 'Departement',
		officialMark: 'Dit is een officiële website',
		euNote: 'Gefinancierd door de EU',
		demonstration: false
	});
	expect(addressHeader).toBe('x-forwarded-for');
});

test.each([
	['localhost', true],
	['127.0.0.1', true],
	['127.8.8.8', true],
	['::1', true],
	['[::1]', true],
	['0:0:0:0:0:0:0:1', true],
	['0.0.0.0', false],
	['::', false],
	['::ffff:1', false],
	['1::1', false],
	['127.0.0.1.evil.example', false],
	['localhost.example', false],
	['192.168.1.1', false]
])('%s is loopback: %s', (host, loopback) => {
	expect(isLoopback(host)).toBe(loopback);
});
