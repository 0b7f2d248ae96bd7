/** Milliseconds after which a sign-in that is still under way says that the server, or its database, cannot keep up. */
const LATE = 2_500;
/** So many late ones at once are no single hitch. */
const MANY = 4;

/** When each sign-in under way began, the oldest first. */
const underWay = new Set<{ began: number }>();

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
	}
}

/** Whether `most` sign-ins are under way, however long they take. */
export const areUnderWay = (most: number): boolean => underWay.size >= most;

/**
 * Whether `most` sign-ins are under way, or they take so long that one more would only wait behind the others: either would make
 * everybody with a session wait too. It ends by itself as soon as those under way are done.
 */
export function isOverloaded(most: number): boolean {
	if (areUnderWay(most)) return true;
	const now = performance.now();
	let late = 0;
	for (const { began } of underWay) {
		if (now - began < LATE) return false;
		if (++late >= MANY) return true;
	}
	return false;
}
