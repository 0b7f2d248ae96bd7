import { existsSync } from 'node:fs';
import { StartError } from '../lib/server/errors.ts';
import { explainUnreadable, REMEDY } from './unreadable.ts';

/**
 * What the build of SvelteKit gives, after its `init` hook: settings, database, migrations. Throws `StartError` when there is no
 * build, or when it does not fit the packages that are there.
 */
export async function importBuild(entry: URL): Promise<unknown> {
	if (!existsSync(entry)) throw new StartError(`There is no build yet: ${REMEDY}, or use \`npm start\`.`);
	try {
		return await import(entry.href);
	} catch (error) {
		const reason = explainUnreadable(error);
		throw reason === null ? error : new StartError(reason, { cause: error });
	}
}
