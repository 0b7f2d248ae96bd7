// `npm run full-disk`, after a build, as root on Linux: the embedded database on a disk of its own that fills up while a pupil signs
// in, and has room again later. Full, the service may refuse; it may not say yes to what it did not keep. With room again it must serve
// without help but a restart, and have all that it acknowledged. Ends with 1 when a promise was broken, with 2 where it cannot be tried.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/postgres.ts';
import { Client } from '../support/plain-client.ts';
import { end, startServer } from './application.ts';

const PUPIL = { username: 'suheda.carabin', password: '29ban9' };
/** Room for the demo and its write-ahead log, and little more. */
const MEGABYTES = 400;
const SECONDS = { before: 5, full: 15, after: 5 };

const disk = mkdtempSync(join(tmpdir(), 'leerid-full-disk-'));
try {
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'leerid-full-disk', disk], {
		stdio: 'pipe'
	});
} catch {
	rmSync(disk, { recursive: true });
	console.log('A disk of its own cannot be made here: this needs root on Linux. Nothing was tried.');
	process.exit(2);
}
const broken: string[] = [];
const sessions: Client[] = [];
const answers: Record<string, number> = {};
const port = await freePort();
const origin = `http://localhost:${port}`;
const env = {
	...{ PATH: process.env.PATH, ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin },
	DATA_DIR: join(disk, 'data')
};
let server = await startServer(env);
try {
	await signIns('before', SECONDS.before);
	const ballast = join(disk, 'ballast');
	fill(ballast);
	console.log(`full: ${free()} bytes free, after ${sessions.length} sign-ins`);
	await signIns('full', SECONDS.full);
	const pages = await new Client(origin).ask('/hulp').then(
		({ status }) => status,
		() => 0
	);
	console.log(`full: a page without a database answers ${pages}, the process ${alive() ? 'lives' : 'ended'}`);
	unlinkSync(ballast);
	console.log(`room again: ${free()} bytes free`);
	let helped = false;
	if (!alive() || !(await serves())) {
		helped = true;
		await end(server, 'SIGTERM');
		server = await startServer(env);
	}
	console.log(helped ? 'it needed a restart' : 'it went on by itself');
	const before = sessions.length;
	await signIns('after', SECONDS.after);
	if (sessions.length === before) broken.push('nobody signs in although there is room again');
	for (const client of sessions)
		if ((await client.ask('/dashboard')).status !== 200) broken.push('a session that was given is gone');
	await end(server, 'SIGTERM');
	server = await startServer(env);
	let lost = 0;
	for (const client of sessions) if ((await client.ask('/dashboard')).status !== 200) lost += 1;
	if (lost > 0) broken.push(`${lost} of ${sessions.length} sessions did not outlive a restart`);
	console.log(`${sessions.length} sign-ins acknowledged; answers ${JSON.stringify(answers)}`);
} finally {
	await end(server, 'SIGKILL');
	execFileSync('umount', [disk]);
	rmSync(disk, { recursive: true });
}
console.log(broken.length === 0 ? 'Every promise was kept.' : `BROKEN:\n${[...new Set(broken)].join('\n')}`);
process.exit(broken.length === 0 ? 0 : 1);

async function signIns(phase: string, seconds: number): Promise<void> {
	for (const until = Date.now() + seconds * 1_000; Date.now() < until; await sleep(100)) {
		const client = new Client(origin);
		const status = await client.ask(`/${PUPIL.username}?/wachtwoord`, [['password', PUPIL.password]]).then(
			(answer) => answer.status,
			() => 0
		);
		answers[`${phase} ${status}`] = (answers[`${phase} ${status}`] ?? 0) + 1;
		if (status === 303 && client.cookie('leerid_session')) sessions.push(client);
	}
}

async function serves(): Promise<boolean> {
	for (let turn = 0; turn < 20; turn++) {
		const client = new Client(origin);
		await client.ask(`/${PUPIL.username}?/wachtwoord`, [['password', PUPIL.password]]).catch(() => undefined);
		if (client.cookie('leerid_session')) return true;
		await sleep(500);
	}
	return false;
}

/** To the last byte. */
function fill(path: string): void {
	const file = openSync(path, 'w');
	for (const size of [1_048_576, 4_096, 1])
		try {
			for (;;) writeSync(file, Buffer.alloc(size));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
		}
	closeSync(file);
}

function free(): number {
	const { bavail, bsize } = statfsSync(disk);
	return bavail * bsize;
}

function alive(): boolean {
	return server.exitCode === null && server.signalCode === null;
}
