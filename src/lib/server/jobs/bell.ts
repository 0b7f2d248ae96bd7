const listeners = new Map<string, Set<() => void>>();

/** Tells the loops of this process that `queue` has something new. Other processes find it by their timer. */
export function ring(queue: string): void {
	for (const listener of listeners.get(queue) ?? []) listener();
}

/** Calls `listener` at every `ring` of `queue`, until the function it returns is called. */
export function onRing(queue: string, listener: () => void): () => void {
	const all = listeners.get(queue) ?? new Set();
	listeners.set(queue, all.add(listener));
	return () => void all.delete(listener);
}
