import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import { StartError } from '../errors';
import { once, options, type Database, type OpenDatabase } from './client';

/** The extensions the migrations create; the embedded engine must be given them at every opening. */
export const embeddedExtensions = { pg_trgm, unaccent };

/** Opens, or makes, the database in `folder`. Throws `StartError` when it cannot. */
export async function createPglite(folder: string): Promise<PGlite> {
	try {
		return await PGlite.create(folder, { extensions: embeddedExtensions });
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason';
		throw new StartError(
			`The embedded database in ${folder} cannot be opened (${reason}): check the disk, or put the data folder back from the backup.`,
			{ cause: error }
		);
	}
}

/** The database on a PGlite that is already there. */
export function wrapPglite(client: PGlite): OpenDatabase {
	const db = drizzle(client, options) as unknown as Database;
	return {
		db,
		engine: 'embedded',
		dump: () => client.dumpDataDir('gzip'),
		close: once(() => client.close())
	};
}
