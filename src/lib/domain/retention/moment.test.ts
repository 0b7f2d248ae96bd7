import { expect, test } from 'vitest';
import { readMoment, showMoment } from './moment';

test.each([
	['2026-09-01T08:30', '2026-09-01T06:30:00.000Z'],
	['2026-12-01T00:00', '2026-11-30T23:00:00.000Z'],
	['2026-03-29T04:00', '2026-03-29T02:00:00.000Z'], // the clock has gone forward
	['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'], // twice that night: the first
	['2026-10-25T12:00', '2026-10-25T11:00:00.000Z']
])('%s at school is %s', (text, instant) => {
	expect(readMoment(text)?.toISOString()).toBe(instant);
	expect(showMoment(new Date(instant))).toBe(text);
});

test.each(['', 'gisteren', '2026-02-30T08:00', '2026-09-01T24:00', '2026-09-01', '2026-03-29T02:30'])(
	'%s is no moment',
	(text) => {
		expect(readMoment(text)).toBeNull();
	}
);
