import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { constants, getPriority, setPriority } from 'node:os';

/** Steps of nice behind the rest of the process, which Linux then lets have about nine tenths of a core that both want. */
const STEPS = 10;
const THREADS = '/proc/self/task';
/** As libuv names the threads that hashes are computed on. */
const WORKER = 'libuv-worker';

/**
 * Hashes are computed on the threads of libuv, four by itself, on which files are read and names are looked up too: so as many
 * threads as there are hashes at once, and four for all else. It counts until the first of them is used.
 */
export function makeRoomForHashes(hashes: number): void {
	process.env.UV_THREADPOOL_SIZE ??= String(hashes + 4);
}

/**
 * Lets whatever else this process does go before hashes: a page of a pupil who is signed in takes a millisecond and need not wait
 * for one of ten. Linux only, where a thread has a priority of its own; elsewhere, and where it is forbidden, all stays as it
 * is. Returns how many threads it was.
 */
export async function letHashesYield(): Promise<number> {
	// The threads are there once the first of them was used.
	await stat('.');
	if (!existsSync(THREADS)) return 0;
	const workers = readdirSync(THREADS).filter((id) => nameOf(id) === WORKER);
	const nice = Math.min(getPriority() + STEPS, constants.priority.PRIORITY_LOW);
	try {
		for (const id of workers) setPriority(Number(id), nice);
	} catch {
		return 0; // a sandbox that forbids it
	}
	return workers.length;
}

function nameOf(thread: string): string {
	try {
		return readFileSync(`${THREADS}/${thread}/comm`, 'utf8').trim();
	} catch {
		return ''; // it ended meanwhile
	}
}
