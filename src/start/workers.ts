import cluster, { type Worker } from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import type { Settings } from '../lib/server/env.ts';
import { enterPhase } from './health.ts';
import { openMetricsPort } from './metrics-port.ts';

/** A process that dies at once would otherwise be made anew for ever, as fast as the machine can. */
const REST_MS = 1_000;
/** Under the ten seconds that process managers wait before they kill. */
const STOP_MS = 9_500;

const ready = Symbol.for('leerid.ready');
const shared = globalThis as { [ready]?: () => Promise<{ ready: boolean; checks: Record<string, string> }> };

/** What a worker tells the process that made it. */
export const READY = 'leerid.ready';

/** `--workers auto` or `--workers 4` on the command line is the setting WORKERS. */
export function readWorkersWord(words: readonly string[], environment: NodeJS.ProcessEnv): void {
	const at = words.findIndex((word) => /^--workers(=|$)/.test(word));
	if (at >= 0) environment.WORKERS = words[at]?.split('=')[1] ?? words[at + 1] ?? '';
}

/**
 * Keeps `workers` processes that share one port, and serves nothing itself. The first one opens and migrates before the others
 * are made, so that what is wrong is said once. A process that dies, or that cannot start beside the first, is made anew; the others go
 * on meanwhile.
 */
export async function keepWorkers({ workers, metrics }: Settings): Promise<void> {
	// Each takes from the port itself. Handed out by this process, a connection would hang for ever when it was on its way to one
	// that died at that moment.
	cluster.schedulingPolicy = cluster.SCHED_NONE;
	const able = new Set<Worker>();
	let stopping = false;
	shared[ready] = async () => ({
		ready: able.size > 0,
		checks: { workers: `${able.size} of ${workers}` }
	});

	function make(): Promise<boolean> {
		const worker = cluster.fork();
		return new Promise((settled) => {
			worker.on('message', (message) => {
				if (message !== READY) return;
				able.add(worker);
				settled(true);
			});
			worker.once('exit', (code) => {
				const served = able.delete(worker);
				settled(false);
				if (stopping || !served) return;
				console.error(`A process of LeerID ended (${code}): another takes its place.`);
				void replace();
			});
		});
	}

	/** Until one serves again. */
	async function replace(): Promise<void> {
		do await pause(REST_MS);
		while (!stopping && !(await make()));
	}

	function stop(): void {
		if (stopping) return;
		stopping = true;
		enterPhase('stopping');
		setTimeout(() => process.exit(1), STOP_MS).unref();
		const living = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
		let left = living.length;
		if (left === 0) process.exit(0);
		for (const worker of living) {
			worker.once('exit', () => {
				if (--left === 0) process.exit(0);
			});
			worker.process.kill('SIGTERM');
		}
	}
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);

	const registry = new AggregatorRegistry();
	if (metrics) await openMetricsPort(metrics, () => registry.clusterMetrics());
	const first = await make();
	if (stopping) return;
	if (!first) process.exit(1);
	enterPhase('serving');
	const others = await Promise.all(Array.from({ length: workers - 1 }, make));
	if (stopping) return;
	// What the first could do the others can too, a moment later: the database had no connection left, or was just away.
	for (const served of others) {
		if (served) continue;
		console.error('A process of LeerID could not start: it is tried again.');
		void replace();
	}
	console.log(`LeerID runs in ${able.size} processes${able.size < workers ? ` of ${workers}` : ''}.`);
}

/** In a worker, first of all: lets the process that made it read its metrics, which waits for every one of them. */
export const shareMetrics = (): void => void new AggregatorRegistry();

/** In a worker: says that it serves. */
export const joinWorkers = (): void => void process.send?.(READY);
