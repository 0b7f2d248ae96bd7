import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { expect, test } from 'vitest';
import { firstKeptDay, firstKeptInstant, midnightOf } from './cutoff';
import { keepsFor, RETENTION, RULE_NAMES } from './rules';

test.each(['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26', '2028-02-29'])(
	'%s begins at midnight in Brussels, whatever the clock does that night',
	(day) => {
		const midnight = midnightOf(day);
		expect(schoolDay(midnight)).toBe(day);
		expect(schoolDay(new Date(midnight.getTime() - 1))).toBe(addDays(day, -1));
	}
);

test.each(['2026-08-31', '2026-03-29', '2024-02-29'])(
	'class information of an enrollment that ended on %s is kept for 365 days and gone on the next',
	(end) => {
		const kept = (today: string) => end >= firstKeptDay('class-information', today);
		expect([364, 365, 366].map((days) => kept(addDays(end, days)))).toEqual([true, true, false]);
	}
);

test('what happened in the last second of a day goes with that day', () => {
	const at = new Date('2026-08-31T23:59:59+02:00');
	expect(at < firstKeptInstant('data-reads', addDays('2026-08-31', 365))).toBe(false);
	expect(at < firstKeptInstant('data-reads', addDays('2026-08-31', 366))).toBe(true);
});

test('a rule of hours has no days to count', () => {
	expect(() => firstKeptDay('batch-secrets', '2026-09-01')).toThrow(RangeError);
	expect(keepsFor('batch-secrets')).toBe(24 * 60 * 60 * 1000);
});

test('the periods that the protocol and the decisions name are those', () => {
	expect(RETENTION['class-information'].keep).toEqual({ days: 365 }); // F84, art. 3
	expect(RETENTION['batch-secrets'].keep).toEqual({ hours: 24 }); // D5
	expect(RETENTION['data-reads'].keep).toEqual({ days: 365 }); // SECURITY §5
	expect(RULE_NAMES.length).toBe(new Set(RULE_NAMES).size);
});
