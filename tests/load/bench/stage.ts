import { fork } from 'node:child_process';
import { Agent } from 'node:http';
import { join } from 'node:path';
import postgres from 'postgres';
import { startPostgres } from '../../support/postgres.ts';
import { addPupils, SECRET } from '../add-pupils.ts';
import { cpuOfFamily, parentOf } from '../process-cpu.ts';
import { startBare, startLeerid, type LoadServer } from '../server.ts';
import { startBarePage } from './bare-page.ts';
import { moveTo, type Cores } from './cores.ts';
import { atLeerid, type Provider } from './journey.ts';

/** Everything that is measured within one run: on one core where `cores` says so, and the driver on the others. */
export interface Stage {
	leerid: LoadServer;
	bare: LoadServer;
	/** LeerID with an application, the same with one that gets refresh tokens, and the bare provider. */
	providers: { ours: Provider; refreshing: Provider; theirs: Provider };
	page: LoadServer;
	pupils: string[];
	/** Bare argon2id verifications for so many seconds. */
	hashes(seconds: number): Promise<{ rate: number; cpu: number }>;
	/** Milliseconds of processor time that PostgreSQL has used; those of the clients are not in it. */
	databaseCpu(): number;
	/** Transactions that PostgreSQL committed since it began. */
	transactions(): Promise<number>;
	stop(): Promise<void>;
}

/** More than there are lanes, so that nobody signs in twice at the same moment. */
const PUPILS = 256;
const theirs = { authorize: '/auth', token: '/token', userinfo: '/me' };

/** `npm run build` comes first. */
export async function setStage(cores: Cores | null): Promise<Stage> {
	const closing: (() => unknown)[] = [];
	const stop = async () => {
		for (const close of closing.reverse()) await close();
	};
	try {
		// What is started inherits the core of who starts it.
		if (cores) moveTo(cores.measured);
		const database = await startPostgres({ keepsCommits: true });
		closing.push(() => database.stop());
		const leerid = await startLeerid(database.url);
		closing.push(() => leerid.stop());
		const agent = new Agent({ keepAlive: true, maxSockets: 4_000 });
		closing.push(() => agent.destroy());
		const ours = atLeerid(leerid, agent, () => SECRET);
		const plain = ours.application;
		const bare = await startBare(database.url, {
			...{ CLIENT_ID: plain.id, CLIENT_SECRET: plain.secret, REDIRECT_URI: plain.redirectUri }
		});
		closing.push(() => bare.stop());
		const page = await startBarePage();
		closing.push(() => page.stop());
		const hashing = fork(join(import.meta.dirname, '..', 'bare-hash.ts'), {
			env: { PATH: process.env.PATH }
		});
		closing.push(() => hashing.kill());
		await new Promise((ready) => hashing.once('message', ready));
		const pupils = await addPupils(database.url, leerid.keys, PUPILS);
		if (cores) moveTo(cores.driver);
		const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
		closing.push(() => sql.end());
		const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
		const postmaster = parentOf(backend?.pid ?? 0);
		return {
			...{ leerid, bare, page, pupils, stop },
			providers: {
				ours,
				refreshing: atLeerid(leerid, agent, () => SECRET, 'kabas'),
				theirs: {
					...{ origin: bare.origin, endpoints: theirs, application: plain, agent },
					answer: (pupil, path) => ({
						path,
						form: [
							['login', pupil],
							['password', 'x']
						]
					})
				}
			},
			hashes: (seconds) =>
				new Promise((answered) => {
					hashing.once('message', (answer) => answered(answer as { rate: number; cpu: number }));
					hashing.send(seconds);
				}),
			databaseCpu: () => cpuOfFamily(postmaster) * 1000,
			async transactions() {
				// A backend tells its count once a second.
				await new Promise((told) => setTimeout(told, 1_200));
				const [row] = await sql<{ n: number }[]>`
					select sum(xact_commit)::int as n from pg_stat_database`;
				return row?.n ?? Number.NaN;
			}
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
