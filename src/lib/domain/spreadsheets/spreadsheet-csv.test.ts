import { expect, test } from 'vitest';
import { spreadsheetCsv } from './spreadsheet-csv';

test('cells stand in quotation marks between semicolons, after a mark that says UTF-8', () => {
	const lines = [
		['naam', 'klas'],
		['De "Grote" Smet', '=1+1'],
		['', '1;A']
	];
	expect(spreadsheetCsv(lines)).toBe('\ufeff"naam";"klas"\r\n"De ""Grote"" Smet";"\'=1+1"\r\n"";"1;A"\r\n');
});

test('without lines it is the mark alone', () => {
	expect(spreadsheetCsv([])).toBe('\ufeff');
});
