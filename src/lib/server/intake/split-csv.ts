import { UnreadableFile } from './unreadable-file';

/** A row's cells, and the line of the file on which it ends. */
export interface CsvRecord {
	line: number;
	cells: string[];
}

interface Format {
	delimiter: string;
	/** What ends a line: `\n` (a `\r` before it falls away), or `\r` in a file that has nothing else. */
	newline: '\n' | '\r';
	/** Longest row, in characters; also how far a quote that is never closed is followed. */
	maxRowLength: number;
}

/**
 * Cuts text into rows of cells as it comes in, as RFC 4180 has them: a cell in quotes may hold the delimiter, line ends, and
 * a quote written twice. Empty lines are passed over. Gives the rows of each piece of text as one thing to go through, to its
 * end, before the next is asked for: a promise for each of a million rows costs as much as cutting them. Throws
 * `UnreadableFile`.
 */
export async function* splitCsv(
	text: AsyncIterable<string>,
	{ delimiter, newline, maxRowLength }: Format
): AsyncGenerator<Iterable<CsvRecord>> {
	let line = 0;
	let rest = '';

	/** The rows of `piece` up to its last whole one; what is left over begins the next piece. */
	function* cut(piece: string): Generator<CsvRecord> {
		const hasQuotes = piece.includes('"');
		let start = 0;
		for (;;) {
			let end = piece.indexOf(newline, start);
			if (end < 0) break;
			let lines = 1;
			let cells = cutLine(piece.slice(start, end), hasQuotes);
			while (cells === null) {
				end = piece.indexOf(newline, end + 1);
				if (end < 0) break;
				lines++;
				cells = cutLine(piece.slice(start, end), hasQuotes);
			}
			if (cells === null) break;
			line += lines;
			if (cells.length > 0) yield { line, cells };
			start = end + 1;
		}
		rest = piece.slice(start);
		if (rest.length > maxRowLength) throw refusal('row-too-long');
	}

	/** Nothing for an empty line, null for a quote that is still open. */
	const cutLine = (ended: string, hasQuotes: boolean): string[] | null => {
		const row = newline === '\n' && ended.endsWith('\r') ? ended.slice(0, -1) : ended;
		if (row.length > maxRowLength) throw refusal('row-too-long');
		if (row === '') return [];
		return hasQuotes && row.includes('"') ? cutQuoted(row) : row.split(delimiter);
	};

	const cutQuoted = (row: string): string[] | null => {
		const cells: string[] = [];
		for (let at = 0; ;) {
			const next = row[at] === '"' ? endOfQuoted(row, at) : endOfPlain(row, at);
			if (next === null) return null;
			const raw = row.slice(at, next);
			cells.push(row[at] === '"' ? raw.slice(1, -1).replaceAll('""', '"') : raw);
			if (next === row.length) return cells;
			at = next + 1;
		}
	};

	/** Where the cell that begins with the quote at `at` ends; null when it does not. */
	const endOfQuoted = (row: string, at: number): number | null => {
		for (let quote = row.indexOf('"', at + 1); quote >= 0; quote = row.indexOf('"', quote + 2)) {
			if (row[quote + 1] === '"') continue;
			if (quote + 1 === row.length || row[quote + 1] === delimiter) return quote + 1;
			throw refusal('stray-quote');
		}
		return null;
	};

	const endOfPlain = (row: string, at: number): number => {
		const found = row.indexOf(delimiter, at);
		const end = found < 0 ? row.length : found;
		const quote = row.indexOf('"', at);
		if (quote >= 0 && quote < end) throw refusal('stray-quote');
		return end;
	};

	const refusal = (reason: 'row-too-long' | 'stray-quote' | 'unclosed-quote') =>
		new UnreadableFile({ reason, line: line + 1 });

	for await (const piece of text) yield cut(rest + piece);
	if (rest === '') return;
	const last = cutLine(rest, true);
	if (last === null) throw refusal('unclosed-quote');
	if (last.length > 0) yield [{ line: line + rest.split(newline).length, cells: last }];
}
