import { expect, test } from 'vitest';
import { dueDay } from './due-day';

test.each([
	['2026-09-01T02:59:59+02:00', '2026-08-31'],
	['2026-09-01T03:00:00+02:00', '2026-09-01'],
	['2026-09-01T00:30:00Z', '2026-08-31'], // half past two in Brussels
	['2027-01-01T01:59:00Z', '2026-12-31'], // winter: one minute to three
	['2027-01-01T02:00:00Z', '2027-01-01'],
	['2026-03-29T00:59:59Z', '2026-03-28'], // the night without a two o'clock: 01:59:59
	['2026-03-29T01:00:00Z', '2026-03-29'] // and 03:00:00
])('at %s the job of three o’clock is due for %s', (now, day) => {
	expect(dueDay(new Date(now), 3)).toBe(day);
});

test('an hour that summer time skips is made good by the next', () => {
	expect(dueDay(new Date('2026-03-29T00:59:00Z'), 2)).toBe('2026-03-28');
	expect(dueDay(new Date('2026-03-29T01:00:00Z'), 2)).toBe('2026-03-29');
});
