import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import type { Settings } from '../lib/server/env';
import { keepWorkers, READY } from './workers';

/** Processes that were made, and what becomes of each: it serves, or ends as it starts. */
const made = vi.hoisted(() => ({ serves: [] as boolean[], count: 0 }));
vi.mock('node:cluster', () => ({
	default: {
		SCHED_NONE: 1,
		workers: {},
		fork() {
			const worker = new EventEmitter();
			const serves = made.serves[made.count++] ?? true;
			setImmediate(() => worker.emit(serves ? 'message' : 'exit', serves ? READY : 1));
			return worker;
		}
	}
}));
vi.mock('./metrics-port', () => ({}));

afterEach(() => {
	for (const signal of ['SIGTERM', 'SIGINT']) process.removeAllListeners(signal);
	vi.restoreAllMocks();
});

test('a process that cannot start beside the first is tried again, as one that dies later', async () => {
	const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
	const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	made.serves = [true, false, true, false];
	await keepWorkers({ workers: 3 } as Settings);
	expect(said).toHaveBeenCalledWith('LeerID runs in 2 processes of 3.');
	expect(warned).toHaveBeenCalledWith('A process of LeerID could not start: it is tried again.');
	await vi.waitFor(() => expect(made.count).toBe(5), { timeout: 5_000, interval: 50 });
});
