import cluster from 'node:cluster';
import { readSchemaVersion, tellAhead, type OpenDatabase } from '../db';
import type { Settings } from '../env';
import { log } from '../log';
import { program } from '../program';
import { isFirstProcess } from './is-first-process';

/**
 * One line of the log that says which program starts on which tables; a warning when they are of a newer program. No refusal, since a replica
 * may be started again in the middle of an update. Never throws; once a start, by the first process.
 */
export async function tellVersion(
	{ db, engine }: Pick<OpenDatabase, 'db' | 'engine'>,
	settings: Pick<Settings, 'migrationsDir' | 'workers'>
): Promise<void> {
	if (!isFirstProcess(cluster)) return;
	try {
		const schema = await readSchemaVersion(db, settings);
		const { newest: migration, ahead } = schema;
		const line = { ...program, node: process.version, engine, migration, workers: settings.workers };
		const fault = tellAhead(schema);
		if (fault === null) log.info(line, 'LeerID starts');
		else log.warn({ ...line, ahead, fault }, 'LeerID starts on tables of a newer program');
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason';
		log.warn({ ...program, reason }, 'LeerID starts, and which tables it has could not be read');
	}
}
