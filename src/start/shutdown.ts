/** What the database and others listen to, so that they close in time; the name is that of SvelteKit's adapter. */
const EVENT = 'sveltekit:shutdown' as never;

/** Tells all who listen that the process ends and waits until they are done: emitting the event would not wait. */
export async function closeAll(reason: string): Promise<void> {
	const listeners = process.listeners(EVENT) as unknown[] as ((reason: string) => unknown)[];
	process.removeAllListeners(EVENT);
	const results = await Promise.allSettled(listeners.map(async (listener) => listener(reason)));
	for (const result of results) if (result.status === 'rejected') console.error(result.reason);
}
