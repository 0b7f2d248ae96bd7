import { expect, test } from 'vitest';
import { isServiceSpray } from './service-alarm';

test.each([
	[0, 0, false],
	[100, 2_999, false], // one school that typed wrongly all morning
	[1_000, 3_000, true],
	[1_200_000, 150_000, false], // the country signs in, and one in eight mistypes
	[1_200_000, 200_000, true], // hidden in the busiest morning
	[100_000, 60_000, false] // the first Monday: six in ten fail once
])('%i that succeed beside %i that fail: %s', (succeeded, failed, alarm) => {
	expect(isServiceSpray({ succeeded, failed })).toBe(alarm);
});
