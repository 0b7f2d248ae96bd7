import { inert } from '$lib/domain/desk/inert';
import type { TouchedPupil } from './list-touched';

/**
 * The list of a leak for a spreadsheet: with semicolons, as Excel reads it in Belgium, and with a mark that says UTF-8. A
 * name that looks like a formula is none.
 */
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
	return `\ufeff${[header, ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

const quoted = (text: string): string => `"${inert(text).replaceAll('"', '""')}"`;
