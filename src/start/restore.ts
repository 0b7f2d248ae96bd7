import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, openAsBlob } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { embeddedFolder, getSettings, type Settings } from '../lib/server/env.ts';
import { StartError } from '../lib/server/errors.ts';
import { refuseOtherOwner } from '../lib/server/owner.ts';
import { postgresVariables } from '../lib/server/postgres-variables.ts';
import { READ_MARKS, restoreMark } from '../lib/server/restore-mark.ts';

/**
 * Puts the database of a backup in place, before anything of the program opens it. Returns the command that does the rest in
 * the program itself. Throws `StartError` rather than touch a database that is there.
 */
export async function prepareRestore(words: string[]): Promise<string[]> {
	const { from, journal = [] } = readWords(words);
	for (const path of [from, ...journal]) await refuseUnreadable(path);
	const settings = getSettings();
	if (settings.embedded) await restoreEmbedded(settings, from);
	else await restorePostgres(settings, from);
	return ['restore-finish', ...journal];
}

/**
 * Before anything is put back: a database of which the journal was not played would revive what was taken away. Of a pipe, such as that of
 * a journal which is decrypted on the way, it cannot be known: what is read here would be missing afterwards.
 */
async function refuseUnreadable(path: string): Promise<void> {
	try {
		if ((await stat(path)).isFIFO()) return;
		const file = await open(path);
		await file.read(Buffer.alloc(1)).finally(() => file.close());
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new StartError(
			code === 'ENOENT'
				? `${path} is not there.`
				: `${path} cannot be read (${code}): nothing was restored, the user of the server must be able to read it.`,
			{ cause: error }
		);
	}
}

function readWords(args: string[]): { from: string; journal?: string[] } {
	const usage =
		'Use: leerid restore --from <file> [--journal <file>], the last as often as there are journals.';
	try {
		const options = { from: { type: 'string' }, journal: { type: 'string', multiple: true } } as const;
		const { from, journal } = parseArgs({ args, options }).values;
		if (from) return { from, journal };
	} catch {
		// An option that we do not know: the sentence below says which there are.
	}
	throw new StartError(usage);
}

async function restoreEmbedded(settings: Settings, from: string): Promise<void> {
	const folder = embeddedFolder(settings);
	if (existsSync(folder))
		throw new StartError(`${folder} is there already: move it away first, it is not overwritten.`);
	if (!existsSync(join(settings.dataDir, 'keys')))
		throw new StartError(
			`${join(settings.dataDir, 'keys')} is not there: put the keys back first, without them the database is worth nothing.`
		);
	await refuseOtherOwner(join(settings.dataDir, 'keys'));
	await refuseBroken(from);
	const half = `${folder}.restoring`;
	await rm(half, { recursive: true, force: true });
	await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
	try {
		const extensions = { pg_trgm, unaccent };
		const client = await PGlite.create(half, { loadDataDir: await openAsBlob(from), extensions });
		await client.query('select count(*) from accounts');
		await client.query(`create schema if not exists ${restoreMark(new Date())}`);
		await client.close();
	} catch (error) {
		await rm(half, { recursive: true, force: true });
		throw notWhole(from, error);
	}
	await rename(half, folder);
}

/** Read to its end before the engine reads it: what cannot be unpacked throws there outside every promise. */
async function refuseBroken(from: string): Promise<void> {
	const nowhere = new Writable({ write: (_part, _encoding, done) => done() });
	await pipeline(createReadStream(from), createGunzip(), nowhere).catch((error: unknown) => {
		throw notWhole(from, error);
	});
}

function notWhole(from: string, error: unknown): StartError {
	const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason';
	return new StartError(
		`Nothing was restored: ${from} is no whole backup of an embedded database (${reason}), take another one.`,
		{ cause: error }
	);
}

/**
 * Marks the database before anything is in it, and puts it back in one transaction: all of it or nothing. Whoever starts meanwhile is
 * refused, until the journal was played. What was not put back leaves no mark either.
 */
async function restorePostgres({ migrationUrl }: Settings, from: string): Promise<void> {
	if (!migrationUrl)
		throw new StartError(
			'DATABASE_MIGRATION_URL is missing: a restore makes tables, so set it to a role that may.'
		);
	const variables = postgresVariables(migrationUrl);
	const ask = (statement: string) =>
		runPg('psql', ['-XqAtw', '-v', 'ON_ERROR_STOP=1', '-c', statement], variables);
	const [marks, filled] = (await ask(READ_MARKS)).trim().split('|');
	if (filled === 't')
		throw new StartError('Nothing was restored (its tables are there already): give it an empty database.');
	const mark = restoreMark(new Date());
	const isOurs = marks === '{}';
	if (isOurs) await ask(`create schema ${mark}`);
	const parameters = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges'];
	try {
		await runPg('pg_restore', [...parameters, '--dbname', variables.PGDATABASE ?? '', from], variables);
	} catch (error) {
		if (isOurs) await ask(`drop schema if exists ${mark}`).catch(() => undefined);
		throw error;
	}
}

/** What a program of PostgreSQL answers, in English wherever the machine stands. Throws `StartError` when it refuses or is not there. */
function runPg(program: string, parameters: string[], variables: Record<string, string>): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, parameters, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, LC_ALL: 'C', ...variables }
		});
		let [answer, said] = ['', ''];
		child.stdout.on('data', (part: Buffer) => (answer += part.toString()));
		child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-600)));
		child.once('error', ({ code }: NodeJS.ErrnoException) =>
			reject(
				new StartError(`${program} cannot be started (${code}): install the client programs of PostgreSQL.`)
			)
		);
		child.once('close', (code) => {
			if (code === 0) return resolve(answer);
			const reason = said.trim().split('\n').at(0) ?? '';
			reject(new StartError(`Nothing was restored (${reason}): ${remedyOf(reason)}.`));
		});
	});
}

function remedyOf(reason: string): string {
	if (reason.includes('already exists')) return 'give it an empty database';
	if (/archive|too short|input file|end of file/.test(reason))
		return 'this is no whole backup of a PostgreSQL, take another one';
	return 'make its database and both roles first, or correct DATABASE_MIGRATION_URL';
}
