import cluster from 'node:cluster';
import { findAddressFault } from '../client-address';
import { findMigratingFault, findServingFault, type OpenDatabase } from '../db';
import type { Settings } from '../env';
import { log } from '../log';
import { isFirstProcess } from './is-first-process';

/**
 * Says in the log when DATABASE_MIGRATION_URL would not do for the next upgrade, when DATABASE_URL may do too much, and when everybody would
 * have the address of the proxy. Warnings and no refusal: whoever signs in is served all the same, and a server that is started again
 * on a school morning must not stay away for a password that somebody changed. Never throws; once a start, by the first process.
 */
export async function warnOfSettings(
	{ db, engine }: Pick<OpenDatabase, 'db' | 'engine'>,
	settings: Pick<Settings, 'migrationUrl' | 'databasePrepare' | 'origin' | 'addressHeader'>
): Promise<void> {
	if (!isFirstProcess(cluster)) return;
	const addressFault = findAddressFault(settings);
	if (addressFault !== null)
		log.warn(
			{ setting: 'ADDRESS_HEADER', fault: addressFault },
			'nobody is told apart by the address of the client'
		);
	const roleFault = engine === 'postgresql' ? await orReason(findServingFault(db)) : null;
	if (roleFault !== null)
		log.warn({ setting: 'DATABASE_URL', fault: roleFault }, 'the program may do more than it needs');
	const fault = await orReason(findMigratingFault(db, settings));
	if (fault !== null)
		log.warn({ setting: 'DATABASE_MIGRATION_URL', fault }, 'the next upgrade of the tables would be refused');
}

const orReason = (looked: Promise<string | null>): Promise<string | null> =>
	looked.catch((error: unknown) =>
		error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'unknown reason'
	);
