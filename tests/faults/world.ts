import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openSql from 'postgres';
import { Cable } from '../support/cable.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { startPostgres } from '../support/postgres.ts';

const root = join(import.meta.dirname, '..', '..');
const LONGEST_START_MS = 120_000;
const KEYS = ['PEPPER', 'SEALING', 'DEVICE', 'LOOKUP', 'PAIRWISE', 'NATIONAL_NUMBER', 'SIGNING'];

/** The build with its demo on a PostgreSQL of its own, each of which can be made to fail. */
export interface World {
	origin: string;
	/** To look at the database from outside, past the cable. */
	sql: openSql.Sql;
	mails: MailServer;
	/** Every fault leaves the world whole again before it resolves. */
	faults: Record<string, () => Promise<void>>;
	/** Times the application went down without being asked. */
	crashes: () => number;
	stop(): Promise<void>;
}

/** Rejects with a sentence when PostgreSQL is not there or is somebody else's, which is not ours to crash. */
export async function startWorld(): Promise<World> {
	const postgres = await startPostgres({ keepsCommits: true });
	const { crash } = postgres;
	if (!crash) throw new Error('Unset TEST_DATABASE_URL: these tests crash their database.');
	const admin = openSql(postgres.url, { max: 1, onnotice: () => undefined });
	await admin`create database leerid_faults`;
	await admin.end();
	const url = new URL(postgres.url);
	url.pathname = '/leerid_faults';
	const sql = openSql(url.href, { max: 2, onnotice: () => undefined });
	const cable = new Cable(Number(url.port));
	url.port = String(await cable.plugIn());

	const mails = await startMailServer();
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const folder = mkdtempSync(join(tmpdir(), 'leerid-faults-'));
	const env = {
		PATH: process.env.PATH,
		...{ ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin, DEMO: '1', DATA_DIR: folder },
		...{
			DATABASE_URL: url.href,
			DATABASE_MIGRATION_URL: url.href,
			SMTP_URL: mails.url,
			MAIL_FROM: 'LeerID <noreply@faults.example>'
		},
		...Object.fromEntries(
			KEYS.map((name) => [`KEY_${name}`, `faults:${randomBytes(32).toString('base64url')}`])
		)
	};
	let server = await startServer(env);
	let crashes = 0;

	const restart = async (signal: NodeJS.Signals) => {
		await end(server, signal);
		server = await startServer(env);
	};
	return {
		origin,
		sql,
		mails,
		faults: {
			'kill -9 of the application': () => {
				crashes += 1;
				return restart('SIGKILL');
			},
			'restart of the application': () => restart('SIGTERM'),
			'crash of the database': crash,
			'the cable to the database pulled out': async () => {
				await cable.pullOut();
				await new Promise((later) => setTimeout(later, 1_500));
				await cable.plugIn();
			}
		},
		crashes: () => crashes,
		async stop() {
			await end(server, 'SIGTERM');
			await cable.pullOut();
			await sql.end({ timeout: 1 });
			await mails.stop();
			await postgres.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function startServer(env: Record<string, string | undefined>): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['src/start/server.ts'], {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	return new Promise((ready, failed) => {
		let said = '';
		const tooLate = setTimeout(() => failed(new Error(`no start in time: ${said}`)), LONGEST_START_MS);
		child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (text: Buffer) => {
				said = (said + text.toString()).slice(-2_000);
				if (!said.includes('is ready')) return;
				clearTimeout(tooLate);
				ready(child);
			});
	});
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill(signal);
	await ended;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, 'localhost');
	await new Promise((done) => probe.once('listening', done));
	const { port } = probe.address() as { port: number };
	await new Promise((done) => probe.close(done));
	return port;
}
