import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** For a machine that does a lot else; a quick one never gets near. */
const LONGEST_START_MS = 240_000;

export interface ProductionServer {
	origin: string;
	stop(): Promise<void>;
}

/**
 * Starts the build on `port`, as it starts without any setting but `settings`, on data of its own that is thrown away at the
 * end. Rejects when it does not start; `npm run build` comes first.
 */
export async function startProduction(
	port: number,
	settings: Record<string, string> = {}
): Promise<ProductionServer> {
	const data = mkdtempSync(join(tmpdir(), 'leerid-server-'));
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, ['build/start/server.js'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			ENV_FILE: '',
			HOST: 'localhost',
			PORT: String(port),
			ORIGIN: origin,
			DATA_DIR: data,
			...settings
		}
	});
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
		rmSync(data, { recursive: true, force: true });
	};
	const ready = new Promise<boolean>((resolve) => {
		setTimeout(() => resolve(false), LONGEST_START_MS).unref();
		void ended.then(() => resolve(false));
		let said = '';
		child.stdout.on('data', (part: Buffer) => {
			said += part.toString();
			if (said.includes('LeerID is ready')) resolve(true);
		});
	});
	if (!(await ready)) {
		await stop();
		throw new Error('The production server did not start; is there a build?');
	}
	return { origin, stop };
}
