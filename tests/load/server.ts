import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuOf } from './process-cpu.ts';

const root = join(import.meta.dirname, '..', '..');
const KEYS = ['PEPPER', 'SEALING', 'DEVICE', 'LOOKUP', 'PAIRWISE', 'NATIONAL_NUMBER', 'SIGNING'];

export interface LoadServer {
	origin: string;
	/** Milliseconds of CPU that it used since it began; null where that cannot be read. */
	cpu(): number | null;
	/** Megabytes that it holds; null where that cannot be read. */
	memory(): number | null;
	stop(): Promise<void>;
}

/**
 * The production build with its demo on `databaseUrl` (embedded without one), away from the data and the .env of whoever runs
 * this. With `LOAD_PROFILE` set to a folder, Node leaves a CPU profile there when the server ends.
 */
export async function startLeerid(databaseUrl?: string, settings: Record<string, string> = {}) {
	const dataDir = mkdtempSync(join(tmpdir(), 'leerid-load-'));
	const keys = Object.fromEntries(
		KEYS.map((name) => [`KEY_${name}`, `load:${randomBytes(32).toString('base64url')}`])
	);
	const port = await freePorts();
	const origin = `http://localhost:${port}`;
	const server = await startProgram(startWords(), 'is ready', origin, {
		...{ ENV_FILE: '', DATA_DIR: dataDir, HOST: 'localhost', PORT: String(port), ORIGIN: origin },
		...(databaseUrl && {
			DATABASE_URL: databaseUrl,
			DATABASE_MIGRATION_URL: databaseUrl,
			DEMO: '1',
			...keys
		}),
		...settings
	});
	return {
		...server,
		keys,
		/** Where the demo applications listen: their redirect addresses are below it. */
		applications: `http://127.0.0.1:${port + 1}`,
		stop: async () => {
			await server.stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** The same provider without us: tests/load/bare-provider.ts. */
export async function startBare(databaseUrl: string, settings: Record<string, string>): Promise<LoadServer> {
	const port = await freePorts();
	const origin = `http://localhost:${port}`;
	return startProgram({ file: 'tests/load/bare-provider.ts' }, 'is ready', origin, {
		...{ PORT: String(port), DATABASE_URL: databaseUrl },
		...settings
	});
}

/** As `npm start` starts it: how much memory V8 takes is said there. */
function startWords(): { options: string[]; file: string } {
	const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		scripts: { start: string };
	};
	const words = scripts.start.split(' ').slice(1);
	return { options: words.slice(0, -1), file: words.at(-1) ?? '' };
}

/** Any program of ours or made from ours, which says `sign` when it listens at `origin`. */
export async function startProgram(
	{ file, options = [] }: { file: string; options?: string[] },
	sign: string,
	origin: string,
	env: Record<string, string>
): Promise<LoadServer> {
	const profile = process.env.LOAD_PROFILE;
	const profiling = profile
		? ['--cpu-prof', `--cpu-prof-dir=${join(profile, file.replaceAll('/', '-'))}`]
		: [];
	const child = spawn(process.execPath, [...options, ...profiling, file], {
		cwd: root,
		env: { PATH: process.env.PATH, ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await new Promise<void>((ready, failed) => {
		child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
		child.stdout.on('data', (text: Buffer) => text.includes(sign) && ready());
	});
	return { origin, cpu: () => millisecondsOf(child), memory: () => memoryOf(child), stop: () => stop(child) };
}

function millisecondsOf({ pid = 0 }: ChildProcess): number | null {
	const seconds = cpuOf(pid);
	return seconds === null ? null : seconds * 1000;
}

function memoryOf({ pid }: ChildProcess): number | null {
	const file = `/proc/${pid}/status`;
	if (!existsSync(file)) return null;
	const [, kibibytes = ''] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8')) ?? [];
	return Number(kibibytes) / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await ended;
}

/** A free port whose next one is free too. */
export async function freePorts(): Promise<number> {
	for (;;) {
		const first = createServer().listen(0, 'localhost');
		await new Promise((done) => first.once('listening', done));
		const { port } = first.address() as { port: number };
		const second = createServer();
		const free = await new Promise<boolean>((done) => {
			second.once('error', () => done(false));
			second.listen(port + 1, '127.0.0.1', () => done(true));
		});
		await Promise.all([first, second].map((one) => new Promise((done) => one.close(done))));
		if (free) return port;
	}
}
