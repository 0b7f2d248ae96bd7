// `npm run pooler`, after a build: two processes of the application behind PgBouncer in transaction mode, with far more wishes than
// its four connections, migrated through it too. Every statement of a transaction must meet the same connection, also the `begin`
// that goes out together with the first of them. Ends with 1 when something was refused, lost or made half.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import openSql from 'postgres';
import { freePort, startPostgres, unprivilegedUser } from '../support/postgres.ts';
import { end, makeKeys, startServer } from './application.ts';
import { comeToRest } from './come-to-rest.ts';
import { director } from './director.ts';
import { pupilWhoSignsIn } from './pupil-who-signs-in.ts';
import { secretary } from './secretary.ts';
import { senderOfFeeds } from './sender-of-feeds.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
const CONNECTIONS = 4;
/** Between two rounds of an actor. */
const PAUSE_MS = 200;

const closing: (() => unknown)[] = [];
const broken: string[] = [];
try {
	const database = await startPostgres({ keepsCommits: true });
	closing.push(() => database.stop());
	const { port: behind } = new URL(database.url);
	const folder = mkdtempSync(join(tmpdir(), 'leerid-pooler-'));
	chmodSync(folder, 0o755);
	closing.push(() => rmSync(folder, { recursive: true, force: true }));
	const before = await startPgBouncer(folder, behind);
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const url = `postgres://postgres@127.0.0.1:${before}/postgres`;
	const server = await startServer({
		...{ PATH: process.env.PATH, ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin },
		...{ DEMO: '1', DATA_DIR: folder, WORKERS: '2', DATABASE_POOL: '8', DATABASE_PREPARE: '0' },
		...{ DATABASE_URL: url, DATABASE_MIGRATION_URL: url },
		...makeKeys()
	});
	closing.push(() => end(server, 'SIGTERM'));
	let said = '';
	for (const stream of [server.stdout, server.stderr])
		stream?.on('data', (part: Buffer) => (said += part.toString()));
	const sql = openSql(database.url, { max: 2, onnotice: () => undefined });
	closing.push(() => sql.end({ timeout: 1 }));

	const world = { origin, sql };
	const pupils = Array.from({ length: 2 }, () => pupilWhoSignsIn(world));
	const [one] = pupils;
	const others = [secretary(world), senderOfFeeds(world), director(world)];
	for (const actor of others) await actor.prepare?.();
	const until = Date.now() + Number(values.seconds) * 1_000;
	let [rounds, astray] = [0, 0];
	await Promise.all(
		[...pupils, ...others].map(async (actor) => {
			while (Date.now() < until) {
				rounds += 1;
				await actor.work().catch((error: unknown) => {
					astray += 1;
					broken.push(`${actor.name}: ${String(error)}`);
				});
				await sleep(PAUSE_MS);
			}
		})
	);
	broken.push(...(await comeToRest(sql)));
	const [{ most = 0 } = {}] = await sql<{ most: number }[]>`
		select count(*)::int as most from pg_stat_activity where application_name = 'leerid' and datname = 'postgres'`;
	console.log(`${rounds} rounds, ${astray} of them astray, on ${most} connections for 16 of the application`);
	if (most > CONNECTIONS) broken.push(`PgBouncer held ${most} connections: it was not in between`);
	for (const actor of others) broken.push(...(await actor.judge()).map((line) => `${actor.name}: ${line}`));
	console.log([one, ...others].map((actor) => JSON.stringify(actor?.counts())).join(' '));
	// A statement that met another's transaction, or none.
	for (const line of said.split('\n'))
		if (
			/"level":(50|60)|prepared statement|no transaction in progress|current transaction is aborted/.test(
				line
			)
		)
			broken.push(line.slice(0, 400));
} finally {
	for (const close of closing.reverse()) await close();
}
console.log(broken.length === 0 ? 'Every promise was kept.' : `BROKEN:\n${broken.join('\n')}`);
process.exit(broken.length === 0 ? 0 : 1);

/** The port it listens at. Rejects with a sentence when it is not installed. */
async function startPgBouncer(folder: string, behind: string): Promise<number> {
	try {
		execFileSync('pgbouncer', ['--version'], { stdio: 'pipe' });
	} catch {
		throw new Error('PgBouncer is not installed (Debian: apt-get install pgbouncer).');
	}
	const port = await freePort();
	const file = join(folder, 'pgbouncer.ini');
	writeFileSync(
		file,
		`[databases]\n* = host=127.0.0.1 port=${behind} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\n` +
			`unix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = ${CONNECTIONS}\n` +
			'max_client_conn = 500\nignore_startup_parameters = extra_float_digits\n'
	);
	const child = spawn('pgbouncer', ['-q', file], { ...unprivilegedUser(), cwd: folder, stdio: 'inherit' });
	closing.push(() => child.kill('SIGTERM'));
	for (let turn = 0; turn < 50; turn++) {
		const sql = openSql(`postgres://postgres@127.0.0.1:${port}/postgres`, { max: 1 });
		const up = await sql`select 1`.then(
			() => true,
			() => false
		);
		await sql.end({ timeout: 1 });
		if (up) return port;
		await sleep(200);
	}
	throw new Error('PgBouncer did not start.');
}
