import { expect, test } from 'vitest';
import { datesIn } from './dates';

test('days and moments are written as one says them, and it is the school whose clock counts', () => {
	const { clockTime, longDay, longDayOf, longMoment } = datesIn('nl');
	expect(longDay('2027-08-31')).toBe('31 augustus 2027');
	const justAfterMidnight = new Date('2026-08-31T22:05:30Z');
	expect(longDayOf(justAfterMidnight)).toBe('1 september 2026');
	expect(longMoment(justAfterMidnight)).toBe('1 september 2026 om 00:05');
	expect(clockTime(justAfterMidnight)).toBe('00:05:30');
});

test.each([
	['en', '1 September 2026 at 00:05'],
	['fr', '1 septembre 2026 à 00:05']
] as const)('in %s', (locale, moment) => {
	expect(datesIn(locale).longMoment(new Date('2026-08-31T22:05:30Z'))).toBe(moment);
	expect(datesIn(locale).clockTime(new Date('2026-08-31T22:05:30Z'))).toBe('00:05:30');
});
