/**
 * Starts pieces of work in the order in which they came, `most` at a time, so that a hundred that come in one instant do not all have
 * something to do in each turn of the event loop: who comes meanwhile waits for `most` of them and no more. Nothing of it is refused,
 * and all of them together take as long as before.
 */
export class FewAtATime {
	#underWay = 0;
	/** In the order of their turns. */
	readonly #waiting = new Set<() => void>();

	/** `patience`: milliseconds after which what is not done yet waits for something else than this process, and holds up nobody. */
	constructor(
		readonly most: number,
		readonly patience: number
	) {}

	get waiting(): number {
		return this.#waiting.size;
	}

	/**
	 * Calls `start` at its turn: at once while fewer than `most` are under way. Gives what is to be called when it is done, or when it
	 * need not be done any more; it may be called more than once.
	 */
	enter(start: () => void): () => void {
		let state: 'waiting' | 'under way' | 'over' = 'waiting';
		let timer: NodeJS.Timeout | undefined;
		const take = () => {
			this.#underWay += 1;
			state = 'under way';
		};
		/** Patience is counted from here: a process that stands still before it would else leave out who has its turn. */
		const begin = () => {
			timer = setTimeout(leave, this.patience);
			timer.unref();
			start();
		};
		const leave = () => {
			const held = state === 'under way';
			state = 'over';
			this.#waiting.delete(takeLater);
			clearTimeout(timer);
			if (!held) return;
			this.#underWay -= 1;
			const [next] = this.#waiting;
			next?.();
		};
		/** The event loop turns first: whoever came meanwhile is met before it. */
		const takeLater = () => {
			this.#waiting.delete(takeLater);
			take();
			setImmediate(() => state === 'under way' && begin());
		};
		if (this.#underWay < this.most) {
			take();
			begin();
		} else this.#waiting.add(takeLater);
		return leave;
	}
}
