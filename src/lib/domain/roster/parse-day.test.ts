import { expect, test } from 'vitest';
import { parseDay } from './parse-day';

test.each([
	['2026-08-31', '2026-08-31'],
	['31/08/2024', '2024-08-31'],
	['1/9/2024', '2024-09-01'],
	['2024-02-29', '2024-02-29'],
	['2023-02-29', null],
	['2024-02-30', null],
	['2024-13-01', null],
	['2024-00-10', null],
	['2024-01-00', null],
	['1899-12-31', null],
	['24-01-01', null],
	['2024-1-1', null],
	['2024-01-01T00:00:00', null],
	['01-09-2024', null],
	['', null],
	['morgen', null]
])('%s is read as %s', (text, day) => {
	expect(parseDay(text)).toBe(day);
});
