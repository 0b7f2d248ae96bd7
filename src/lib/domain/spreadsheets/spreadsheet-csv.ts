import { inert } from './inert';

/**
 * A whole CSV file for a spreadsheet, the header among its lines: semicolons, as Excel reads it in Belgium, a mark that says
 * UTF-8, every cell in quotation marks and none a formula.
 */
export function spreadsheetCsv(lines: readonly (readonly string[])[]): string {
	return `\ufeff${lines.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`;
}

const quoted = (text: string): string => `"${inert(text).replaceAll('"', '""')}"`;
