import { CrowdRule, type Fullness } from './crowd-rule';

/** Milliseconds after which a sign-in that is still under way says that the server, or its database, cannot keep up. */
const LATE = 2_500;
/** Half of that: whoever begins then would come too late. */
const SLOW = 1_250;
/** So many old ones at once are no single hitch. */
const MANY = 4;

/** When each sign-in under way began, the oldest first. */
const underWay = new Set<{ began: number }>();
/** Requests of who begins a sign-in that are not answered yet. */
let beginning = 0;
const rule = new CrowdRule();

/**
 * Notes one sign-in from the moment that its form was read (a browser may be slow to send it) until it is answered, whatever it
 * waits for: a hash, the database, the processor.
 */
export async function notePressure<T>(work: () => Promise<T>): Promise<T> {
	const mark = { began: performance.now() };
	underWay.add(mark);
	try {
		return await work();
	} finally {
		underWay.delete(mark);
		rule.ended();
	}
}

/**
 * Lets somebody who has not even asked for the page begin, by `CrowdRule`: gives what is to be called once that request is answered, or
 * null for who must come back.
 */
export function begin(load: Pick<Fullness, 'most' | 'hashesWaiting'>): (() => void) | null {
	const fullness = { ...load, underWay: underWay.size, beginning, isSlow: areOld(SLOW) };
	if (!rule.admits(performance.now(), fullness)) return null;
	beginning += 1;
	let answered = false;
	return () => {
		if (!answered) beginning -= 1;
		answered = true;
	};
}

/**
 * Whether `most` sign-ins are under way, or they take so long that one more would only wait behind the others: either would make
 * everybody with a session wait too. It ends by itself as soon as those under way are done.
 */
export function isOverloaded(most: number): boolean {
	return underWay.size >= most || areOld(LATE);
}

/** Whether many are under way for longer than so many milliseconds. */
function areOld(milliseconds: number): boolean {
	const now = performance.now();
	let old = 0;
	for (const { began } of underWay) {
		if (now - began < milliseconds) return false;
		if (++old >= MANY) return true;
	}
	return false;
}
