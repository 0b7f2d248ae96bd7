import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, startProgram, type LoadServer } from '../server.ts';

const source = join(import.meta.dirname, '..', 'bare-page');
const root = join(import.meta.dirname, '..', '..', '..');
/** Below the project: what is built here looks for its packages from here. */
const out = join(root, '.svelte-kit', 'bare-page');

/** SvelteKit with one page that loads one name: built, and started as its adapter says. */
export async function startBarePage(): Promise<LoadServer> {
	execFileSync(join(root, 'node_modules', '.bin', 'vite'), ['build'], {
		cwd: source,
		env: { ...process.env, OUT: out },
		stdio: 'pipe'
	});
	const port = await freePorts();
	const origin = `http://localhost:${port}`;
	const settings = { HOST: 'localhost', PORT: String(port), ORIGIN: origin, NODE_ENV: 'production' };
	const server = await startProgram({ file: join(out, 'build', 'index.js') }, 'Listening', origin, settings);
	return {
		...server,
		stop: async () => {
			await server.stop();
			rmSync(out, { recursive: true, force: true });
		}
	};
}
