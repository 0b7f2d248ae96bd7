import { cleanName } from '$lib/domain/roster/clean-name';
import type { RawRow } from '$lib/domain/roster/row-cells';
import { CsvError, parse, type Info } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decodeText } from './decode-text';
import { UnreadableFile, type FileRefusal } from './unreadable-file';

/** More columns than any package exports. */
export const MAX_COLUMNS = 100;
/** Longest row, in characters, give or take a cell; also how far a quote that is never closed is followed. */
export const MAX_ROW_LENGTH = 16 * 1024;

/**
 * A row, or a line with more or fewer cells than the header (`cells` null): the others stand. `numberHash` when its
 * national number was hashed before.
 */
export type CsvRow = (RawRow & { numberHash?: Uint8Array }) | { line: number; cells: null };

export interface CsvReading {
	/** The columns, in lower case. */
	header: string[];
	rows: AsyncIterable<CsvRow>;
}

/**
 * Reads a CSV file with a header row as it comes in: UTF-8 or Windows-1252, with or without BOM, comma, semicolon or tab
 * (as the header has it), quotes. Column names are read without regard to case. Cells come back as they are. Memory does
 * not grow with the file. Throws `UnreadableFile`, here or while rows are read; what came before it is then worth nothing.
 */
export async function readCsv(
	input: string | AsyncIterable<Uint8Array>,
	maxRowLength = MAX_ROW_LENGTH
): Promise<CsvReading> {
	const records = readRecords(input, maxRowLength);
	const first = await records.next();
	if (first.done) throw new UnreadableFile({ reason: 'empty' });
	const header = readHeader(first.value.record);

	async function* rows(): AsyncGenerator<CsvRow> {
		for await (const { record, info } of records) {
			const line = info.lines;
			if (record.length !== header.length) yield { line, cells: null };
			else {
				const cells: Record<string, string> = {};
				for (let i = 0; i < header.length; i++) cells[header[i] ?? ''] = record[i] ?? '';
				yield { line, cells };
			}
		}
	}
	return { header, rows: rows() };
}

/** Refuses a header that lacks one of `required`. */
export function requireColumns(header: readonly string[], required: readonly string[]): void {
	const missing = required.find((column) => !header.includes(column));
	if (missing !== undefined) throw new UnreadableFile({ reason: 'missing-column', column: missing });
}

async function* readRecords(
	input: string | AsyncIterable<Uint8Array>,
	maxRowLength: number
): AsyncGenerator<{ record: string[]; info: Info }> {
	const { head, rest } = await splitHead(typeof input === 'string' ? wholeText(input) : decodeText(input));
	if (head.length > maxRowLength && !head.slice(0, maxRowLength).includes('\n'))
		refuseWideHead(head.slice(0, maxRowLength));
	const parser = parse({
		delimiter: delimiterOf(head),
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: maxRowLength
	});
	const source = Readable.from(rest, { objectMode: false });
	let failure: unknown;
	// A failing source destroys the parser with its error, so that the loop below throws it.
	const feeding = pipeline(source, parser).catch((error: unknown) => (failure = error));
	try {
		yield* parser as AsyncIterable<{ record: string[]; info: Info }>;
		await feeding;
		if (failure instanceof UnreadableFile) throw failure;
	} catch (error) {
		throw error instanceof CsvError ? new UnreadableFile(refusalOf(error)) : error;
	} finally {
		source.destroy();
	}
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

function refusalOf(error: CsvError): FileRefusal {
	const line = typeof error.lines === 'number' ? { line: error.lines } : {};
	if (error.code === 'CSV_MAX_RECORD_SIZE') return { reason: 'row-too-long', ...line };
	if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { reason: 'unclosed-quote', ...line };
	return { reason: 'stray-quote', ...line };
}
