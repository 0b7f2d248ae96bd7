import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { getSettings } from '../env';
import { backgroundContext, errorFacts, startLoop, type Loop, type World } from '../jobs';
import { log } from '../log';
import { receiveDelivery } from './receive-delivery';
import { readRun } from './manage-runs';

/** Milliseconds between two looks. */
const EVERY = 30_000;
/** A file that changed less than this ago is still being written. */
const SETTLED = 10_000;
/** In hand for longer than the longest file takes: the server that took it is gone. */
const ABANDONED = 6 * 60 * 60_000;

/** What the folder's own folders are called. */
const IN_HAND = 'bezig';
const DONE = 'verwerkt';
const REFUSED = 'geweigerd';

/**
 * Looks in FEED_FOLDER for files that were dropped there, and takes them in one after another, oldest first. A file is taken by
 * moving it, which only one server can; afterwards it is moved again, to what became of it. Files whose name contains
 * `wijzigingen` hold changes, all others are full; the hour of a file is when it was last written.
 */
export async function startFeedFolder(world: World): Promise<Loop> {
	const folder = getSettings().feedFolder;
	return startLoop({
		queue: 'feed-folder',
		concurrency: 1,
		everyMs: EVERY,
		async take() {
			const file = folder ? await takeFile(folder, world.now()) : null;
			return file && folder ? () => bringFile(world, folder, file) : null;
		}
	});
}

interface DroppedFile {
	name: string;
	madeAt: Date;
}

/** The oldest file that lies still, moved out of the way of others. */
export async function takeFile(folder: string, now: Date): Promise<DroppedFile | null> {
	for (const part of [IN_HAND, DONE, REFUSED]) await mkdir(join(folder, part), { recursive: true });
	await putBack(folder, now);
	const entries = await readdir(folder, { withFileTypes: true });
	const files = await Promise.all(
		entries
			.filter((entry) => entry.isFile() && /\.(csv|txt|zip)$/i.test(entry.name))
			.map(async ({ name }) => ({ name, madeAt: (await timesOf(join(folder, name)))?.mtime ?? now }))
	);
	const [oldest] = files
		.filter(({ madeAt }) => now.getTime() - madeAt.getTime() > SETTLED)
		.toSorted((a, b) => a.madeAt.getTime() - b.madeAt.getTime());
	if (!oldest) return null;
	try {
		await rename(join(folder, oldest.name), join(folder, IN_HAND, oldest.name));
		return oldest;
	} catch {
		return null; // another server was first
	}
}

/** Null for a file that another server has just moved. */
const timesOf = (path: string) => stat(path).catch(() => null);

async function putBack(folder: string, now: Date): Promise<void> {
	for (const name of await readdir(join(folder, IN_HAND))) {
		const path = join(folder, IN_HAND, name);
		if (now.getTime() - (await stat(path)).ctime.getTime() > ABANDONED)
			await rename(path, join(folder, name));
	}
}

/** Takes one file in, and moves it to what became of it. A database that is away puts it back for the next look. */
export async function bringFile(world: World, folder: string, { name, madeAt }: DroppedFile): Promise<void> {
	const path = join(folder, IN_HAND, name);
	const ctx = backgroundContext(world, `feed-folder:${name.slice(0, 60)}`);
	try {
		const received = await receiveDelivery(ctx, {
			source: 'folder',
			kind: /wijzigingen/i.test(name) ? 'changes' : 'full',
			sender: 'folder',
			fileName: name,
			madeAt,
			body: createReadStream(path, { highWaterMark: 256 * 1024 })
		});
		const run = 'runId' in received ? await readRun(ctx, received.runId) : null;
		await rename(path, join(folder, run?.state === 'refused' ? REFUSED : DONE, `${stamp(ctx.now)}-${name}`));
	} catch (error) {
		log.warn({ ...errorFacts(error) }, 'a dropped file could not be taken in');
		await rename(path, join(folder, name));
	}
}

const stamp = (now: Date) => now.toISOString().replaceAll(/[:.]/g, '').slice(0, 15);
