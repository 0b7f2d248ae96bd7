#!/usr/bin/env node
// The operator's command line: `leerid operator create --email …`. With the embedded database it speaks to the running
// server, whose database nobody else may open; when none runs, or with PostgreSQL, it does the work in this process.
import { connect } from 'node:net';
import { commandSocket, getSettings } from '../lib/server/env.ts';
import { StartError } from '../lib/server/errors.ts';
import { fromHere } from './from-here.ts';
import { importBuild } from './import-build.ts';
import { prepareRestore } from './restore.ts';
import { loadSettingsFile } from './settings-file.ts';
import { closeAll } from './shutdown.ts';

/** As `server/commands` gives it. */
interface CommandResult {
	output: string;
	code: number;
}

const run = Symbol.for('leerid.command');
const only = Symbol.for('leerid.only-commands');
/** How the built program hands us its command, and hears that it serves nobody (`server/commands`). */
const shared = globalThis as {
	[run]?: (words: string[]) => Promise<CommandResult>;
	[only]?: readonly string[];
};

/** Milliseconds for the running server to answer. */
const PATIENCE = 600_000;

try {
	loadSettingsFile();
	const words = fromHere(process.argv.slice(2));
	const asksForHelp = words.includes('--help') || words.includes('-h');
	const needsPeace = !asksForHelp && (words[0] === 'restore' || words[0] === 'restore-finish');
	const answer = await askServer(needsPeace ? ['--help'] : words);
	if (needsPeace && answer)
		throw new StartError('The server runs: stop it first, and restore with nobody in.');
	const isRestore = needsPeace && words[0] === 'restore';
	const result = answer ?? (isRestore ? await restore(words.slice(1)) : await runHere(words));
	(result.code === 0 ? process.stdout : process.stderr).write(`${result.output}\n`);
	process.exit(result.code);
} catch (error) {
	console.error(error instanceof Error && error.name === 'StartError' ? error.message : error);
	process.exit(1);
}

/** Whatever stops it after the database is back: the server refuses to start from there on, so it is said what is left to do. */
async function restore(words: string[]): Promise<CommandResult> {
	const rest = await prepareRestore(words);
	return runHere(rest).catch((error: unknown) => {
		const isKnown = error instanceof Error && error.name === 'StartError';
		if (!isKnown) console.error(error);
		throw new StartError(
			`${isKnown ? `${error.message}\n` : ''}The database was put back and the restore is not done: mend this, and finish it with\nleerid ${rest.map(quoted).join(' ')}\nUntil then the server does not start.`
		);
	});
}

/** As a shell reads it back. */
function quoted(word: string): string {
	return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The answer of the server that has the embedded database open; null when there is none. */
function askServer(words: string[]): Promise<CommandResult | null> {
	const { embedded, dataDir } = getSettings();
	if (!embedded) return Promise.resolve(null);
	return new Promise((answered, failed) => {
		const socket = connect({ path: commandSocket(dataDir) });
		let text = '';
		socket.setEncoding('utf8').setTimeout(PATIENCE);
		socket.once('connect', () => socket.end(JSON.stringify(words)));
		socket.on('data', (part) => (text += String(part)));
		socket.once('timeout', () =>
			socket.destroy(new StartError('The running server does not answer: try again.'))
		);
		socket.once('end', () => answered(JSON.parse(text) as CommandResult));
		socket.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? answered(null) : failed(error)
		);
	});
}

/** Opens the database as a start does, lock and migrations included, and serves nobody. */
async function runHere(words: string[]): Promise<CommandResult> {
	const entry = new URL('../../build/handler.js', import.meta.url);
	const settings = getSettings();
	process.env.ORIGIN = settings.origin.origin;
	shared[only] = words;
	await importBuild(entry);
	try {
		if (!shared[run]) throw new StartError('This build knows no commands: build it anew.');
		return await shared[run](words);
	} finally {
		await closeAll('command');
	}
}
