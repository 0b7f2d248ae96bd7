import type { RawRow, RefusalReason, RowRefusal } from '$lib/domain/roster/row-cells';
import type { Reading } from '$lib/domain/roster/roster-row';

/** Why one row does not go on. */
export interface RowProblem {
	column: string | null;
	reason: RefusalReason;
}

/** The readable rows of one file; the others land in `refused`. */
export function readRows<Row>(
	rawRows: readonly RawRow[],
	read: (raw: RawRow) => Reading<Row>,
	refused: RowRefusal[]
): Row[] {
	return rawRows.flatMap((raw) => {
		const reading = read(raw);
		if ('row' in reading) return [reading.row];
		refused.push(reading.refusal);
		return [];
	});
}

/** What `map` makes of each row; those for which it has a problem instead land in `refused`. */
export function mapRows<Row extends { line: number }, Mapped extends object>(
	rows: readonly Row[],
	refused: RowRefusal[],
	map: (row: Row, index: number) => Mapped | RowProblem
): Mapped[] {
	return rows.flatMap((row, index) => {
		const mapped = map(row, index);
		if (!('reason' in mapped)) return [mapped];
		const { column, reason } = mapped;
		refused.push({ line: row.line, column, reason });
		return [];
	});
}

/**
 * The first row of each key. A later one is refused even when it says the same: a file that names a pupil twice is
 * not trusted on the second.
 */
export function keepFirst<Row extends { line: number }>(
	rows: readonly Row[],
	refused: RowRefusal[],
	keyOf: (row: Row) => string
): Row[] {
	const seen = new Set<string>();
	return mapRows<Row, Row>(rows, refused, (row) => {
		const key = keyOf(row);
		if (seen.has(key)) return { column: null, reason: 'repeated-row' };
		seen.add(key);
		return row;
	});
}
