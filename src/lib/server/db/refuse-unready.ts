import { sql } from 'drizzle-orm';
import type { Settings } from '../env';
import { StartError } from '../errors';
import { markedSince, READ_MARKS } from '../restore-mark';
import { openPostgres, selectRows, type Database, type OpenDatabase } from './client';
import { sqlState } from './failures';

interface Marks extends Record<string, unknown> {
	marks: string[];
	filled: boolean;
}

async function readMarks(db: Database): Promise<Marks> {
	const [row] = await selectRows<Marks>(db, sql.raw(READ_MARKS));
	return row ?? { marks: [], filled: false };
}

/** Whether a restore was begun in `db` and is not done. */
export const isHalfRestored = async (db: Database): Promise<boolean> =>
	(await readMarks(db)).marks.length > 0;

/** What the process that opens a database is there for. */
export interface Purpose {
	/** To do the second half of a restore. */
	isFinishing?: boolean;
	/** To work on what is there; it makes no tables where none are. */
	needsTables?: boolean;
}

/**
 * Throws `StartError` on a database between the two halves of a restore: whoever opened it would let what was taken away since
 * the backup live again. Who does the second half is refused only while nothing was put back. So is, of any database, who needs tables:
 * made by a command, they would be backed up as if they were the service's, and stand in the way of a restore.
 */
export async function refuseUnready(
	db: Database,
	{ isFinishing = false, needsTables = false }: Purpose = {}
): Promise<void> {
	const { marks, filled } = await readMarks(db);
	const [first] = marks;
	if (first !== undefined && !(filled && isFinishing)) {
		const begun = `A restore into this database was begun (${markedSince(first)}) and`;
		throw new StartError(
			filled
				? `${begun} its journal was not played: finish it with "leerid restore-finish", with each journal behind that, and start then (docs/backup.md).`
				: `${begun} nothing was put back yet: wait for it, or give the same "leerid restore" again (docs/backup.md).`
		);
	}
	if (needsTables && !filled)
		throw new StartError(
			'The database is empty: put a backup back with "leerid restore", or let the first start or "leerid migrate" make its tables; or correct DATABASE_URL.'
		);
}

/**
 * Takes the mark away: the journal was played. On PostgreSQL as the role that may change tables, whose it is. Throws `StartError`
 * when it is somebody else's; the restore is then to be finished again, which is no harm.
 */
export async function endRestore(
	{ db, engine }: OpenDatabase,
	settings: Pick<Settings, 'migrationUrl' | 'databaseUrl' | 'databasePrepare'>
): Promise<void> {
	const { marks } = await readMarks(db);
	if (marks.length === 0) return;
	const address = settings.migrationUrl ?? settings.databaseUrl;
	const owner =
		engine === 'postgresql' && address ? openPostgres(address, { ...settings, databasePool: 1 }) : null;
	try {
		for (const mark of marks)
			await (owner?.db ?? db).execute(sql`drop schema if exists ${sql.identifier(mark)}`);
	} catch (error) {
		if (sqlState(error) !== '42501') throw error; // insufficient_privilege
		throw new StartError(
			'The journal was played, and the mark of the restore could not be taken away: set DATABASE_MIGRATION_URL to the role that restored, and finish again.',
			{ cause: error }
		);
	} finally {
		await owner?.close();
	}
}
