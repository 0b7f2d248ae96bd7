import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../errors.ts';

/** Held until `release`, or until this process ends in whatever way. */
export interface FolderLock {
	release(): Promise<void>;
}

/**
 * Makes `folder` ours alone: two processes on one embedded database destroy it. Creates the folder when needed.
 * Throws `StartError` naming folder and holder when another process has it.
 *
 * What holds the lock is a listening socket, which the kernel closes even after kill -9, so no lock is ever stale:
 * 1. one with an abstract name (Linux) or a named pipe (Windows), taken in one step, seen within a network namespace;
 * 2. one in the folder itself, which another container that shares the folder meets as well.
 * The file `lock.json` decides nothing where sockets work: it is how the sentence knows the holder's number.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const notes = join(folder, 'lock.json');
	const held: Server[] = [];
	const directory = process.platform === 'linux' ? await open(folder, 'r') : undefined;
	// A socket's path has room for about 100 bytes; through the open folder it is always short.
	const socket = directory ? `/proc/self/fd/${directory.fd}/lock.sock` : join(folder, 'lock.sock');
	const release = async () => {
		if (held.length > 0) await Promise.all([rm(notes, { force: true }), rm(socket, { force: true })]);
		await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))));
		await directory?.close();
	};

	try {
		const name = await kernelName(folder);
		if (name) held.push(await listen(name));
		if (process.platform !== 'win32') held.push(...(await listenInFolder(socket, notes)));
		await writeFile(notes, JSON.stringify(await self()), { mode: 0o600 });
		return { release };
	} catch (error) {
		await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))));
		await directory?.close();
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		const pid = (await readNotes(notes))?.pid;
		const holder = pid ? `process ${pid}` : 'another process';
		throw new StartError(
			`The data folder ${folder} is in use by ${holder}: stop that one first, or set another DATA_DIR.`
		);
	}
}

/** A name of the kernel's own for the folder itself, however it is reached; none where systems have no such names. */
async function kernelName(folder: string): Promise<string | undefined> {
	const { dev, ino } = await stat(folder, { bigint: true });
	const id = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
	if (process.platform === 'linux') return `\0leerid-${id}`;
	return process.platform === 'win32' ? `\\\\.\\pipe\\leerid-${id}` : undefined;
}

/** Rejects with `EADDRINUSE` when somebody has the name, or left a file of that name behind. */
function listen(path: string): Promise<Server> {
	return new Promise((listening, failed) => {
		const server = createServer((connection) => connection.destroy());
		server.once('error', failed);
		server.listen({ path, exclusive: true }, () => listening(server.unref()));
	});
}

/** Takes over a socket that nobody answers; an empty list where the file system knows no sockets. */
async function listenInFolder(socket: string, notes: string): Promise<Server[]> {
	for (;;)
		try {
			return [await listen(socket)];
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code !== 'EADDRINUSE') {
				if (!NO_SOCKETS.has(code ?? '')) throw error;
				await refuseStranger(notes);
				return [];
			}
			if (await answers(socket)) throw error;
			await removeDead(socket, error);
		}
}

const NO_SOCKETS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'ENAMETOOLONG']);

/** Sets the dead socket aside before removing it: should another start have put its own there meanwhile, it goes back. */
async function removeDead(socket: string, inUse: unknown): Promise<void> {
	const aside = `${socket}.${randomBytes(4).toString('hex')}`;
	try {
		await rename(socket, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	if (await answers(aside)) {
		await rename(aside, socket);
		throw inUse;
	}
	await rm(aside, { force: true });
}

/** Whether a living process listens. The kernel answers for it, also while it is busy or stopped. */
function answers(path: string): Promise<boolean> {
	return new Promise((answered) => {
		const probe = connect({ path });
		probe.once('connect', () => {
			probe.destroy();
			answered(true);
		});
		probe.once('error', ({ code }: NodeJS.ErrnoException) =>
			answered(code !== 'ECONNREFUSED' && code !== 'ENOENT')
		);
	});
}

interface Holder {
	pid: number;
	/** Machine, start of the machine, and where its process numbers mean something; equal only on one system. */
	system: string;
}

async function self(): Promise<Holder> {
	if (process.platform !== 'linux') return { pid: process.pid, system: process.platform };
	const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
	const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
	return { pid: process.pid, system: `${boot.trim()} ${namespace}` };
}

const readNotes = (notes: string): Promise<Holder | null> =>
	readFile(notes, 'utf8').then(
		(text) => JSON.parse(text) as Holder,
		() => null
	);

/**
 * On a file system without sockets the first lock sees every process of this system; whether a holder elsewhere still
 * lives cannot be known there, and only the operator can say so.
 */
async function refuseStranger(notes: string): Promise<void> {
	const holder = await readNotes(notes);
	if (holder && holder.system !== (await self()).system)
		throw new StartError(
			`The data folder was last used from another container or before a restart: when nothing uses it any more, remove ${notes}.`
		);
}
