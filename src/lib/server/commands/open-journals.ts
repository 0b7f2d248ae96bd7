import { open, type FileHandle } from 'node:fs/promises';

/** One sentence for a journal that cannot be read. */
export class UnreadableJournal extends Error {
	constructor(path: string, cause: unknown) {
		super(
			`${path} cannot be read. The database is back, but the journal was not played: make the file readable for the user of the server, and run "leerid restore-finish ${path}" before the server starts.`,
			{ cause }
		);
	}
}

/**
 * The lines of all those files, one after another, of which none is ever in memory as a whole: the journal of a country outgrows what a text
 * may hold within a year. Every file is opened first. Throws `UnreadableJournal`, the lines do too.
 */
export async function openJournals(paths: readonly string[]): Promise<AsyncGenerator<string>> {
	const files: [path: string, file: FileHandle][] = [];
	for (const path of paths)
		try {
			files.push([path, await open(path)]);
		} catch (error) {
			throw new UnreadableJournal(path, error);
		}
	return readLines(files);
}

async function* readLines(files: readonly [path: string, file: FileHandle][]): AsyncGenerator<string> {
	for (const [path, file] of files)
		try {
			// Closes the file at its end.
			yield* file.readLines();
		} catch (error) {
			throw new UnreadableJournal(path, error);
		}
}
