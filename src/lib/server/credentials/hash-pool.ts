import { AppError } from '../errors';

interface Waiter {
	resume(): void;
	refuse(error: AppError): void;
}

interface PoolOptions {
	/** Hears of each piece of work: how long it waited and how long it took, in milliseconds. */
	observe?: (waited: number, worked: number) => void;
}

/**
 * Bounds the hashing that runs at once. Hashing is the one expensive thing here (about 10 ms of a core each), and on
 * a Monday morning there is always more asked than there are cores: what waits here does not slow those who already
 * have a session.
 *
 * Fair between lanes (the addresses that ask, and all background work as one): each gets a turn in its turn, first come,
 * first served within. So a thousand tries from one address delay the child at another by one hash, not by a thousand.
 */
export class HashPool {
	#running = 0;
	#waiting = 0;
	/** In the order of their next turn; none is empty. */
	readonly #lanes = new Map<string, Waiter[]>();

	/** At most `concurrency` at once and `queueLimit` waiting; more than that is refused as `busy`. */
	constructor(
		readonly concurrency: number,
		readonly queueLimit: number,
		readonly options: PoolOptions = {}
	) {}

	get running(): number {
		return this.#running;
	}

	get waiting(): number {
		return this.#waiting;
	}

	/** Whether `run` would refuse this lane now. */
	isFull(lane = ''): boolean {
		return this.#waiting >= this.queueLimit && this.#longerThan(lane) === null;
	}

	/**
	 * Runs `work` when it is its turn. Throws `AppError('busy')` at once when the queue is full; or later, when the place of
	 * the last in a long lane is given to somebody of a shorter one.
	 */
	async run<T>(work: () => Promise<T>, lane = ''): Promise<T> {
		const asked = performance.now();
		if (this.#running >= this.concurrency) await this.#turn(lane);
		else this.#running += 1;
		const began = performance.now();
		try {
			return await work();
		} finally {
			this.options.observe?.(began - asked, performance.now() - began);
			// The place is handed on, not given back, so that a newcomer cannot slip in between.
			const next = this.#next();
			if (next) next.resume();
			else this.#running -= 1;
		}
	}

	#turn(lane: string): Promise<void> {
		if (this.#waiting >= this.queueLimit) {
			const longest = this.#longerThan(lane);
			if (longest === null) throw busy();
			this.#waiting -= 1;
			this.#lanes.get(longest)?.pop()?.refuse(busy());
		}
		const waiters = this.#lanes.get(lane) ?? [];
		this.#lanes.set(lane, waiters);
		this.#waiting += 1;
		return new Promise((resume, refuse) => waiters.push({ resume, refuse }));
	}

	/** The lane in which most wait, when that is at least two more than in this one. */
	#longerThan(lane: string): string | null {
		let [longest, most] = ['', 0];
		for (const [name, { length }] of this.#lanes) if (length > most) [longest, most] = [name, length];
		return most > (this.#lanes.get(lane)?.length ?? 0) + 1 ? longest : null;
	}

	#next(): Waiter | undefined {
		const [first] = this.#lanes;
		if (!first) return undefined;
		const [lane, waiters] = first;
		const next = waiters.shift();
		this.#lanes.delete(lane);
		if (waiters.length > 0) this.#lanes.set(lane, waiters);
		this.#waiting -= 1;
		return next;
	}
}

const busy = () => new AppError('busy', { retryAfterSeconds: 10 });
