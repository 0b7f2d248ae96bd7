import { CrowdRule, type Fullness } from './crowd-rule';
import { FairShares } from './fair-shares';

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
const shares = new FairShares();

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

/** There is no room for one more, or none for an address that takes more than its share. */
export type Barred = 'crowd' | 'greedy';

interface Newcomer extends Pick<Fullness, 'most' | 'hashesWaiting'> {
	address: string;
}

/**
 * Lets somebody who has not even asked for the page begin, by `CrowdRule`: gives what is to be called once that request is answered, or
 * why not for who must come back. `address` is a bucket (`addressBucket`).
 */
export function begin({ address, ...load }: Newcomer): (() => void) | Barred {
	const now = performance.now();
	const isGreedy = shares.isGreedy(address, now);
	const fullness = { ...load, underWay: underWay.size, beginning, isSlow: areOld(SLOW), isGreedy };
	if (!rule.admits(now, fullness)) {
		if (isGreedy) return 'greedy';
		shares.isSentAway(address, now);
		return 'crowd';
	}
	shares.begins(address, now);
	beginning += 1;
	let answered = false;
	return () => {
		if (!answered) beginning -= 1;
		answered = true;
	};
}

/**
 * Whether somebody who says to have begun, without proof, is believed: not of an address that takes more than its share, which would
 * only have to say so. `address` is a bucket.
 */
export function isBelieved(address: string): boolean {
	const now = performance.now();
	if (shares.isGreedy(address, now)) return false;
	shares.begins(address, now);
	return true;
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
