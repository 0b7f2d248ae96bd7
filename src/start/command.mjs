// Running other programs from the bootstrap. Plain JavaScript: Node 20 runs it too.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const modules = join(root, 'node_modules');
export const bin = join(modules, '.bin');

/**
 * Runs a command with its output in view, and a sign of life for those that are silent. Our own Node comes first on its
 * PATH. Returns whether it succeeded.
 * @param {string} title @param {string | string[]} command @param {string[]} parameters
 */
export function run(title, command, parameters) {
	const [program, ...first] = [command].flat();
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	console.log(`${title} ...`);
	const life = setInterval(() => console.log(`${title}: ${seconds()} s ...`), 10_000);
	return new Promise((resolve) => {
		const child = spawn(program, [...first, ...parameters], {
			cwd: root,
			stdio: 'inherit',
			shell: process.platform === 'win32' && program !== process.execPath,
			env: { ...process.env, PATH: bin + delimiter + (process.env.PATH ?? '') }
		});
		// npm tidies up when it is interrupted; to leave before it does would let the next start run into it.
		let interrupted = false;
		for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
			process.once(signal, () => {
				interrupted = true;
				child.kill(signal);
			});
		child.on('error', (error) => {
			console.error(error.message);
			child.emit('close', 1);
		});
		child.on('close', (code) => {
			clearInterval(life);
			if (interrupted) process.exit(130);
			if (code === 0) console.log(`${title}: done in ${seconds()} s.`);
			resolve(code === 0);
		});
	});
}
