import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const LONGEST_START_MS = 120_000;
const MOST_TRIES = 5;
const KEYS = ['PEPPER', 'SEALING', 'DEVICE', 'LOOKUP', 'PAIRWISE', 'NATIONAL_NUMBER', 'SIGNING'];

/** New ones, as settings. */
export const makeKeys = (): Record<string, string> =>
	Object.fromEntries(KEYS.map((name) => [`KEY_${name}`, `faults:${randomBytes(32).toString('base64url')}`]));

/**
 * The build with these settings, started again like a supervisor would when it finds no database in time (a machine that is busy
 * with the faults themselves). Rejects with what it said when it does not start.
 */
export async function startServer(
	env: Record<string, string | undefined>,
	options: string[] = []
): Promise<ChildProcess> {
	for (let tries = 1; ; tries++)
		try {
			return await startOnce(env, options);
		} catch (error) {
			if (tries === MOST_TRIES || !String(error).includes('does not answer')) throw error;
		}
}

function startOnce(env: Record<string, string | undefined>, options: string[]): Promise<ChildProcess> {
	const child = spawn(process.execPath, [...options, 'build/start/server.js'], {
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

/** Waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill(signal);
	await ended;
}
