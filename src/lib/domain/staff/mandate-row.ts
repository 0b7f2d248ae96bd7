import { cleanName } from '../roster/clean-name';
import { parseDay, type IsoDay } from '../roster/parse-day';
import type { RawRow } from '../roster/row-cells';

/** A director's mandate, as the weekly file has it (F68–F69). */
export interface MandateRow {
	line: number;
	/** Without leading zeros. */
	instellingsnummer: string;
	name: string;
	/** As written; whether it is an address is the mail's to judge. */
	email: string;
	from: IsoDay;
	/** Null for somebody who is tenured: until somebody ends the right (*maximale geldigheidsduur*). */
	until: IsoDay | null;
}

export const MANDATE_COLUMNS = ['instellingsnummer', 'naam', 'e_mail', 'van', 'tot'] as const;

/** The last five are seen only beside what is known, or the other rows. */
export type MandateReason =
	| 'wrong-column-count'
	| 'no-name'
	| 'bad-day'
	| 'unknown-school'
	| 'bad-email'
	| 'over'
	| 'repeated-row'
	| 'limited';

export interface MandateRefusal {
	line: number;
	reason: MandateReason;
}

/** Reads one row; first refusal only. Never throws. */
export function readMandateRow({ line, cells }: RawRow): { row: MandateRow } | { refusal: MandateRefusal } {
	const text = (column: (typeof MANDATE_COLUMNS)[number]) => cleanName(cells[column] ?? '');
	const refuse = (reason: MandateReason) => ({ refusal: { line, reason } });
	const instellingsnummer = /^0*([1-9]\d{0,5})$/.exec(text('instellingsnummer'))?.[1];
	if (instellingsnummer === undefined) return refuse('unknown-school');
	const name = text('naam');
	if (name === '') return refuse('no-name');
	const from = parseDay(text('van'));
	const until = text('tot') === '' ? null : parseDay(text('tot'));
	if (from === null || (text('tot') !== '' && until === null) || (until !== null && until < from))
		return refuse('bad-day');
	return { row: { line, instellingsnummer, name, email: text('e_mail'), from, until } };
}
