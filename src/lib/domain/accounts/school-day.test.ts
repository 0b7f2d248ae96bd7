import { expect, test } from 'vitest';
import { addDays, schoolDay } from './school-day';

test.each([
	['2026-08-31T21:59:59.999Z', '2026-08-31'], // summer: Brussels is two hours ahead
	['2026-08-31T22:00:00Z', '2026-09-01'],
	['2026-12-31T22:59:59Z', '2026-12-31'], // winter: one hour
	['2026-12-31T23:00:00Z', '2027-01-01'],
	['2026-03-28T22:59:59Z', '2026-03-28'], // the night that summer time begins
	['2026-03-28T23:00:00Z', '2026-03-29'],
	['2026-03-29T21:59:59Z', '2026-03-29'],
	['2026-03-29T22:00:00Z', '2026-03-30'],
	['2026-10-24T22:00:00Z', '2026-10-25'], // the day of 25 hours
	['2026-10-25T22:59:59Z', '2026-10-25'],
	['2026-10-25T23:00:00Z', '2026-10-26'],
	['2024-02-29T12:00:00Z', '2024-02-29']
])('%s is %s at school', (instant, day) => expect(schoolDay(new Date(instant))).toBe(day));

test('an invalid date throws instead of giving a day', () => {
	expect(() => schoolDay(new Date('nonsense'))).toThrow(RangeError);
});

test.each([
	['2026-08-31', 1, '2026-09-01'],
	['2026-03-28', 1, '2026-03-29'],
	['2026-03-29', 1, '2026-03-30'],
	['2024-02-28', 1, '2024-02-29'],
	['2026-12-31', 1, '2027-01-01'],
	['2026-01-01', -1, '2025-12-31'],
	['2026-08-31', 30, '2026-09-30']
])('%s and %i days is %s', (day, days, later) => expect(addDays(day, days)).toBe(later));
