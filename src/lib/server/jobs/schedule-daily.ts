import type { AnyJob } from './define-job';
import { dueDay } from './due-day';
import { enqueueJob } from './enqueue-job';
import { backgroundContext, type World } from './world';

/**
 * Queues each daily job of `definitions` that is due and was not queued yet, by any server: the key with the day in it is
 * unique. `queued` remembers what this process has seen to, so that it asks the database once a day.
 */
export async function scheduleDaily(
	world: World,
	definitions: readonly AnyJob[],
	queued: Map<string, string>
): Promise<void> {
	for (const definition of definitions) {
		if (!definition.daily) continue;
		const day = dueDay(world.now(), definition.daily.hour);
		if (queued.get(definition.kind) === day) continue;
		await enqueueJob(backgroundContext(world, 'schedule'), definition, {
			payload: { day },
			onceKey: `${definition.kind}:${day}`,
			singletonKey: definition.kind
		});
		queued.set(definition.kind, day);
	}
}
