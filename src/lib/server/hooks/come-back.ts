import type { Barred } from '../sign-in';

/** Seconds after which somebody may come back while few wait: not before, and not after. */
const [SOONEST, LATEST] = [5, 15];
/** However many wait: nobody looks at a page longer than that before it goes on. */
const LONGEST = 60;
/** From here on in steps, so that no page is made for each second. */
const STEP = 5;
/**
 * So many may come back in a second: at a tenth of a millisecond each they take some two percent of a core, and it is several times what
 * one event loop can let in, so that no place stays empty because everybody waits.
 */
const RETURNS = 200;

/**
 * When those may come back who were asked to wait. The more of them there are, the longer each waits, so that they come back alone no
 * faster than `RETURNS` a second (until a minute is not enough): a crowd that was sent away must not become a second one.
 */
export class ComeBack {
	/** How many are due, by the second of the clock. */
	readonly #due = new Map<number, number>();
	#waiting = 0;
	#now = -Infinity;

	/** Those who were asked to wait and whose time has not come; whoever gave up or came sooner is among them. */
	waiting(now: number): number {
		const second = Math.floor(now / 1000);
		if (second !== this.#now) {
			for (const [due, several] of this.#due) {
				if (due > second) continue;
				this.#due.delete(due);
				this.#waiting -= several;
			}
			this.#now = second;
		}
		return this.#waiting;
	}

	/**
	 * Seconds after which one more may come back. `now` in milliseconds; `chance` between 0 and 1, so that not all come at once. Who is
	 * of an address that takes more than its share counts for nobody: a program that asks and asks must not make children wait longer.
	 */
	ask(now: number, chance: number, why: Barred = 'crowd'): number {
		// Evenly over [latest / 3, latest]: two thirds of `latest` on average.
		const latest = Math.min(LONGEST, Math.max(LATEST, (this.waiting(now) * 1.5) / RETURNS));
		const exact = Math.floor((latest / LATEST) * (SOONEST + chance * (LATEST + 1 - SOONEST)));
		const seconds = exact <= LATEST ? exact : Math.min(LONGEST, Math.ceil(exact / STEP) * STEP);
		if (why === 'greedy') return seconds;
		const due = Math.floor(now / 1000) + seconds;
		this.#due.set(due, (this.#due.get(due) ?? 0) + 1);
		this.#waiting += 1;
		return seconds;
	}
}

const ours = new ComeBack();

/** Every number of seconds that anybody is told. */
export const RESTS = [
	...Array.from({ length: LATEST - SOONEST + 1 }, (_, n) => SOONEST + n),
	...Array.from({ length: (LONGEST - LATEST) / STEP }, (_, n) => LATEST + (n + 1) * STEP)
];

/** Seconds after which somebody who cannot be let in now may come back to this process: 5 to 15, up to a minute in a large crowd. */
export const secondsToRest = (why?: Barred): number => ours.ask(performance.now(), Math.random(), why);
