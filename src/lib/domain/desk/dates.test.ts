import { expect, test } from 'vitest';
import { clockTime, longDay, longDayOf, longMoment } from './dates';

test('days and moments are written as one says them, and it is the school whose clock counts', () => {
	expect(longDay('2027-08-31')).toBe('31 augustus 2027');
	const justAfterMidnight = new Date('2026-08-31T22:05:30Z');
	expect(longDayOf(justAfterMidnight)).toBe('1 september 2026');
	expect(longMoment(justAfterMidnight)).toBe('1 september 2026 om 00:05');
	expect(clockTime(justAfterMidnight)).toBe('00:05:30');
});
