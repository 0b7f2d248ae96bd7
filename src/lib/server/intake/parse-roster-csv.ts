import { cleanName } from '$lib/domain/roster/clean-name';
import type { RawRow, RowRefusal } from '$lib/domain/roster/row-cells';
import { CsvError, parse, type Info } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** More columns than any package exports. */
export const MAX_COLUMNS = 100;
/** Longest row, in characters, give or take a cell; also how far a quote that is never closed is followed. */
export const MAX_ROW_LENGTH = 16 * 1024;
/** A file is held in memory: enough for the largest school forty times over, not for a country. */
export const MAX_ROWS = 100_000;

/** Why nothing of a file is read. `line` is where reading stopped, when that says anything. */
export interface FileRefusal {
	reason:
		| 'empty'
		| 'not-utf8'
		| 'missing-column'
		| 'repeated-column'
		| 'too-many-columns'
		| 'row-too-long'
		| 'too-many-rows'
		| 'unclosed-quote'
		| 'stray-quote';
	column?: string;
	line?: number;
}

export interface ParsedRoster {
	rows: RawRow[];
	/** Rows with more or fewer cells than the header; the others stand. */
	malformed: RowRefusal[];
}

/**
 * Reads a CSV file with a header row: UTF-8 with or without BOM, comma or semicolon (as the header has it), quotes.
 * Column names are read without regard to case. Cells come back as they are; `domain/roster` judges them.
 * Returns a refusal for a file that cannot be read as a whole; only an error of the source itself is thrown.
 */
export async function parseRosterCsv(
	input: string | AsyncIterable<Uint8Array>,
	requiredColumns: readonly string[]
): Promise<ParsedRoster | { refusal: FileRefusal }> {
	try {
		return await readRecords(input, requiredColumns);
	} catch (error) {
		if (error instanceof UnreadableFile) return { refusal: error.refusal };
		if (error instanceof CsvError) return { refusal: refusalOf(error) };
		throw error;
	}
}

/** Carries a refusal out of the streams; never leaves this file. */
class UnreadableFile extends Error {
	readonly refusal: FileRefusal;
	constructor(refusal: FileRefusal) {
		super(refusal.reason);
		this.refusal = refusal;
	}
}

async function readRecords(
	input: string | AsyncIterable<Uint8Array>,
	requiredColumns: readonly string[]
): Promise<ParsedRoster> {
	const { head, rest } = await splitHead(decode(input));
	const parser = parse({
		delimiter: delimiterOf(head),
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: MAX_ROW_LENGTH
	});
	const source = Readable.from(rest, { objectMode: false });
	// A failing source destroys the parser with its error, so that the loop below throws it.
	const feeding = pipeline(source, parser).catch(() => undefined);

	let header: string[] | null = null;
	const rows: RawRow[] = [];
	const malformed: RowRefusal[] = [];
	for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
		const line = info.lines;
		if (header === null) header = readHeader(record, requiredColumns);
		else if (record.length !== header.length)
			malformed.push({ line, column: null, reason: 'wrong-column-count' });
		else {
			if (rows.length === MAX_ROWS) throw new UnreadableFile({ reason: 'too-many-rows', line });
			rows.push({ line, cells: Object.fromEntries(header.map((column, i) => [column, record[i] ?? ''])) });
		}
	}
	await feeding;
	if (header === null) throw new UnreadableFile({ reason: 'empty' });
	return { rows, malformed };
}

function readHeader(record: readonly string[], requiredColumns: readonly string[]): string[] {
	if (record.length > MAX_COLUMNS) throw new UnreadableFile({ reason: 'too-many-columns', line: 1 });
	const header = record.map((column) => cleanName(column).toLowerCase());
	const repeated = header.find((column, i) => column && header.indexOf(column) !== i);
	if (repeated !== undefined) throw new UnreadableFile({ reason: 'repeated-column', column: repeated });
	const missing = requiredColumns.find((column) => !header.includes(column));
	if (missing !== undefined) throw new UnreadableFile({ reason: 'missing-column', column: missing });
	return header;
}

/** Text, without BOM, as it comes in; refuses bytes that are not UTF-8 instead of guessing at names. */
async function* decode(input: string | AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	if (typeof input === 'string') {
		yield input.startsWith('\ufeff') ? input.slice(1) : input;
		return;
	}
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decodeNext = (bytes?: Uint8Array) => {
		try {
			return decoder.decode(bytes, { stream: bytes !== undefined });
		} catch {
			throw new UnreadableFile({ reason: 'not-utf8' });
		}
	};
	for await (const bytes of input) yield decodeNext(bytes);
	yield decodeNext();
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
	return firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
}

function refusalOf(error: CsvError): FileRefusal {
	const line = typeof error.lines === 'number' ? { line: error.lines } : {};
	if (error.code === 'CSV_MAX_RECORD_SIZE') return { reason: 'row-too-long', ...line };
	if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { reason: 'unclosed-quote', ...line };
	return { reason: 'stray-quote', ...line };
}
