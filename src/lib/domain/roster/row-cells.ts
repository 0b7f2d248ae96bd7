import { cleanName, MAX_NAME_LENGTH } from './clean-name';
import { parseDay, type IsoDay } from './parse-day';

/** A row as it came: its cells by column name, and the line of the file on which it ends. */
export type RawRow = { line: number; cells: Readonly<Record<string, string>> };

/**
 * Why a row is left out. The first group is seen in the row itself, the second only beside the rest of the file or
 * what is already known.
 */
export type RefusalReason =
	| 'wrong-column-count'
	| 'bad-instellingsnummer'
	| 'missing-stamnummer'
	| 'bad-stamnummer'
	| 'missing-name'
	| 'name-too-long'
	| 'bad-hoofdstructuur'
	| 'missing-date'
	| 'bad-date'
	| 'implausible-date'
	| 'end-before-begin'
	| 'bad-gender'
	// beside the rest
	| 'repeated-row'
	| 'unknown-school'
	| 'outside-scope'
	| 'unknown-administrative-group'
	| 'identity-conflict'
	/** The line was known when it was read, and what it stood for was changed before its run was planned. */
	| 'overtaken';

/** `column` is null when the row as a whole is refused. Never holds what was in the cell: reports are not secret. */
export type RowRefusal = { line: number; column: string | null; reason: RefusalReason };

const STAMNUMMER = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,29}$/u;
/** The ministry's numbers have six digits; packages differ in whether they write the leading zeros. */
const INSTELLINGSNUMMER = /^0*([1-9]\d{0,5})$/;

/**
 * Reads one row cell by cell and remembers the first refusal, so that a reader stays one expression per field. After
 * a refusal the values that come back mean nothing: look at `refusal` before using them.
 */
export class RowCells {
	refusal: RowRefusal | null = null;
	readonly #raw: RawRow;

	constructor(raw: RawRow) {
		this.#raw = raw;
	}

	refuse(column: string, reason: RefusalReason): void {
		this.refusal ??= { line: this.#raw.line, column, reason };
	}

	/** The cell, clean as a name is; `''` when the column is absent. */
	text(column: string): string {
		return cleanName(this.#raw.cells[column] ?? '');
	}

	/** A name of 1 to `MAX_NAME_LENGTH` code points. */
	name(column: string): string {
		const name = this.optionalName(column);
		if (name === null) this.refuse(column, 'missing-name');
		return name ?? '';
	}

	optionalName(column: string): string | null {
		const name = this.text(column);
		// Never more code points than units, which cost nothing to count.
		if (name.length > MAX_NAME_LENGTH && [...name].length > MAX_NAME_LENGTH)
			this.refuse(column, 'name-too-long');
		return name || null;
	}

	/** Without leading zeros: `000002` and `2` are one school. */
	instellingsnummer(column: string): string {
		const number = INSTELLINGSNUMMER.exec(this.text(column))?.[1];
		if (number === undefined) this.refuse(column, 'bad-instellingsnummer');
		return number ?? '';
	}

	/** With its leading zeros: the school's own number is text. */
	stamnummer(column: string): string {
		const text = this.text(column);
		if (!text) this.refuse(column, 'missing-stamnummer');
		else if (!STAMNUMMER.test(text)) this.refuse(column, 'bad-stamnummer');
		return text;
	}

	/** A day that exists and is not after `latest`. */
	day(column: string, latest: IsoDay): IsoDay {
		const day = this.optionalDay(column, latest);
		if (day === null) this.refuse(column, 'missing-date');
		return day ?? '';
	}

	optionalDay(column: string, latest: IsoDay): IsoDay | null {
		const text = this.text(column);
		if (!text) return null;
		const day = parseDay(text);
		if (day === null) this.refuse(column, 'bad-date');
		else if (day > latest) this.refuse(column, 'implausible-date');
		return day;
	}
}
