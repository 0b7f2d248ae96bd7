import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import openSql from 'postgres';
import { Cable } from '../support/cable.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { freePort, startPostgres } from '../support/postgres.ts';
import { end, makeKeys, startServer } from './application.ts';

/** The application's clock is ours. */
const MOVED_CLOCK = ['--import', join(import.meta.dirname, 'moved-clock.ts')];

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
	const clock = join(folder, 'clock');
	const env = {
		PATH: process.env.PATH,
		CLOCK_FILE: clock,
		...{ ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin, DEMO: '1', DATA_DIR: folder },
		...{
			DATABASE_URL: url.href,
			DATABASE_MIGRATION_URL: url.href,
			SMTP_URL: mails.url,
			MAIL_FROM: 'LeerID <noreply@faults.example>'
		},
		...makeKeys()
	};
	let server = await startServer(env, MOVED_CLOCK);
	let crashes = 0;

	/** For three seconds, and back: what was made meanwhile bears a time that is not. */
	const moveClock = async (milliseconds: number) => {
		writeFileSync(clock, String(milliseconds));
		await sleep(3_000);
		writeFileSync(clock, '0');
	};
	const restart = async (signal: NodeJS.Signals) => {
		await end(server, signal);
		server = await startServer(env, MOVED_CLOCK);
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
				await sleep(1_500);
				await cable.plugIn();
			},
			'the cable pulled out for longer than anybody waits': async () => {
				await cable.pullOut();
				await sleep(12_000);
				await cable.plugIn();
			},
			'the clock four minutes ahead': () => moveClock(4 * 60_000),
			'the clock four minutes behind': () => moveClock(-4 * 60_000)
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
