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
			if (hasQuotes && row.includes('"')) {
				const quoted = cutQuoted(piece, start);
				if (!quoted) break;
				cells = quoted.cells;
				lines += linesIn(piece, end, quoted.end);
				end = quoted.end;
				row = rowOf(piece, start, end);
			}
			line += lines;
			start = end + 1;
			const record = row === '' ? null : recordOf(row, cells, line);
			if (record) yield record;
		}
		rest = piece.slice(start);
		if (rest.length > maxRowLength) throw refusal('row-too-long');
	}

	/** How many line ends there are from the one at `first` on, before the one at `last`. */
	const linesIn = (piece: string, first: number, last: number): number => {
		let lines = 0;
		for (let at = first; at < last; at = piece.indexOf(newline, at + 1)) lines++;
		return lines;
	};

	const rowOf = (piece: string, start: number, newlineAt: number): string => {
		const end = rowEnd(piece, start, newlineAt);
		if (end - start > maxRowLength) throw refusal('row-too-long');
		return piece.slice(start, end);
	};

	/** The `\r` before a line's end is no part of the row. */
	const rowEnd = (piece: string, start: number, newlineAt: number): number =>
		newlineAt > start && isReturn(piece, newlineAt - 1) ? newlineAt - 1 : newlineAt;

	/** Null for one that is passed over. */
	const recordOf = (row: string, cut: string[] | null, line: number): CsvRecord | null => {
		const lineHash = recognise?.(row, line);
		if (lineHash === null) return null;
		const cells = cut ?? row.split(delimiter);
		return lineHash === undefined ? { line, cells } : { line, cells, lineHash };
	};

	/**
	 * The cells of the row with quotes that begins at `start`, and where the end of its line stands; null when the piece ends
	 * before it. In one go, however many lines it has: to begin anew at each of them would cost the square of its length.
	 */
	const cutQuoted = (piece: string, start: number): { cells: string[]; end: number } | null => {
		const cells: string[] = [];
		const find = {
			delimiter: finder(piece, delimiter),
			quote: finder(piece, '"'),
			end: finder(piece, newline)
		};
		for (let at = start; ;) {
			const isQuoted = piece[at] === '"';
			const next = isQuoted ? endOfQuoted(piece, at) : endOfPlain(find, at);
			if (next === null) return null;
			if (isQuoted) cells.push(piece.slice(at + 1, next - 1).replaceAll('""', '"'));
			const end = endOfLine(piece, next);
			if (!isQuoted) cells.push(piece.slice(at, end === null ? next : rowEnd(piece, at, end)));
			if (end !== null) return { cells, end };
			at = next + 1;
		}
	};

	/** Where the cell that begins with the quote at `at` ends; null when that is in the next piece. */
	const endOfQuoted = (piece: string, at: number): number | null => {
		for (let quote = piece.indexOf('"', at + 1); quote >= 0; quote = piece.indexOf('"', quote + 2)) {
			const next = quote + 1;
			if (piece[next] === '"') continue;
			const isCut = next === piece.length || (isReturn(piece, next) && next + 1 === piece.length);
			if (isCut) return null;
			if (piece[next] === delimiter || endOfLine(piece, next) !== null) return next;
			throw refusal('stray-quote');
		}
		return null;
	};

	/** Where the cell without quotes at `at` ends, at the delimiter or the line's end; null when that is in the next piece. */
	const endOfPlain = (find: Record<'delimiter' | 'quote' | 'end', Finder>, at: number): number | null => {
		const end = Math.min(find.delimiter(at), find.end(at));
		if (find.quote(at) < end) throw refusal('stray-quote');
		return end === Infinity ? null : end;
	};

	/** Where the line's end stands that comes at `at`, perhaps after a `\r`; null when something else comes there. */
	const endOfLine = (piece: string, at: number): number | null => {
		if (piece[at] === newline) return at;
		return isReturn(piece, at) && piece[at + 1] === newline ? at + 1 : null;
	};

	const isReturn = (piece: string, at: number) => newline === '\n' && piece.charCodeAt(at) === RETURN;

	const refusal = (reason: 'row-too-long' | 'stray-quote' | 'unclosed-quote') =>
		new UnreadableFile({ reason, line: line + 1 });

	for await (const piece of text) yield cut(rest + piece);
	if (rest === '') return;
	// The last line may have no end.
	yield cut(rest + newline);
	if (rest !== '') throw refusal('unclosed-quote');
}

/** Where something stands next, at or after a place; Infinity when it does not. Asked of places that only go up. */
type Finder = (at: number) => number;

/** Looks through `piece` once, however often it is asked. */
function finder(piece: string, wanted: string): Finder {
	let found = -1;
	return (at) => {
		if (found < at) {
			const next = piece.indexOf(wanted, at);
			found = next < 0 ? Infinity : next;
		}
		return found;
	};
}
