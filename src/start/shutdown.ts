/** What the database and others listen to, so that they close in time; the name is that of SvelteKit's adapter. */
const EVENT = 'sveltekit:shutdown' as never;

/**
 * Tells all who listen that the process ends, the last to begin first and each after the other is done: what uses the
 * database stops before the database closes. Emitting the event would not wait.
 */
export async function closeAll(reason: string): Promise<void> {
	const listeners = process.listeners(EVENT) as unknown[] as ((reason: string) => unknown)[];
	process.removeAllListeners(EVENT);
	for (const listener of listeners.reverse()) {
		try {
			await listener(reason);
		} catch (error) {
			console.error(error);
		}
	}
}
