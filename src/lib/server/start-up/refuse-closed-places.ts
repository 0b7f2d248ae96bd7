import { mkdir, mkdtemp, open, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../env';
import { StartError } from '../errors';
import { log } from '../log';
import { sayNoFolder } from '../say-no-folder';

/** A wrong setting or wrong rights. What else goes wrong may be a share that is away for a while: nobody is shut out for that. */
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'EEXIST']);

/**
 * Throws `StartError` when the journal or the folder of enrollments is somewhere this user may not write: that would show only
 * when something is taken away or delivered.
 */
export async function refuseClosedPlaces({
	journalFile,
	feedFolder
}: Pick<Settings, 'journalFile' | 'feedFolder'>): Promise<void> {
	if (journalFile)
		await attempt('JOURNAL_FILE', journalFile, async () => {
			await mkdir(dirname(journalFile), { recursive: true, mode: 0o700 });
			await (await open(journalFile, 'a', 0o600)).close();
		});
	if (feedFolder)
		await attempt('FEED_FOLDER', feedFolder, async () => {
			await mkdir(feedFolder, { recursive: true });
			await rmdir(await mkdtemp(join(feedFolder, '.writable-')));
		});
}

async function attempt(setting: string, path: string, work: () => Promise<unknown>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const { code = 'unknown' } = error as NodeJS.ErrnoException;
		if (!CLOSED.has(code)) return log.warn({ setting, code }, 'a place to write cannot be reached');
		const reason = code === 'EISDIR' ? 'is a folder: name a file in it' : await sayNoFolder(path);
		throw new StartError(
			`${setting}=${path} ${reason ?? `cannot be written (${code}): make it writable for this user`}.`,
			{ cause: error }
		);
	}
}
