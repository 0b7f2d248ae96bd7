import { access, constants, mkdir, open, rename, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { endRestore, getDatabase, isServed } from '../db';
import { getSettings } from '../env';
import { exportJournal, replayJournal, type Replay } from '../journal';
import { sayNoFolder } from '../say-no-folder';
import { commandContext, done, failed, readParameters, type Command } from './command';
import { openJournals, UnreadableJournal } from './open-journals';
import { dumpPostgres } from './pg-dump';

export const createBackup: Command = {
	words: 'backup',
	parameters: '--to <folder>',
	what: 'Writes the database and, beside it, its journal to that folder. The keys are not in it: back them up apart.',
	async run(parameters) {
		const { to } = readParameters(parameters, ['to'])?.values ?? {};
		if (!to) return null;
		const folder = resolve(to);
		const closed = await closedFolder(folder);
		if (closed) return failed(closed);
		const { db, engine, dump } = await getDatabase();
		const { databaseUrl, migrationUrl, dataDir } = getSettings();
		const name = join(folder, `leerid-${new Date().toISOString().replace(/[:.]/g, '-')}`);
		const path = `${name}.${engine === 'embedded' ? 'tar.gz' : 'dump'}`;
		const begun = Date.now();
		if (dump) await writeWhole(path, [Buffer.from(await (await dump()).arrayBuffer())]);
		else {
			const problem = await dumpPostgres(migrationUrl ?? databaseUrl ?? '', path);
			if (problem) return failed(problem);
		}
		await writeWhole(`${name}.journal.jsonl`, exportJournal(db));
		const { size } = await stat(path);
		const keys = engine === 'embedded' ? `${join(dataDir, 'keys')}` : 'the KEY_… variables';
		return done(
			`${path}: ${size} bytes in ${Math.round((Date.now() - begun) / 1000)} s.\n${name}.journal.jsonl: what was taken away.\n\nTHE KEYS ARE NOT IN IT, and without them it is worth nothing. Back up ${keys} too, in another place:\nwhoever has both has everything (docs/backup.md).`
		);
	}
};

/** Makes the folder; one sentence when nothing can be written there. */
async function closedFolder(folder: string): Promise<string | null> {
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		await access(folder, constants.W_OK);
		return null;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const file = await sayNoFolder(folder);
		if (file) return `${folder} ${file}.`;
		return `${folder} cannot be written (${code}): the backup is made by the user who runs this, or who runs the server.`;
	}
}

/** On disk under its own name only when it is whole. */
async function writeWhole(path: string, parts: Iterable<Uint8Array> | AsyncIterable<string>): Promise<void> {
	const file = await open(`${path}.part`, 'w', 0o600);
	try {
		for await (const part of parts) await file.write(part as string);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(`${path}.part`, path);
}

/** Told here and done by the command line itself (src/start/leerid.ts): the database is put back before the program opens it. */
export const restore: Command = {
	words: 'restore',
	parameters: '--from <file> [--journal <file>] ...',
	what: 'Into an empty database, with the server stopped. Takes away again what was taken away since the backup.',
	run: () => Promise.resolve(null)
};

export const RESTORE_FINISH = 'restore-finish';

const SERVED =
	'A server, or another command, is connected to this database and no restore was begun in it: everybody who is in would be signed out, and pages be served while the journal is played. Stop it first, and the pooler too where there is one.';

/** The second half of `leerid restore`: the database is back and migrated, and serves nobody yet, since it bears a mark. */
export const restoreFinish: Command = {
	words: RESTORE_FINISH,
	parameters: '[<journal> ...]',
	what: 'Takes away again, in a restored database, what the journals say, and ends every session. The server starts only after it.',
	async run(parameters) {
		const given = readParameters(parameters, []);
		if (!given) return null;
		const replay = await playFiles(given.rest);
		if (replay === 'served') return failed(SERVED);
		if (replay instanceof UnreadableJournal) return failed(replay.message);
		await endRestore(await getDatabase(), getSettings());
		const { entries, done: again, refused, unread, sessions } = replay;
		const lines = [
			`The database is back. Of ${entries} entries of the journal that it did not know, ${again} took something away again.`,
			`${sessions} sessions ended: everybody signs in again.`,
			...(given.rest.length === 0
				? [
						'No journal was given: cards made void and consent stopped since the backup may live again. If there is one, play it before the server starts: leerid restore-finish <journal>'
					]
				: []),
			...(unread > 0
				? [
						`${unread} lines of the journal could not be read, and what they took away may live again: if there is a whole copy, play that too, leerid restore-finish <journal>`
					]
				: []),
			...(refused > 0
				? [`${refused} removals were refused, for something still hangs on those rows: see docs/backup.md.`]
				: [])
		];
		return refused > 0 || unread > 0 ? failed(lines.join('\n')) : done(lines.join('\n'));
	}
};

async function playFiles(paths: readonly string[]): Promise<Replay | UnreadableJournal | 'served'> {
	try {
		// Before the database is asked for anything.
		const lines = await openJournals(paths);
		const { db, engine } = await getDatabase();
		if (engine === 'postgresql' && (await isServed(db))) return 'served';
		return await replayJournal(await commandContext(), lines);
	} catch (error) {
		if (error instanceof UnreadableJournal) return error;
		throw error;
	}
}
