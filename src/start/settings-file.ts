import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from '../lib/server/errors.ts';

/**
 * Puts the settings of `.env` (or the file that ENV_FILE names; none when it is empty) in the environment of this process.
 * What the environment already holds wins. Throws `StartError` when the file that was named cannot be read: without it another
 * database would be served.
 */
export function loadSettingsFile(): void {
	const named = process.env.ENV_FILE;
	const path = named ?? '.env';
	if (path === '' || (named === undefined && !existsSync(path))) return;
	for (const [name, value] of Object.entries(parseEnv(read(path)))) process.env[name] ??= value;
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code;
		throw new StartError(
			`The settings in ${path} cannot be read (${reason}): correct ENV_FILE, or make the file readable for this user.`
		);
	}
}
