import { isUnavailable } from '../db';
import { log } from '../log';
import { onRing } from './bell';
import { errorCode, errorFacts } from './error-code';

export interface Loop {
	/** Looks for work now. */
	wake(): void;
	/** Takes nothing more and waits for what is under way, at most `graceMs`. May be called twice. */
	stop(graceMs?: number): Promise<void>;
}

export interface LoopOptions {
	/** The name of the queue: for the log, and the one `ring` wakes it by. */
	queue: string;
	/** Takes one piece of work; null when none is due. What it returns does the work. */
	take(): Promise<(() => Promise<void>) | null>;
	/** Housekeeping, before the timer's look for work. */
	tick?(): Promise<void>;
	/** Pieces of work at once. */
	concurrency: number;
	/** How long work of another process can go unseen. */
	everyMs: number;
}

/**
 * A ring comes from within a transaction, and what it announces is there only once that is committed: so the loop looks
 * again a few times, in milliseconds. (On the embedded engine the first look already waits for the commit.)
 */
const LOOKS_AFTER_RING = [0, 25, 100, 400, 1500];
const GRACE_MS = 2_000;

/** Takes work from a queue until it is stopped. Starts by itself, and outlives a database that is away. */
export function startLoop({ queue, take, tick, concurrency, everyMs }: LoopOptions): Loop {
	const running = new Set<Promise<void>>();
	let looking: Promise<void> | undefined;
	let again = false;
	let stopped = false;
	let looks: NodeJS.Timeout[] = [];

	const unsubscribe = onRing(queue, () => {
		looks.forEach(clearTimeout);
		looks = LOOKS_AFTER_RING.map((delay) => setTimeout(wake, delay).unref());
	});
	const timer = setInterval(() => begin(tick), everyMs);
	timer.unref();
	begin(tick);

	function wake(): void {
		begin();
	}

	function begin(first?: () => Promise<void>): void {
		if (stopped) return;
		if (looking) {
			again = true;
			return;
		}
		looking = look(first)
			.catch(complain)
			.finally(() => {
				looking = undefined;
				const once = again;
				again = false;
				if (once) begin();
			});
	}

	async function look(first?: () => Promise<void>): Promise<void> {
		await first?.();
		while (!stopped && running.size < concurrency) {
			const work = await take();
			if (!work) return;
			const done: Promise<void> = work()
				.catch(complain)
				.finally(() => {
					running.delete(done);
					wake();
				});
			running.add(done);
		}
	}

	function complain(error: unknown): void {
		if (isUnavailable(error)) log.warn({ queue, code: errorCode(error) }, 'queue waits for the database');
		else log.error({ queue, ...errorFacts(error) }, 'queue failed');
	}

	return {
		wake,
		async stop(graceMs = GRACE_MS) {
			stopped = true;
			unsubscribe();
			looks.forEach(clearTimeout);
			clearInterval(timer);
			const { promise: late, resolve } = Promise.withResolvers<void>();
			const giveUp = setTimeout(resolve, graceMs);
			const finished = (async () => {
				await looking;
				await Promise.all(running);
			})();
			await Promise.race([finished, late]);
			clearTimeout(giveUp);
		}
	};
}
