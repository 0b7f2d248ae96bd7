/** Source of random bytes, given by the caller: `domain` has no randomness of its own. Must be a CSPRNG outside tests. */
export type RandomBytes = (n: number) => Uint8Array;

/** Each draw is refused with a chance below a half: so many in a row mean a broken source, not bad luck. */
const MAX_DRAWS = 128;

/**
 * A whole number from 0 up to `range` (exclusive, at most 65,536), each equally likely: a draw from the uneven end of
 * the two bytes is thrown away and drawn again. Throws a RangeError for another range, and an Error when the source
 * of random bytes is broken.
 */
export function uniform(randomBytes: RandomBytes, range: number): number {
	if (!Number.isInteger(range) || range < 1 || range > 65_536) throw new RangeError('uniform: range');
	const even = 65_536 - (65_536 % range);
	for (let draw = 0; draw < MAX_DRAWS; draw++) {
		const [high, low] = randomBytes(2);
		if (high === undefined || low === undefined) break;
		const number = high * 256 + low;
		if (number < even) return number % range;
	}
	throw new Error('uniform: the source of random bytes is broken');
}
