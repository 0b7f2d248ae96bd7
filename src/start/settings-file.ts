import { existsSync } from 'node:fs';

/**
 * Puts the settings of `.env` (or the file that ENV_FILE names; none when it is empty) in the environment of this process.
 * What the environment already holds wins.
 */
export function loadSettingsFile(): void {
	const path = process.env.ENV_FILE ?? '.env';
	if (path && existsSync(path)) process.loadEnvFile(path);
}
