import type { RowRefusal } from '$lib/domain/roster/row-cells';
import type { RowRemark } from '$lib/domain/roster/roster-row';

/** How many of a kind were made, altered, or already as the file has them. */
export interface Tally {
	new: number;
	changed: number;
	unchanged: number;
}

export type RosterFile = 'schools' | 'administrativeGroups' | 'enrollments';

/** What an import did. Lines are those of the file; no names, so that it may be kept. */
export interface ImportReport {
	schools: Tally;
	administrativeGroups: Tally;
	pupils: Tally;
	enrollments: Tally;
	refused: (RowRefusal & { file: RosterFile })[];
	/** Enrollments taken over without official data (F56). */
	remarks: RowRemark[];
}

/** Of `total` rows, those that the database gave back as written; the others were as they should be. */
export function tallyWritten(total: number, written: readonly { inserted: boolean }[]): Tally {
	const inserted = written.filter((row) => row.inserted).length;
	return { new: inserted, changed: written.length - inserted, unchanged: total - written.length };
}
