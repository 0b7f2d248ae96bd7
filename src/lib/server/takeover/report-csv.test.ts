import { expect, test } from 'vitest';
import { takeOverRefusalCsv, takeOverReportCsv } from './report-csv';

test('each row has a line, in Dutch; who was refused has the column and the reason', () => {
	expect(
		takeOverReportCsv([
			{ line: 2, outcome: 'taken-over' },
			{ line: 3, outcome: 'refused', column: 'gebruikersnaam', reason: 'username-taken' },
			{ line: 4, outcome: 'refused', column: null, reason: 'wrong-column-count' }
		]).split('\r\n')
	).toEqual([
		'\ufeff"Regel";"Wat";"Kolom";"Waarom"',
		'"2";"overgenomen";"";""',
		'"3";"geweigerd";"gebruikersnaam";"deze gebruikersnaam is, of was, van een andere leerling"',
		expect.stringMatching(/^"4";"geweigerd";"";".*kolommen.*"$/),
		''
	]);
});

test('a file that cannot be read gets its reason in the same form, and no header makes a formula', () => {
	const text = takeOverRefusalCsv({ reason: 'repeated-column', column: '=1+1' });
	expect(text).toContain('Een kolom staat er twee keer.');
	expect(text).toContain(`"'=1+1"`);
});
