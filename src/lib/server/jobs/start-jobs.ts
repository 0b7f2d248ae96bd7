import { claimJob, type ClaimedJob } from './claim-job';
import type { AnyJob } from './define-job';
import { startLoop, type Loop } from './loop';
import { releaseJob, runJob } from './run-job';
import { scheduleDaily } from './schedule-daily';
import type { World } from './world';

interface JobsOptions {
	/** Jobs at once in this process. */
	concurrency?: number;
	/** How long a job of another process can go unseen. */
	everyMs?: number;
}

/**
 * Runs jobs of the given kinds until it is stopped, beside any other server that does the same. Stopping asks the running
 * ones to end at their next step; those that do not in time are let go all the same, and can then write nothing more.
 */
export function startJobs(
	world: World,
	definitions: readonly AnyJob[],
	{ concurrency = 2, everyMs = 5_000 }: JobsOptions = {}
): Loop {
	const kinds = new Map(definitions.map((definition) => [definition.kind, definition]));
	const held = new Set<ClaimedJob>();
	const stopping = new AbortController();
	const scheduled = new Map<string, string>();

	const loop = startLoop({
		queue: 'jobs',
		concurrency,
		everyMs,
		tick: () => scheduleDaily(world, definitions, scheduled),
		async take() {
			const claimed = await claimJob(world, kinds);
			if (!claimed) return null;
			held.add(claimed);
			return () => runJob(world, claimed, stopping.signal).finally(() => held.delete(claimed));
		}
	});

	return {
		wake: loop.wake,
		async stop(graceMs) {
			stopping.abort(new Error('the server stops'));
			await loop.stop(graceMs);
			await Promise.all([...held].map((claimed) => releaseJob(world, claimed)));
		}
	};
}
