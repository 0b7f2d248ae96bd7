import { expect, test } from 'vitest';
import { touchedCsv } from './touched-csv';

const at = new Date('2026-09-01T06:00:00Z');
const row = (name: string | null) => ({
	pupilId: 'id',
	name,
	times: 2,
	firstAt: at,
	lastAt: at,
	what: ['list', 'pupil']
});

test.each([
	['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
	['Jo;"An" De Wit', '"Jo;""An"" De Wit"'],
	[null, '""']
])('a pupil called %s is one harmless cell', (name, cell) => {
	expect(touchedCsv([row(name)]).split('\r\n')[1]).toBe(
		`"id";${cell};"2";"2026-09-01T06:00:00.000Z";"2026-09-01T06:00:00.000Z";"list pupil"`
	);
});

test('a spreadsheet knows that it is UTF-8', () => {
	expect(touchedCsv([]).charCodeAt(0)).toBe(0xfeff);
});
