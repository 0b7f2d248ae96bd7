import { getSettings } from '../env';
import { StartError } from '../errors';
import { openDatabase, type OpenDatabase } from './client';
import { isNotAdmitted } from './failures';
import { NOT_RESTORING } from '../restore-mark';
import { isHalfRestored, refuseUnready, type Purpose } from './refuse-unready';
import { isMigrated, migrateDatabase } from './migrate';
import { explainUnusable } from './unusable';

/** On `globalThis`, because a hot reload makes this module anew while the former database is still open and locked. */
const place = Symbol.for('leerid.database');
const shared = globalThis as { [place]?: Promise<OpenDatabase> };

/**
 * The database of this process, opened and migrated at the first call. Never call it at the top level of a module:
 * `vite build` runs those. Rejects with `StartError`, and tries anew at the next call. The first call says what for:
 * one that is empty or restored half may not be what that needs.
 */
export function getDatabase(purpose: Purpose = {}): Promise<OpenDatabase> {
	return (shared[place] ??= start(purpose).catch((error: unknown) => {
		delete shared[place];
		throw error;
	}));
}

async function start(purpose: Purpose): Promise<OpenDatabase> {
	const settings = getSettings();
	const database = await openDatabase(settings);
	try {
		await refuseUnready(database.db, purpose);
		await migrateDatabase(database, settings);
		// Whoever drops a database under a server that runs, and restores another by its name, ends all of its connections.
		if (!purpose.isFinishing) database.admitOnly?.(NOT_RESTORING);
	} catch (error) {
		await database.close();
		if (error instanceof StartError) throw error;
		throw explainUnusable(error, settings.databaseUrl ?? '', 'DATABASE_URL') ?? error;
	}
	// adapter-node says so once the last request has been answered; the types of Node do not know its event.
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => closeDatabase());
	return database;
}

/** `behind`: it answers, and lacks a migration of this program, or another was restored in its place and is not done. */
export type DatabaseState = 'ok' | 'away' | 'behind';

/** How the database of this process is now. Opens none, and never throws. */
export async function databaseState(): Promise<DatabaseState> {
	const opened = shared[place];
	if (!opened) return 'away';
	try {
		const { db, admitOnly } = await opened;
		if ((await isMigrated(db, getSettings())) && !(await isHalfRestored(db))) return 'ok';
		// Another database may be on its way into the place of ours: who was admitted to an empty one would go on when it is full.
		admitOnly?.(NOT_RESTORING);
		return 'behind';
	} catch (error) {
		return isNotAdmitted(error) ? 'behind' : 'away';
	}
}

/** Closes the database of this process, if it was opened; the process can then end by itself. */
export async function closeDatabase(): Promise<void> {
	const opened = shared[place];
	delete shared[place];
	await opened?.then(
		(database) => database.close(),
		() => undefined
	);
}
