import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import openSql from 'postgres';
import { Cable } from '../support/cable.ts';
import { startPostgres, type RunningPostgres } from '../support/postgres.ts';
import { ARDALAN, expectDashboard, givePassword, sessionCookie, signIn } from './pupils.ts';

const root = join(import.meta.dirname, '..', '..');
const port = 3219;
const origin = `http://localhost:${port}`;
test.use({ baseURL: origin });
test.describe.configure({ mode: 'serial' });

const database = `leerid_e2e_${randomBytes(6).toString('hex')}`;
let postgres: RunningPostgres;
let cable: Cable;
let server: ChildProcess;

test.beforeAll(async () => {
	test.setTimeout(120_000);
	postgres = await startPostgres();
	await administer((sql) => sql`create database ${sql(database)}`);
	const url = new URL(postgres.url);
	url.pathname = `/${database}`;
	cable = new Cable(Number(url.port));
	url.port = String(await cable.plugIn());
	server = spawn(process.execPath, ['build/start/server.js'], {
		cwd: root,
		env: {
			PATH: process.env.PATH,
			...{ ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin, DEMO: '1' },
			...{ DATABASE_URL: url.href, DATABASE_MIGRATION_URL: url.href, DATABASE_POOL: '3' },
			...keys()
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await new Promise<void>((ready, failed) => {
		server.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
		server.stdout!.on('data', (text: Buffer) => text.includes('is ready') && ready());
	});
});

test.afterAll(async () => {
	const ended = new Promise((done) => server?.once('exit', done));
	if (server?.kill('SIGTERM')) await ended;
	await cable?.pullOut().catch(() => undefined);
	await administer((sql) => sql`drop database if exists ${sql(database)} with (force)`);
	await postgres?.stop();
});

/** A database of our own, also on a server that somebody named in TEST_DATABASE_URL. */
async function administer(work: (sql: openSql.Sql) => Promise<unknown>): Promise<void> {
	const sql = openSql(postgres.url, { max: 1, onnotice: () => undefined });
	await work(sql);
	await sql.end();
}

/** With PostgreSQL the keys come from the environment. */
function keys(): Record<string, string> {
	const names = ['PEPPER', 'SEALING', 'DEVICE', 'LOOKUP', 'PAIRWISE', 'NATIONAL_NUMBER', 'SIGNING'];
	return Object.fromEntries(
		names.map((name) => [`KEY_${name}`, `test:${randomBytes(32).toString('base64url')}`])
	);
}

test('while the database is away every page says so, and afterwards all goes on without a restart', async ({
	page,
	context
}) => {
	test.setTimeout(90_000);
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const bearer = await sessionCookie(page);
	const half = await (await page.context().browser()!.newContext({ baseURL: origin })).newPage();
	await half.goto(`/${ARDALAN.username}`);

	await cable.pullOut();
	const answer = await page.goto('/dashboard');
	expect(answer!.status()).toBe(503);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('LeerID is even niet bereikbaar');
	expect(answer!.headers()['cache-control'] ?? '').not.toContain('public');
	for (const path of [`/${ARDALAN.username}`, '/niemand.kent.mij', '/k/0000000000000']) {
		const response = await half.goto(path);
		expect(response!.status()).toBe(503);
		// Not the same for everybody, so that not all come back at once.
		expect(response!.headers()['retry-after']).toMatch(/^([5-9]|1[0-5])$/);
		await expect(half.getByRole('heading', { level: 1 })).toHaveText('LeerID is even niet bereikbaar');
		expect(await half.content()).not.toMatch(/ECONN|postgres|Failed query|\.js:\d/);
	}
	expect((await half.goto('/aanmelden'))!.status()).toBe(200); // asks nothing of the database

	await cable.plugIn();
	await expect(async () => expect((await page.goto('/dashboard'))!.status()).toBe(200)).toPass();
	await expectDashboard(page);
	expect(await sessionCookie(page)).toBe(bearer); // nobody was signed out by it
	expect((await context.cookies()).map(({ name }) => name).sort()).toEqual([
		'leerid_device',
		'leerid_session'
	]);
	await half.goto(`/${ARDALAN.username}`);
	await givePassword(half, ARDALAN.password);
	await expectDashboard(half);
	await half.context().close();
});

test('a form sent while the database is away is answered with the same page', async ({ page }) => {
	test.setTimeout(90_000);
	await page.goto(`/${ARDALAN.username}`);
	await cable.pullOut();
	await givePassword(page, ARDALAN.password);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('LeerID is even niet bereikbaar');
	await cable.plugIn();
	await expect(async () => expect((await page.goto(`/${ARDALAN.username}`))!.status()).toBe(200)).toPass();
	await givePassword(page, ARDALAN.password);
	await expectDashboard(page);
});
