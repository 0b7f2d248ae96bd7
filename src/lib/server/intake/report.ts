import type { RowRefusal } from '$lib/domain/roster/row-cells';
import type { RowRemark } from '$lib/domain/roster/roster-row';

/** How many of a kind were made, altered, or already as the file has them. */
export interface Tally {
	new: number;
	changed: number;
	unchanged: number;
}

export type RosterFile = 'schools' | 'administrativeGroups' | 'enrollments';

/** What a delivery does, or did, in numbers. No names, so that it may be kept. */
export interface ImportReport {
	schools: Tally;
	administrativeGroups: Tally;
	pupils: Omit<Tally, 'unchanged'>;
	enrollments: Tally;
	/** Enrollments ended because a full file no longer has them. */
	ended: number;
	refused: number;
	/** Enrollments taken over without official data (F56). */
	remarks: number;
}

/** The rows of a report that somebody must look at; lines are those of the file. */
export interface RowReport {
	refused: (RowRefusal & { file: RosterFile })[];
	remarks: RowRemark[];
}
