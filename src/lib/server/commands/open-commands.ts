import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { commandSocket, getSettings } from '../env';
import { log } from '../log';
import { RESTORE_FINISH } from './backup-commands';
import { MIGRATE } from './check-commands';
import { LOST_KEYS } from './keys-command';
import { doesSomething, runCommand, type CommandResult } from './run-command';

/** More than any command is long. */
const MAX_REQUEST = 16 * 1024;

const RUN = Symbol.for('leerid.command');
const ONLY = Symbol.for('leerid.only-commands');
const LISTENER = Symbol.for('leerid.command-listener');

/** On `globalThis`: the command line reaches the built program through it, and a hot reload finds its former listener. */
const shared = globalThis as {
	[RUN]?: typeof runCommand;
	[ONLY]?: readonly string[];
	[LISTENER]?: Server;
};

/** Whether this process was started for one command and serves nobody. */
export const isCommandOnly = (): boolean => shared[ONLY] !== undefined;

/** Whether the one command of this process needs nothing of the service: it only tells how commands are used. */
export const isForUsageOnly = (): boolean => shared[ONLY] !== undefined && !doesSomething(shared[ONLY]);

/** Whether the one command of this process makes the tables, where none are. */
export const isForMigrating = (): boolean => shared[ONLY]?.[0] === MIGRATE;

/** Whether the one command of this process is of use on a database that is restored half: the other half, and what it may need before. */
export const isForRestoring = (): boolean => isForLostKeys() || shared[ONLY]?.[0] === RESTORE_FINISH;

/** Whether the one command of this process says that keys are lost: only that one is for who does not have them. */
export const isForLostKeys = (): boolean => shared[ONLY]?.slice(0, 2).join(' ') === LOST_KEYS;

/**
 * Lets the command line in. The embedded database belongs to this process alone, so with it commands come over a socket
 * that only the user who runs the server can open (`DATA_DIR` and the socket are theirs alone).
 */
export async function openCommands(): Promise<void> {
	shared[RUN] = runCommand;
	const { embedded, dataDir } = getSettings();
	if (!embedded || isCommandOnly()) return;
	await closeCommands();
	const path = commandSocket(dataDir);
	// The folder's lock is ours: what is left here is of a process that is gone.
	if (process.platform !== 'win32') await rm(path, { force: true });
	try {
		shared[LISTENER] = await listen(path);
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code;
		log.warn({ reason }, 'the command line cannot reach this server: its socket could not be made');
		return;
	}
	if (process.platform !== 'win32') await chmod(path, 0o600);
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => void closeCommands());
}

async function closeCommands(): Promise<void> {
	const listener = shared[LISTENER];
	delete shared[LISTENER];
	if (listener) await new Promise((closed) => listener.close(closed));
}

function listen(path: string): Promise<Server> {
	return new Promise((listening, failed) => {
		// The client says all it has and then waits: `allowHalfOpen` keeps our side open for the answer.
		const server = createServer({ allowHalfOpen: true }, (socket) => void answer(socket));
		server.once('error', failed);
		server.listen({ path }, () => listening(server.unref()));
	});
}

/** One command a connection: its words as JSON, and the result as JSON. */
async function answer(socket: Socket): Promise<void> {
	socket.on('error', () => socket.destroy());
	const result = await readWords(socket).then(runCommand).catch(refusal);
	socket.end(JSON.stringify(result));
}

async function readWords(socket: Socket): Promise<string[]> {
	let text = '';
	for await (const part of socket.setEncoding('utf8')) {
		text += String(part);
		if (text.length > MAX_REQUEST) throw new RangeError('the command is too long');
	}
	const words: unknown = JSON.parse(text);
	return Array.isArray(words) ? words.map(String) : [];
}

function refusal(error: unknown): CommandResult {
	log.error(
		{ err: error instanceof Error ? error.message.split('\nparams:')[0] : 'unknown' },
		'a command failed'
	);
	return { output: 'The command failed: the log of the server says why.', code: 1 };
}
