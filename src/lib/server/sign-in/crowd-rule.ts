/** Of what can be under way: so many that nobody has to wait for it; what goes on in a crowd, enough to keep the processor busy; and half, which is easy. */
const [FEW, GOING_ON, EASY] = [1 / 12, 1 / 3, 1 / 2];
/** Milliseconds that more than the easy share may be under way before it is a crowd: a class that begins on a word is none. */
const BURST = 1_000;
/** A class: so many may begin in one burst, however little can be under way. */
export const CLASS = 25;
/** Milliseconds without anybody who had to come back, after which a crowd is over; it is over too when nobody is left. */
const OVER = 10_000;

/** The part of a burst that an address may have which takes more than its share. */
const GREEDY = 1 / 2;

/** How full it is. */
export interface Fullness {
	/** So many sign-ins can be under way. */
	most: number;
	/** Hashes that wait for their turn. */
	hashesWaiting: number;
	/** Sign-ins whose form was sent. */
	underWay: number;
	/** Requests of who begins that are not answered yet: what they cost comes on top of the sign-ins under way. */
	beginning: number;
	/** Several sign-ins take so long that soon none would be taken any more (`isOverloaded`). */
	isSlow: boolean;
	/** Whoever asks now is of an address that takes more than its share from others (`FairShares`). */
	isGreedy: boolean;
}

/**
 * Who may begin a sign-in. Anybody may while it is no crowd: as many as can be under way may come in one second. In a crowd a page that is
 * given out takes the time of a secret that was typed, and more than that: hashes yield to pages (src/start/hash-threads.ts). So then
 * one may begin for each that ended, while no more than a third of what can be under way is; and a few at a time while hardly a hash
 * waits; and nobody while those who began before are slow, or their secrets would be refused and their pages made for nothing. It does not
 * go by how late this process runs: one long piece of work makes it late, and is over when it is noticed.
 *
 * Who takes more than a share has half of the room while there is much, and none of what others left; and that there is no room for
 * them makes it no crowd.
 */
export class CrowdRule {
	/** Sign-ins that ended, for which nobody has begun another yet; no more than a few, or a crowd that came late would take them at once. */
	#places = 0;
	/** Since when more than the easy share is under way, and when somebody had to come back last. */
	#busySince: number | null = null;
	#refusedAt = -Infinity;
	/** Who began in this burst: they are not under way while they look at the page, and all of them will be. */
	#burst = { since: -Infinity, begun: 0 };

	/** A sign-in ended, well or badly. */
	ended(): void {
		this.#places += 1;
	}

	/** Whether one more may begin at `now`, in milliseconds of a clock that never goes back; who may is taken to begin. */
	admits(now: number, fullness: Fullness): boolean {
		const admitted = this.#hasRoom(now, fullness);
		if (admitted) this.#burst.begun += 1;
		else if (!fullness.isGreedy) this.#refusedAt = now;
		return admitted;
	}

	#hasRoom(now: number, { most, hashesWaiting, underWay, beginning, isSlow, isGreedy }: Fullness): boolean {
		const all = underWay + beginning;
		if (all === 0) this.#refusedAt = -Infinity;
		const isEasy = all < most * EASY;
		if (isEasy) this.#busySince = null;
		else this.#busySince ??= now;
		const isBusy = this.#busySince !== null && now - this.#busySince >= BURST;
		if (now - this.#burst.since >= BURST) this.#burst = { since: now, begun: 0 };
		const burst = Math.max(most, CLASS);
		if (isGreedy && (!isEasy || this.#burst.begun >= burst * GREEDY)) return false;
		if (!isBusy && now - this.#refusedAt >= OVER) return all < most && this.#burst.begun < burst;

		const few = most * FEW;
		this.#places = Math.min(this.#places, Math.ceil(few));
		if (isSlow) return false;
		if (isEasy && hashesWaiting < few && beginning < few) return true;
		if (isGreedy || all >= most * GOING_ON || this.#places === 0) return false;
		this.#places -= 1;
		return true;
	}
}
