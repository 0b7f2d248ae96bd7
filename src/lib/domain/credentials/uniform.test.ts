import { expect, test } from 'vitest';
import { uniform } from './uniform';

const source = (...bytes: number[]) => {
	const rest = [...bytes];
	return (n: number) => Uint8Array.from(rest.splice(0, n));
};

test('every number is drawn from exactly as many pairs of bytes as any other', () => {
	for (const range of [1, 2, 7, 12, 56, 416]) {
		const counts = new Array<number>(range).fill(0);
		for (let pair = 0; pair < 65_536; pair++) {
			const redrawn = pair >= 65_536 - (65_536 % range);
			const number = uniform(source(pair >> 8, pair & 255, 0, 0), range);
			if (!redrawn) counts[number]! += 1;
			else expect(number).toBe(0); // from the second pair
		}
		expect(new Set(counts)).toEqual(new Set([Math.floor(65_536 / range)]));
	}
});

test.each([0, -1, 1.5, 65_537, NaN])('a range of %d is refused', (range) => {
	expect(() => uniform(source(1, 2), range)).toThrow(RangeError);
});

test('a broken source throws instead of turning for ever', () => {
	expect(() => uniform((n) => new Uint8Array(n).fill(255), 12)).toThrow('broken');
	expect(() => uniform(() => new Uint8Array(0), 12)).toThrow('broken');
});
