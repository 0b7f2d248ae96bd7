import { backgroundContext, startLoop, type Loop, type World } from '../jobs';
import { lookForSpray } from '../service';

const EVERY_MS = 10_000;

/** Looks for guessing at the whole service until it is stopped; of all processes one looks in twenty seconds. */
export async function startSprayWatch(world: World): Promise<Loop> {
	return startLoop({
		queue: 'spray-watch',
		concurrency: 1,
		everyMs: EVERY_MS,
		tick: async () => void (await lookForSpray(backgroundContext(world, 'spray-watch'))),
		take: async () => null
	});
}
