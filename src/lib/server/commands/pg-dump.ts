import { spawn } from 'node:child_process';
import { open, rename, rm } from 'node:fs/promises';
import { postgresVariables } from '../postgres-variables';

/**
 * Copies the database of `url` to a file, as it was at one instant, while it serves. Null, or one sentence on what went wrong.
 * The password goes by the environment: what stands in a command can be read by everybody on the machine.
 */
export async function dumpPostgres(url: string, path: string): Promise<string | null> {
	const part = `${path}.part`;
	// Made by us, or everybody on the machine could read it: pg_dump follows the umask.
	await (await open(part, 'w', 0o600)).close();
	const problem = await runPg('pg_dump', url, [
		'--format=custom',
		'--no-owner',
		'--no-privileges',
		'--file',
		part
	]);
	if (problem) await rm(part, { force: true });
	else await rename(part, path);
	return problem;
}

function runPg(program: string, url: string, parameters: string[]): Promise<string | null> {
	return new Promise((resolve) => {
		const child = spawn(program, parameters, {
			stdio: ['ignore', 'ignore', 'pipe'],
			env: { ...process.env, ...postgresVariables(url) }
		});
		let said = '';
		child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2_000)));
		child.once('error', ({ code }: NodeJS.ErrnoException) =>
			resolve(
				code === 'ENOENT'
					? `${program} is not installed: install the client programs of PostgreSQL, of its version or newer.`
					: `${program} cannot be started (${code}).`
			)
		);
		child.once('close', (code) => resolve(code === 0 ? null : `${program} failed: ${said.trim()}`));
	});
}
