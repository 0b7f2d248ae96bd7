import { and, eq, isNotNull } from 'drizzle-orm';
import { jobs } from '../db';
import type { AnyJob } from './define-job';
import type { Loop } from './loop';
import { startJobs } from './start-jobs';
import { sweep } from './sweep';
import type { World } from './world';

export interface Background {
	/** Every kind of job this process can run; `sweep` is always among them. */
	jobs?: readonly AnyJob[];
	/** Other queues: the outbox. */
	loops?: readonly ((world: World) => Promise<Loop>)[];
}

/** On `globalThis`, because a hot reload makes this module anew while the former loops still turn. */
const place = Symbol.for('leerid.background');
const shared = globalThis as { [place]?: Promise<Loop[]> };

/** Starts all work outside requests. Stops what an earlier call started. */
export async function startBackground(world: World, background: Background = {}): Promise<void> {
	await stopBackground();
	shared[place] = start(world, background);
	await shared[place];
}

async function start(world: World, { jobs: kinds = [], loops = [] }: Background): Promise<Loop[]> {
	if (world.engine === 'embedded') await freeLeases(world);
	return [startJobs(world, [sweep, ...kinds]), ...(await Promise.all(loops.map((loop) => loop(world))))];
}

/** Nobody else can be at work on the embedded database, so what was running when it stopped need not wait for its lease. */
async function freeLeases({ db }: World): Promise<void> {
	await db
		.update(jobs)
		.set({ lockedUntil: new Date(0) })
		.where(and(eq(jobs.state, 'running'), isNotNull(jobs.lockedUntil)));
}

/**
 * Stops all work outside requests, within `graceMs`; what is not finished goes on at the next start, here or elsewhere.
 * Await it before the database is closed.
 */
export async function stopBackground(graceMs?: number): Promise<void> {
	const started = shared[place];
	delete shared[place];
	const loops = await started?.catch(() => []);
	await Promise.all((loops ?? []).map((loop) => loop.stop(graceMs)));
}

/**
 * Has work stop when the process does (`src/start/shutdown.ts`). The event tells its reason, which is no length of time:
 * handed on, it would leave what is under way a millisecond.
 */
export function stopBackgroundAtShutdown(): void {
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => stopBackground());
}
