import { AppError } from '../errors';

/**
 * Bounds the hashing that runs at once. Hashing is the one expensive thing here (about 10 ms of a core each), and on
 * a Monday morning there is always more asked than there are cores: what waits here does not slow those who already
 * have a session. First come, first served.
 */
export class HashPool {
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	/** At most `concurrency` at once and `queueLimit` waiting; more than that is refused as `busy`. */
	constructor(
		readonly concurrency: number,
		readonly queueLimit: number
	) {}

	get waiting(): number {
		return this.#waiting.length;
	}

	/** Runs `work` when it is its turn. Throws `AppError('busy')` at once when the queue is full. */
	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#running >= this.concurrency) {
			if (this.#waiting.length >= this.queueLimit) throw new AppError('busy', { retryAfterSeconds: 10 });
			await new Promise<void>((resume) => this.#waiting.push(resume));
		} else {
			this.#running += 1;
		}
		try {
			return await work();
		} finally {
			// The place is handed on, not given back, so that a newcomer cannot slip in between.
			const next = this.#waiting.shift();
			if (next) next();
			else this.#running -= 1;
		}
	}
}
