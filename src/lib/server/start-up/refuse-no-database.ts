import { existsSync } from 'node:fs';
import { embeddedFolder, type Settings } from '../env';
import { StartError } from '../errors';

/**
 * For a command: throws `StartError` when it would make an empty embedded database. In a terminal without the server's settings
 * the first operator would be one of nowhere, and every nightly backup one of nothing.
 */
export function refuseNoDatabase(settings: Pick<Settings, 'embedded' | 'dataDir'>): void {
	if (!settings.embedded || existsSync(embeddedFolder(settings))) return;
	throw new StartError(
		`There is no database in ${settings.dataDir}: give the settings of the server (ENV_FILE, DATABASE_URL or DATA_DIR), or start it once.`
	);
}
