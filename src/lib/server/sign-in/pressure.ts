/** Milliseconds after which a sign-in that is still under way says that the server, or its database, cannot keep up. */
const LATE = 2_500;
/** So many late ones at once are no single hitch. */
const MANY = 4;

/** Of what can be under way: so many that nobody has to wait for it; half, which is easy; and what is kept for who has begun already. */
const [FEW, EASY, FULL] = [1 / 12, 1 / 2, 3 / 4];
/** Milliseconds that more than the easy share may be under way before it is a crowd: a class that begins on a word is none. */
const BURST = 1_000;
/** Milliseconds without anybody who had to come back, after which a crowd is over; it is over too when nobody is left. */
const OVER = 10_000;

/** When each sign-in under way began, the oldest first. */
const underWay = new Set<{ began: number }>();
/** Requests of who begins a sign-in that are being answered: what they cost comes on top of the sign-ins under way. */
let beginning = 0;
/** Sign-ins that ended, for which nobody has begun another yet; no more than a few, or a crowd that came late would take them at once. */
let places = 0;
/** Since when more than the easy share is under way, and when somebody had to come back last. */
let busySince: number | null = null;
let refusedAt = -Infinity;

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

/** How full it is. */
export interface Load {
	/** So many sign-ins can be under way. */
	most: number;
	/** Hashes that wait for their turn. */
	hashesWaiting: number;
}

/**
 * Lets somebody who has not even asked for the page begin: gives what is to be called once that request is answered, or null for who
 * must come back. Anybody may while it is no crowd. In a crowd a page that is given out takes the time of a secret that was typed, and
 * more than that: hashes yield to pages (src/start/hash-threads.ts). So then one may begin for each that ended, and a few at a time
 * while hardly a hash waits. It does not go by how late this process runs: one long piece of work makes it late, and is over when it is
 * noticed.
 */
export function begin(load: Load): (() => void) | null {
	const now = performance.now();
	if (!hasRoom(load, now)) {
		refusedAt = now;
		return null;
	}
	beginning += 1;
	let answered = false;
	return () => {
		if (!answered) beginning -= 1;
		answered = true;
	};
}

function hasRoom({ most, hashesWaiting }: Load, now: number): boolean {
	const all = underWay.size + beginning;
	if (all === 0) refusedAt = -Infinity;
	const isEasy = all < most * EASY;
	if (isEasy) busySince = null;
	else busySince ??= now;
	const isCrowd = now - refusedAt < OVER || (busySince !== null && now - busySince >= BURST);
	if (!isCrowd) return all < most;

	const few = most * FEW;
	if (isEasy && hashesWaiting < few && beginning < few) return true;
	places = Math.min(places, Math.ceil(few));
	if (all >= most * FULL || places === 0) return false;
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
