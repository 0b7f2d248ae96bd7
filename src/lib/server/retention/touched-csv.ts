import { spreadsheetCsv } from '$lib/domain/spreadsheets/spreadsheet-csv';
import type { TouchedPupil } from './list-touched';

/** The list of a leak for a spreadsheet: its instants in UTC, what was done in the words of `TouchedPupil`. */
export function touchedCsv(rows: readonly TouchedPupil[]): string {
	const lines = rows.map(({ pupilId, name, times, firstAt, lastAt, what }) => [
		pupilId,
		name ?? '',
		String(times),
		firstAt.toISOString(),
		lastAt.toISOString(),
		what.join(' ')
	]);
	const header = ['leerling_id', 'naam', 'keren', 'eerst', 'laatst', 'wat'];
	return spreadsheetCsv([header, ...lines]);
}
