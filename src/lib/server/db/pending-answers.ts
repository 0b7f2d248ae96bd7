import { failure } from './failures';

/** What was asked of one connection and has not been answered yet. */
export interface PendingAnswers {
	/**
	 * Settles as `answer` does, unless it takes longer than `limit` (milliseconds; 0 for no end) or `giveUp` comes first. Afterwards
	 * nothing of it is kept: a `Promise.race` with the end of the connection would hold every answer until that end comes.
	 */
	wait<T>(answer: PromiseLike<T>, limit: number): Promise<T>;
	/** Rejects all that waits now. */
	giveUp(reason: Error): void;
}

interface Waiting {
	/** As `performance.now()`. */
	until: number;
	reject(reason: Error): void;
}

export function pendingAnswers(): PendingAnswers {
	const waiting = new Set<Waiting>();
	/** One for all: a timer for each statement costs more than the rest of waiting. */
	let nextLook = Number.POSITIVE_INFINITY;
	let timer: NodeJS.Timeout | undefined;

	function lookAt(instant: number): void {
		if (nextLook <= instant) return;
		nextLook = instant;
		clearTimeout(timer);
		// A connection with something to answer keeps the process alive by itself.
		timer = setTimeout(look, Math.max(0, instant - performance.now())).unref();
	}

	function look(): void {
		nextLook = Number.POSITIVE_INFINITY;
		const now = performance.now();
		for (const one of waiting) {
			if (one.until > now) {
				lookAt(one.until);
				continue;
			}
			waiting.delete(one);
			one.reject(failure('ETIMEDOUT'));
		}
	}

	return {
		wait: (answer, limit) =>
			new Promise((resolve, reject) => {
				const until = limit > 0 ? performance.now() + limit : Number.POSITIVE_INFINITY;
				const one = { until, reject };
				waiting.add(one);
				if (limit > 0) lookAt(until);
				answer.then(
					(value) => {
						waiting.delete(one);
						resolve(value);
					},
					(reason: unknown) => {
						waiting.delete(one);
						reject(reason as Error);
					}
				);
			}),
		giveUp(reason) {
			for (const one of waiting) one.reject(reason);
			waiting.clear();
			clearTimeout(timer);
			nextLook = Number.POSITIVE_INFINITY;
		}
	};
}
