import cluster from 'node:cluster';
import { findMigratingFault, type Database } from '../db';
import type { Settings } from '../env';
import { log } from '../log';

/** The first of several processes; one that takes the place of another has a higher number. */
const FIRST = 1;

/**
 * Says in the log when DATABASE_MIGRATION_URL would not do for the next upgrade. A warning and no refusal: nobody who signs in
 * needs that role, and a server that is started again on a school morning must not stay away for a password that somebody changed.
 * Never throws; once a start, by the first process.
 */
export async function warnOfMigratingRole(
	db: Database,
	settings: Pick<Settings, 'migrationUrl' | 'databasePrepare'>
): Promise<void> {
	if (cluster.isWorker && cluster.worker?.id !== FIRST) return;
	const fault = await findMigratingFault(db, settings).catch((error: unknown) =>
		error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'unknown reason'
	);
	if (fault !== null)
		log.warn({ setting: 'DATABASE_MIGRATION_URL', fault }, 'the next upgrade of the tables would be refused');
}
