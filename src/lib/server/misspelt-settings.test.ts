import { expect, test } from 'vitest';
import { findMisspelt } from './misspelt-settings';

test.each([
	['DATABSE_URL', 'DATABASE_URL'],
	['SMPT_URL', 'SMTP_URL'],
	['DATABASE_MIGRATIONS_URL', 'DATABASE_MIGRATION_URL'],
	['KEY_PEPER_FILE', 'KEY_PEPPER_FILE'],
	['KEY_NATIONALNUMBER', 'KEY_NATIONAL_NUMBER'],
	['WORKER', 'WORKERS'],
	['ORGIN', 'ORIGIN'],
	['PROT', 'PORT'],
	['database_url', 'DATABASE_URL'],
	['JOURNALFILE', 'JOURNAL_FILE'],
	['METRIC_PORT', 'METRICS_PORT'],
	['ENVFILE', 'ENV_FILE']
])('%s is told as a misspelt %s', (variable, setting) => {
	expect(findMisspelt({ [variable]: 'x' })).toEqual([{ variable, setting }]);
});

test.each([
	'SMTP_HOST',
	'DATABASE_PASSWORD',
	'KEY_SECRETS',
	'OIDC_ISSUER',
	'DATABASE_POOL_FILE',
	'LEERID_URL'
])('%s begins like a setting of ours and is none', (variable) => {
	expect(findMisspelt({ [variable]: 'x' })).toMatchObject([{ variable }]);
});

test('what other programs and systems set raises no alarm', () => {
	const others = [
		...['PATH', 'HOME', 'HOSTNAME', 'USER', 'SHELL', 'LANG', 'LC_ALL', 'TERM', 'PWD', 'OLDPWD', 'TZ', 'MAIL'],
		...[
			'EDITOR',
			'LOGNAME',
			'SHLVL',
			'DISPLAY',
			'PS1',
			'CI',
			'SUDO_USER',
			'SSH_TTY',
			'XDG_DATA_DIRS',
			'PAGER'
		],
		// systemd, Node, npm, PostgreSQL, traces, containers
		...[
			'INVOCATION_ID',
			'JOURNAL_STREAM',
			'STATE_DIRECTORY',
			'NOTIFY_SOCKET',
			'LISTEN_FDS',
			'SYSTEMD_EXEC_PID'
		],
		...['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'NODE_VERSION', 'YARN_VERSION', 'INIT_CWD'],
		...['npm_config_cache', 'npm_package_name', 'npm_lifecycle_event', 'npm_execpath', 'UV_THREADPOOL_SIZE'],
		...['PGHOST', 'PGPORT', 'PGDATA', 'POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD_FILE', 'http_proxy'],
		...['OTEL_SERVICE_NAME', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
		...['KUBERNETES_SERVICE_HOST', 'KUBERNETES_PORT', 'KUBERNETES_PORT_443_TCP_ADDR', 'container'],
		// SvelteKit's adapter reads these; we set them ourselves.
		...['BODY_SIZE_LIMIT', 'SHUTDOWN_TIMEOUT']
	];
	expect(findMisspelt(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([]);
});

test('what Kubernetes says of services is no setting, whatever they are called; the same names are one elsewhere', () => {
	const names = (service: string) =>
		['SERVICE_HOST', 'SERVICE_PORT', 'SERVICE_PORT_HTTP', 'PORT', 'PORT_80_TCP', 'PORT_80_TCP_ADDR'].map(
			(name) => `${service}_${name}`
		);
	for (const service of ['LEERID', 'DATABASE', 'SMTP', 'KEY_STORE'])
		expect(findMisspelt(Object.fromEntries(names(service).map((name) => [name, 'x'])))).toEqual([]);
	expect(findMisspelt({ SMTP_PORT: '25' })).toMatchObject([{ variable: 'SMTP_PORT' }]);
});

test('our own settings, a file of each secret, and an empty variable are right', () => {
	const right = ['ORIGIN', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'ENV_FILE', 'KEY_PEPPER_FILE', 'SMTP_URL_FILE'];
	expect(findMisspelt(Object.fromEntries(right.map((name) => [name, 'x'])))).toEqual([]);
	expect(findMisspelt({ DATABSE_URL: '' })).toEqual([]);
});
