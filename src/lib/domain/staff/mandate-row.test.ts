import { expect, test } from 'vitest';
import { readMandateRow } from './mandate-row';

const cells = (change: Record<string, string> = {}) => ({
	line: 2,
	cells: {
		instellingsnummer: '000123',
		naam: ' Dirk  Janssens ',
		e_mail: 'Dirk@school.be',
		van: '01/09/2025',
		tot: '31/08/2026',
		...change
	}
});

test('a mandate says whose it is, where, and until when; without an end it is of somebody tenured', () => {
	expect(readMandateRow(cells())).toEqual({
		row: {
			line: 2,
			instellingsnummer: '123',
			name: 'Dirk Janssens',
			email: 'Dirk@school.be',
			from: '2025-09-01',
			until: '2026-08-31'
		}
	});
	expect(readMandateRow(cells({ tot: '' }))).toMatchObject({ row: { until: null } });
});

test.each([
	[{ instellingsnummer: '' }, 'unknown-school'],
	[{ instellingsnummer: '12a' }, 'unknown-school'],
	[{ naam: '\u200b' }, 'no-name'],
	[{ van: '' }, 'bad-day'],
	[{ van: '31/02/2026' }, 'bad-day'],
	[{ tot: 'augustus' }, 'bad-day'],
	[{ tot: '31/08/2025' }, 'bad-day']
])('%j is refused as %s', (change, reason) => {
	expect(readMandateRow(cells(change))).toEqual({ refusal: { line: 2, reason } });
});
