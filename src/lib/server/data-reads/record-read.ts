import type { DataRead } from '$lib/domain/desk/data-reads';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context';
import { dataReads, insertOnce } from '../db';

/** Who reads: somebody of a school, or the operator. */
export interface Reader {
	staffId: string;
	schoolId: string | null;
	roles: readonly string[];
}

interface Read {
	what: DataRead;
	/** The pupils that are shown, each once; none leaves no row. */
	pupilIds: readonly string[];
	filters?: readonly string[];
}

/**
 * Writes down that somebody of the desk sees data of these pupils (SECURITY §5, *logsysteem*), a list as one row. Every
 * verb that hands such data to a page or a file calls it; `reads-are-written.test.ts` knows them all.
 */
export async function recordRead(
	{ db, now, requestId }: Pick<Context, 'db' | 'now' | 'requestId'>,
	{ staffId, schoolId, roles }: Reader,
	{ what, pupilIds, filters = [] }: Read
): Promise<void> {
	const shown = [...new Set(pupilIds)];
	if (shown.length === 0) return;
	const row = {
		id: uuidv7({ msecs: now.getTime() }),
		at: now,
		staffId,
		schoolId,
		roles: [...roles],
		what,
		filters: [...filters],
		count: shown.length,
		pupilIds: shown,
		requestId
	};
	await insertOnce(db, dataReads, [row], { name: 'one' });
}
