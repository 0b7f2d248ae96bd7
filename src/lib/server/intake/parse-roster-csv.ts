import type { RawRow, RowRefusal } from '$lib/domain/roster/row-cells';
import { readCsv, requireColumns } from './read-csv';
import { UnreadableFile, type FileRefusal } from './unreadable-file';

/** What is held in memory: enough for the largest school forty times over. A country is staged while it is read. */
export const MAX_ROWS = 100_000;

export interface ParsedRoster {
	rows: RawRow[];
	/** Rows with more or fewer cells than the header; the others stand. */
	malformed: RowRefusal[];
}

/**
 * Reads a small CSV file whole (see `readCsv`). Returns a refusal for a file that cannot be read as a whole; only an
 * error of the source itself is thrown.
 */
export async function parseRosterCsv(
	input: string | AsyncIterable<Uint8Array>,
	requiredColumns: readonly string[]
): Promise<ParsedRoster | { refusal: FileRefusal }> {
	const rows: RawRow[] = [];
	const malformed: RowRefusal[] = [];
	try {
		const reading = await readCsv(input);
		requireColumns(reading.header, requiredColumns);
		for await (const chunk of reading.chunks)
			for (const row of chunk) {
				if (row.cells === null)
					malformed.push({ line: row.line, column: null, reason: 'wrong-column-count' });
				else if (rows.length === MAX_ROWS)
					throw new UnreadableFile({ reason: 'too-many-rows', line: row.line });
				else rows.push(row);
			}
		return { rows, malformed };
	} catch (error) {
		if (error instanceof UnreadableFile) return { refusal: error.refusal };
		throw error;
	}
}
