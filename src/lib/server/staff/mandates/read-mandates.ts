import { MANDATE_COLUMNS } from '$lib/domain/staff/mandate-row';
import type { Context } from '../../context';
import { parseRosterCsv, type FileRefusal } from '../../intake';
import { importMandates, type MandateReport } from './import-mandates';

/** Reads the weekly CSV file and takes it over; rows that are no rows are in the report too. Or why it cannot be read. */
export async function importMandatesFile(
	ctx: Context,
	input: string | AsyncIterable<Uint8Array>
): Promise<MandateReport | { refusal: FileRefusal }> {
	const parsed = await parseRosterCsv(input, MANDATE_COLUMNS);
	if ('refusal' in parsed) return parsed;
	const report = await importMandates(ctx, parsed.rows);
	const malformed = parsed.malformed.map(({ line }) => ({ line, reason: 'wrong-column-count' as const }));
	return { ...report, refused: [...malformed, ...report.refused].toSorted((a, b) => a.line - b.line) };
}
