/** Milliseconds after which a sign-in that is still under way says that the server, or its database, cannot keep up. */
const LATE = 2_500;
/** So many late ones at once are no single hitch. */
const MANY = 4;

/** Of what can be under way: below the first share anybody may begin, from the second on nobody. */
const [CALM, FULL] = [1 / 2, 3 / 4];

/** When each sign-in under way began, the oldest first. */
const underWay = new Set<{ began: number }>();
/** Sign-ins that ended since it was last calm, for which nobody has begun another yet. */
let places = 0;

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
		places += 1;
	}
}

/**
 * Whether somebody who has not even asked for the page may begin, where `most` sign-ins can be under way: anybody while it is calm, then
 * one for each that ended, then nobody. Each page that is given out in a crowd whose secret could not be looked at afterwards takes
 * the time of somebody who could have been let in. Who is allowed to has begun: ask once for each.
 */
export function mayBegin(most: number): boolean {
	if (underWay.size < most * CALM) {
		places = 0;
		return true;
	}
	if (underWay.size >= most * FULL || places === 0) return false;
	places -= 1;
	return true;
}

/**
 * Whether `most` sign-ins are under way, or they take so long that one more would only wait behind the others: either would make
 * everybody with a session wait too. It ends by itself as soon as those under way are done.
 */
export function isOverloaded(most: number): boolean {
	if (underWay.size >= most) return true;
	const now = performance.now();
	let late = 0;
	for (const { began } of underWay) {
		if (now - began < LATE) return false;
		if (++late >= MANY) return true;
	}
	return false;
}
