import type { SchoolApplicationRow } from '$lib/server/desk/applications';

/** The columns of the overview, as the address names them. */
export const COLUMNS = ['naam', 'groepen', 'leerids'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sorting {
	column: Column;
	descending: boolean;
}

/** Reads `?sorteer=`; what is not understood means by name. */
export function readSorting(parameters: URLSearchParams): Sorting {
	const text = parameters.get('sorteer') ?? '';
	const column = COLUMNS.find((one) => one === text.replace(/^-/, ''));
	return { column: column ?? 'naam', descending: column !== undefined && text.startsWith('-') };
}

/** The address when the head of a column is used: names from A, numbers from the highest, then turned round. */
export function sortedBy({ column, descending }: Sorting, next: Column): string {
	const down = column === next ? !descending : next !== 'naam';
	return `?sorteer=${down ? '-' : ''}${next}`;
}

/** Names as Dutch sorts them; equal numbers by name. */
export function sortRows(rows: readonly SchoolApplicationRow[], { column, descending }: Sorting) {
	const byName = (a: SchoolApplicationRow, b: SchoolApplicationRow) => a.name.localeCompare(b.name, 'nl-BE');
	const value = {
		naam: byName,
		groepen: (a: SchoolApplicationRow, b: SchoolApplicationRow) =>
			Number(a.wholeSchool) - Number(b.wholeSchool) || a.groupCount - b.groupCount,
		leerids: (a: SchoolApplicationRow, b: SchoolApplicationRow) => a.leeridCount - b.leeridCount
	}[column];
	return rows.toSorted((a, b) => (descending ? -1 : 1) * value(a, b) || byName(a, b));
}
