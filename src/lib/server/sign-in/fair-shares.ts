import { CLASS } from './crowd-rule';

/** Milliseconds over which it is counted who begins; those before count too, so that nothing is forgotten in one instant. */
const WINDOW = 10_000;
/** Milliseconds for which somebody who was sent away is remembered: longer, or a flood would have all the room again each time. */
const MEMORY = 60_000;

class Window {
	readonly begun = new Map<string, number>();
	all = 0;
	constructor(readonly number: number) {}
}

/**
 * Who takes more than a share of the room while others find none: an address from which more begin than from the others on average, and
 * more than a class. It says nothing of an address while nobody of another is sent away: a large school may have all the room there
 * is, and so may everybody behind a proxy that does not say who they are.
 *
 * Addresses are buckets (`addressBucket`), and instants milliseconds of a clock that never goes back. It holds who began in the last
 * twenty seconds.
 */
export class FairShares {
	#now = new Window(-Infinity);
	#before = new Window(-Infinity);
	/** Who was sent away last, and the last one of another address: two are enough to know of any address whether it was another. */
	#sentAway: { address: string; at: number }[] = [];

	/** Somebody begins, or says to have begun. */
	begins(address: string, now: number): void {
		this.#turn(now);
		const { begun } = this.#now;
		begun.set(address, (begun.get(address) ?? 0) + 1);
		this.#now.all += 1;
	}

	/** Somebody of an address that is not greedy found no room. */
	isSentAway(address: string, now: number): void {
		const another = this.#sentAway.find((one) => one.address !== address);
		this.#sentAway = [{ address, at: now }, ...(another ? [another] : [])];
	}

	/** Whether this address takes more than its share from others. */
	isGreedy(address: string, now: number): boolean {
		const takesFromOthers = this.#sentAway.some((one) => one.address !== address && now - one.at < MEMORY);
		if (!takesFromOthers) return false;
		this.#turn(now);
		const windows = [this.#now, this.#before];
		const taken = windows.reduce((sum, { begun }) => sum + (begun.get(address) ?? 0), 0);
		const all = windows.reduce((sum, window) => sum + window.all, 0);
		const others = Math.max(...windows.map(({ begun }) => begun.size - (begun.has(address) ? 1 : 0)), 1);
		return taken > Math.max(CLASS, (all - taken) / others);
	}

	#turn(now: number): void {
		const number = Math.floor(now / WINDOW);
		if (number === this.#now.number) return;
		this.#before = number - 1 === this.#now.number ? this.#now : new Window(number - 1);
		this.#now = new Window(number);
	}
}
