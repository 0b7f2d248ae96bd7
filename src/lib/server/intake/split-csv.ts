import { UnreadableFile } from './unreadable-file';

/** A row's cells, and the line of the file on which it ends. */
export interface CsvRecord {
	line: number;
	cells: string[];
	/** What `recognise` gave. */
	lineHash?: string;
}

/** `\r`, as `charCodeAt` gives it. */
const RETURN = 13;

interface Format {
	delimiter: string;
	/** What ends a line: `\n` (a `\r` before it falls away), or `\r` in a file that has nothing else. */
	newline: '\n' | '\r';
	/** Longest row, in characters; also how far a quote that is never closed is followed. */
	maxRowLength: number;
	/** Asked of each row as it stands there, without the line's end, before it is cut where that can be; null passes it over. */
	recognise?: (row: string, line: number) => string | null | undefined;
}

/**
 * Cuts text into rows of cells as it comes in, as RFC 4180 has them: a cell in quotes may hold the delimiter, line ends, and
 * a quote written twice. Empty lines are passed over. Gives the rows of each piece of text as one thing to go through, to its
 * end, before the next is asked for: a promise for each of a million rows costs as much as cutting them. Throws
 * `UnreadableFile`.
 */
export async function* splitCsv(
	text: AsyncIterable<string>,
	{ delimiter, newline, maxRowLength, recognise }: Format
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
			let row = rowOf(piece, start, end);
			let cells: string[] | null = null;
			// Where a row with quotes ends shows only when it is cut.
			const isQuoted = hasQuotes && row.includes('"');
			if (isQuoted) cells = cutQuoted(row);
			while (isQuoted && cells === null) {
				end = piece.indexOf(newline, end + 1);
				if (end < 0) break;
				lines++;
				row = rowOf(piece, start, end);
				cells = cutQuoted(row);
			}
			if (end < 0) break;
			line += lines;
			start = end + 1;
			const record = row === '' ? null : recordOf(row, cells, line);
			if (record) yield record;
		}
		rest = piece.slice(start);
		if (rest.length > maxRowLength) throw refusal('row-too-long');
	}

	const rowOf = (piece: string, start: number, newlineAt: number): string => {
		const isReturned = newline === '\n' && newlineAt > start && piece.charCodeAt(newlineAt - 1) === RETURN;
		const end = isReturned ? newlineAt - 1 : newlineAt;
		if (end - start > maxRowLength) throw refusal('row-too-long');
		return piece.slice(start, end);
	};

	/** Null for one that is passed over. */
	const recordOf = (row: string, cut: string[] | null, line: number): CsvRecord | null => {
		const lineHash = recognise?.(row, line);
		if (lineHash === null) return null;
		const cells = cut ?? row.split(delimiter);
		return lineHash === undefined ? { line, cells } : { line, cells, lineHash };
	};

	/** Null for a quote that is still open. */
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
	const row = rowOf(rest, 0, rest.length);
	if (row === '') return;
	const cells = row.includes('"') ? cutQuoted(row) : null;
	if (row.includes('"') && cells === null) throw refusal('unclosed-quote');
	const last = recordOf(row, cells, line + rest.split(newline).length);
	if (last) yield [last];
}
