import { cleanName } from '$lib/domain/roster/clean-name';
import type { RawRow } from '$lib/domain/roster/row-cells';
import { decodeText } from './decode-text';
import type { Recogniser } from './recognise-lines';
import { splitCsv, type CsvRecord } from './split-csv';
import { UnreadableFile } from './unreadable-file';

/** More columns than any package exports. */
export const MAX_COLUMNS = 100;
/** Longest row, in characters, give or take a cell; also how far a quote that is never closed is followed. */
export const MAX_ROW_LENGTH = 16 * 1024;

/**
 * A row, or a line with more or fewer cells than the header (`cells` null): the others stand. `numberHash` when its
 * national number was hashed before; `lineHash` when the line is looked at by a recogniser.
 */
export type CsvRow =
	(RawRow & { numberHash?: Uint8Array; lineHash?: string }) | { line: number; cells: null };

export interface CsvOptions {
	maxRowLength?: number;
	/** Told what the file is like before its rows are read; what it gives is asked of each row, and passes over those it knows. */
	recogniser?(file: { header: string[]; delimiter: string }): Promise<Recogniser | undefined>;
}

export interface CsvReading {
	/** The columns, in lower case. */
	header: string[];
	/** What was asked for. */
	recogniser: Recogniser | undefined;
	/** As many at a time as came in; each to be gone through to its end. */
	chunks: AsyncIterable<Iterable<CsvRow>>;
}

/**
 * Reads a CSV file with a header row as it comes in: UTF-8 or Windows-1252, with or without BOM, comma, semicolon or tab
 * (as the header has it), quotes. Column names are read without regard to case. Cells come back as they are. Memory does
 * not grow with the file. Throws `UnreadableFile`, here or while rows are read; what came before it is then worth nothing.
 */
export async function readCsv(
	input: string | AsyncIterable<Uint8Array>,
	{ maxRowLength = MAX_ROW_LENGTH, recogniser: recogniserFor }: CsvOptions = {}
): Promise<CsvReading> {
	// The first row is cut before there is one.
	let recogniser: Recogniser | undefined = undefined;
	const { delimiter, records } = await readRecords(input, maxRowLength, (row, line) =>
		recogniser?.recognise(row, line)
	);
	const { first, others } = await takeFirst(records);
	const header = readHeader(first.cells);
	recogniser = await recogniserFor?.({ header, delimiter });

	async function* chunks(): AsyncGenerator<Iterable<CsvRow>> {
		yield others.map(named);
		for await (const chunk of records) yield Iterator.from(chunk).map(named);
	}
	function named({ line, cells: values, lineHash }: CsvRecord): CsvRow {
		if (values.length !== header.length) return { line, cells: null };
		const cells: Record<string, string> = {};
		for (let i = 0; i < header.length; i++) cells[header[i] ?? ''] = values[i] ?? '';
		return lineHash === undefined ? { line, cells } : { line, cells, lineHash };
	}
	return { header, recogniser, chunks: chunks() };
}

/** The first row, and what else came with it, which is not read yet. */
async function takeFirst(
	records: AsyncGenerator<Iterable<CsvRecord>>
): Promise<{ first: CsvRecord; others: IteratorObject<CsvRecord> }> {
	for (;;) {
		const next = await records.next();
		if (next.done) throw new UnreadableFile({ reason: 'empty' });
		const rows = Iterator.from(next.value);
		const first = rows.next();
		if (!first.done) return { first: first.value, others: rows };
	}
}

/** Refuses a header that lacks one of `required`. */
export function requireColumns(header: readonly string[], required: readonly string[]): void {
	const missing = required.find((column) => !header.includes(column));
	if (missing !== undefined) throw new UnreadableFile({ reason: 'missing-column', column: missing });
}

async function readRecords(
	input: string | AsyncIterable<Uint8Array>,
	maxRowLength: number,
	recognise: (row: string, line: number) => string | null | undefined
): Promise<{ delimiter: string; records: AsyncGenerator<Iterable<CsvRecord>> }> {
	const { head, rest } = await splitHead(typeof input === 'string' ? wholeText(input) : decodeText(input));
	if (head.length > maxRowLength && !head.slice(0, maxRowLength).includes('\n'))
		refuseWideHead(head.slice(0, maxRowLength));
	// Old programs on a Mac end their lines so, and then have no other end.
	const newline = /\r(?!\n)/.test(head) && !head.includes('\n') ? '\r' : '\n';
	const delimiter = delimiterOf(head);
	return { delimiter, records: splitCsv(rest, { delimiter, newline, maxRowLength, recognise }) };
}

function readHeader(record: readonly string[]): string[] {
	if (record.length > MAX_COLUMNS) throw new UnreadableFile({ reason: 'too-many-columns', line: 1 });
	const header = record.map((column) => cleanName(column).toLowerCase());
	const repeated = header.find((column, i) => column && header.indexOf(column) !== i);
	if (repeated !== undefined) throw new UnreadableFile({ reason: 'repeated-column', column: repeated });
	return header;
}

/** A first line without end: ten thousand columns are said to be that, and not a long row. */
function refuseWideHead(head: string): never {
	const columns = head.split(delimiterOf(head)).length;
	throw new UnreadableFile({ reason: columns > MAX_COLUMNS ? 'too-many-columns' : 'row-too-long', line: 1 });
}

async function* wholeText(text: string): AsyncGenerator<string> {
	yield text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Reads as far as the first line goes, to see what it is separated by, and hands back the whole text. */
async function splitHead(
	text: AsyncGenerator<string>
): Promise<{ head: string; rest: AsyncGenerator<string> }> {
	let head = '';
	while (!head.includes('\n') && head.length <= MAX_ROW_LENGTH) {
		const next = await text.next();
		if (next.done) break;
		head += next.value;
	}
	async function* rest() {
		if (head) yield head;
		yield* text;
	}
	return { head, rest: rest() };
}

function delimiterOf(head: string): string {
	const firstLine = head.split('\n', 1)[0] ?? '';
	const counted = [',', ';', '\t'].map((sign) => ({ sign, count: firstLine.split(sign).length }));
	return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}
