import { cleanName } from '../roster/clean-name';
import { parseDay, type IsoDay } from '../roster/parse-day';

/** How a package names a pupil: by our identifiers, or by the school's own number within that school. */
export const IDENTIFIERS = ['leerid_uuid', 'account_uuid', 'stamnummer'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

/** The members of a row as it is delivered; the columns of a file are mapped to these. */
export const ROW_FIELDS = [...IDENTIFIERS, 'klas', 'subklas', 'van', 'tot'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** A row as it came; what is missing or null counts as empty. */
export type DeliveredRow = Readonly<Partial<Record<RowField, unknown>>>;

/** Where a pupil is put. `line` is the row's place in the delivery, from 1, or the line of the file. */
export interface ClassRow {
	line: number;
	identifier: Identifier;
	value: string;
	/** Null, in a delivery of changes only: in no class any more. */
	classTitle: string | null;
	subclassTitle: string | null;
	fromDay: IsoDay | null;
	untilDay: IsoDay | null;
}

/** Why a row is left out. The last three are seen only beside the school's pupils and the other rows. */
export const CLASS_ROW_REFUSALS = [
	'no-row',
	'one-identifier',
	'bad-identifier',
	'no-class',
	'title-too-long',
	'bad-date',
	'end-before-begin',
	'unknown-pupil',
	'repeated-row',
	'wrong-column-count'
] as const;
export type ClassRowReason = (typeof CLASS_ROW_REFUSALS)[number];

/** Never holds what was delivered: reports outlive the consent. */
export interface ClassRowRefusal {
	line: number;
	reason: ClassRowReason;
}

/** Longest title of a class, in code points. */
export const MAX_TITLE_LENGTH = 60;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads one row. `mayBeEmpty`: a row without a class means that the pupil left theirs. Never throws; first refusal only. */
export function readClassRow(
	raw: unknown,
	line: number,
	{ mayBeEmpty }: { mayBeEmpty: boolean }
): { row: ClassRow } | { refusal: ClassRowRefusal } {
	const refuse = (reason: ClassRowReason) => ({ refusal: { line, reason } });
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('no-row');
	const text = (field: RowField): string => {
		const value = (raw as DeliveredRow)[field];
		return typeof value === 'string' ? cleanName(value) : typeof value === 'number' ? String(value) : '';
	};

	const named = IDENTIFIERS.filter((identifier) => text(identifier) !== '');
	const [identifier] = named;
	if (identifier === undefined || named.length > 1) return refuse('one-identifier');
	const value = identifier === 'stamnummer' ? text(identifier) : text(identifier).toLowerCase();
	if (identifier !== 'stamnummer' && !UUID.test(value)) return refuse('bad-identifier');

	const classTitle = text('klas') || null;
	const subclassTitle = text('subklas') || null;
	if (classTitle === null && (!mayBeEmpty || subclassTitle !== null)) return refuse('no-class');
	if (isTooLong(classTitle) || isTooLong(subclassTitle)) return refuse('title-too-long');

	const period = readPeriod(text('van'), text('tot'));
	if (typeof period === 'string') return refuse(period);
	const [fromDay, untilDay] = period;
	return { row: { line, identifier, value, classTitle, subclassTitle, fromDay, untilDay } };
}

const isTooLong = (title: string | null): boolean => title !== null && [...title].length > MAX_TITLE_LENGTH;

/** First and last day; an empty one is no limit. */
function readPeriod(from: string, until: string): [IsoDay | null, IsoDay | null] | ClassRowReason {
	const [fromDay, untilDay] = [from, until].map((text) =>
		text === '' ? null : (parseDay(text) ?? undefined)
	);
	if (fromDay === undefined || untilDay === undefined) return 'bad-date';
	if (fromDay !== null && untilDay !== null && untilDay < fromDay) return 'end-before-begin';
	return [fromDay, untilDay];
}

/** Whether a pupil is in the class on school day `day`; both days of the period are included, null is no limit. */
export const isInClassOn = (
	{ fromDay, untilDay }: Pick<ClassRow, 'fromDay' | 'untilDay'>,
	day: IsoDay
): boolean => (fromDay === null || fromDay <= day) && (untilDay === null || day <= untilDay);
