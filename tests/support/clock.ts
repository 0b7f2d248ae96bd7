/** A clock that stands still until it is moved. */
export interface FixedClock {
	/** A new `Date` at each call, so that nobody changes another's. */
	now(): Date;
	/** Moves forward, or back with a negative number. */
	advance(milliseconds: number): void;
	set(iso: string): void;
}

/** A clock at `iso`, which must name its offset ("2026-09-01T08:30:00+02:00"): the test machine's zone is nobody's business. */
export function fixedClock(iso: string): FixedClock {
	let time = parse(iso);
	return {
		now: () => new Date(time),
		advance: (milliseconds) => void (time += milliseconds),
		set: (next) => void (time = parse(next))
	};
}

function parse(iso: string): number {
	const time = Date.parse(iso);
	if (Number.isNaN(time) || !/(Z|[+-]\d\d:\d\d)$/.test(iso))
		throw new TypeError(`no instant with an offset: ${iso}`);
	return time;
}
