import type { EducationLevel } from '$lib/domain/accounts/account-type';
import { addDays } from '$lib/domain/accounts/school-day';
import { levelOf } from './level-of';
import { parseNationalNumber } from './national-number';
import type { IsoDay } from './parse-day';
import { RowCells, type RawRow, type RowRefusal } from './row-cells';
import { schoolYearOf } from './school-year';

export type SchoolRow = { line: number; instellingsnummer: string; name: string };
export type GroupRow = { line: number; instellingsnummer: string; name: string; level: EducationLevel };
export type EnrollmentRow = {
	line: number;
	instellingsnummer: string;
	stamnummer: string;
	givenName: string;
	familyName: string;
	administrativeGroup: string;
	/** Of the group, when the row says it; then a group that is not known yet is made. */
	level: EducationLevel | null;
	beginDate: IsoDay;
	plannedEndDate: IsoDay;
	deregisteredOn: IsoDay | null;
	/** Null without a valid national number: such a pupil has no official data (F56). */
	official: OfficialData | null;
	remark: RowRemark | null;
};
export type Gender = 'M' | 'V' | 'X';
/** What the national register says; a null is a gap in the file, never a reason to forget what was known. */
export type OfficialData = {
	/** Eleven digits, for hashing only. */
	nationalNumber: string;
	givenName: string | null;
	familyName: string | null;
	gender: Gender | null;
	birthDate: IsoDay | null;
};

/** Why a row is taken over without its official data (F56). The pupil is enrolled all the same. */
export type RowRemark = {
	line: number;
	column: string;
	remark: 'bad-national-number' | 'official-data-without-number';
};

export type Reading<Row> = { row: Row } | { refusal: RowRefusal };

/** The columns a file must have, in Discimus' words. Others than these and `OPTIONAL_COLUMNS` are passed over. */
export const REQUIRED_COLUMNS = {
	schools: ['instellingsnummer', 'naam'],
	administrativeGroups: ['instellingsnummer', 'naam', 'hoofdstructuur'],
	enrollments: [
		'instellingsnummer',
		'stamnummer',
		'voornaam',
		'naam',
		'administratieve_groep',
		'inschrijving_van'
	]
} as const;

/** The official columns count only beside a valid `rijksregisternummer` (or bisnummer). */
export const OPTIONAL_COLUMNS = {
	enrollments: [
		'hoofdstructuur',
		'inschrijving_tot',
		'uitgeschreven_op',
		'rijksregisternummer',
		'officiele_voornaam',
		'officiele_naam',
		'geslacht',
		'geboortedatum'
	]
} as const;

/** Enrollments come months ahead, not years: a later date is a slip of the pen. */
const MAX_DAYS_AHEAD = 2 * 366;
const GENDERS: readonly string[] = ['M', 'V', 'X'] satisfies Gender[];

/** One school: `instellingsnummer` (leading zeros fall away), `naam`. */
export function readSchoolRow(raw: RawRow): Reading<SchoolRow> {
	const cells = new RowCells(raw);
	const row = {
		line: raw.line,
		instellingsnummer: cells.instellingsnummer('instellingsnummer'),
		name: cells.name('naam')
	};
	return cells.refusal ? { refusal: cells.refusal } : { row };
}

/** One administrative group of a school: `instellingsnummer`, `naam`, `hoofdstructuur`. */
export function readGroupRow(raw: RawRow): Reading<GroupRow> {
	const cells = new RowCells(raw);
	const level = levelOf(cells.text('hoofdstructuur'));
	const instellingsnummer = cells.instellingsnummer('instellingsnummer');
	const name = cells.name('naam');
	if (level === null) cells.refuse('hoofdstructuur', 'bad-hoofdstructuur');
	if (level === null || cells.refusal) return { refusal: cells.refusal as RowRefusal };
	return { row: { line: raw.line, instellingsnummer, name, level } };
}

/**
 * One enrollment, read on `today`. Days are `YYYY-MM-DD` or `D/M/YYYY`; without `inschrijving_tot` the planned end is
 * the last day of the school year in which it begins. Refuses a birth in the future and dates years ahead.
 */
export function readEnrollmentRow(raw: RawRow, today: IsoDay): Reading<EnrollmentRow> {
	const cells = new RowCells(raw);
	const latest = latestDay(today);
	const instellingsnummer = cells.instellingsnummer('instellingsnummer');
	const stamnummer = cells.stamnummer('stamnummer');
	const givenName = cells.name('voornaam');
	const familyName = cells.name('naam');
	const administrativeGroup = cells.name('administratieve_groep');
	const hoofdstructuur = cells.text('hoofdstructuur');
	const level = levelOf(hoofdstructuur);
	if (hoofdstructuur && level === null) cells.refuse('hoofdstructuur', 'bad-hoofdstructuur');
	const beginDate = cells.day('inschrijving_van', latest);
	const plannedEndDate = cells.optionalDay('inschrijving_tot', latest);
	const deregisteredOn = cells.optionalDay('uitgeschreven_op', latest);
	const { official, remark } = readOfficial(raw, cells, today);

	if (plannedEndDate !== null && plannedEndDate < beginDate)
		cells.refuse('inschrijving_tot', 'end-before-begin');
	if (deregisteredOn !== null && deregisteredOn < beginDate)
		cells.refuse('uitgeschreven_op', 'end-before-begin');
	if (cells.refusal) return { refusal: cells.refusal };

	return {
		row: {
			line: raw.line,
			instellingsnummer,
			stamnummer,
			givenName,
			familyName,
			administrativeGroup,
			level,
			beginDate,
			plannedEndDate: plannedEndDate ?? schoolYearOf(beginDate).end,
			deregisteredOn,
			official,
			remark
		}
	};
}

/**
 * Whom a refused row is about, as far as it says so legibly: such a pupil is not absent from the file, and must not be
 * deregistered for it.
 */
export function whoIsRefused(raw: RawRow): { instellingsnummer: string | null; stamnummer: string | null } {
	const readable = (read: (cells: RowCells) => string) => {
		const cells = new RowCells(raw);
		const text = read(cells);
		return cells.refusal ? null : text;
	};
	return {
		instellingsnummer: readable((cells) => cells.instellingsnummer('instellingsnummer')),
		stamnummer: readable((cells) => cells.stamnummer('stamnummer'))
	};
}

/** The last one asked for: a file asks a million times for the same, and days are slow to reckon. */
let reckoned = { today: '', latest: '' };

function latestDay(today: IsoDay): IsoDay {
	if (reckoned.today !== today) reckoned = { today, latest: addDays(today, MAX_DAYS_AHEAD) };
	return reckoned.latest;
}

/** Which of the three kinds of file has these columns (in lower case), or null. */
export function fileOf(header: readonly string[]): keyof typeof REQUIRED_COLUMNS | null {
	if (!header.includes('instellingsnummer')) return null;
	if (header.includes('stamnummer')) return 'enrollments';
	if (header.includes('hoofdstructuur')) return 'administrativeGroups';
	return header.includes('naam') ? 'schools' : null;
}

function readOfficial(
	raw: RawRow,
	cells: RowCells,
	today: IsoDay
): Pick<EnrollmentRow, 'official' | 'remark'> {
	const written = cells.text('rijksregisternummer');
	const nationalNumber = parseNationalNumber(written);
	const givenName = cells.optionalName('officiele_voornaam');
	const familyName = cells.optionalName('officiele_naam');
	const birthDate = cells.optionalDay('geboortedatum', today);
	const gender = cells.text('geslacht');
	if (gender && !GENDERS.includes(gender)) cells.refuse('geslacht', 'bad-gender');

	const remarkOf = (remark: RowRemark['remark']) => ({
		official: null,
		remark: { line: raw.line, column: 'rijksregisternummer', remark }
	});
	if (written && !nationalNumber) return remarkOf('bad-national-number');
	if (nationalNumber) {
		const known = (gender || null) as Gender | null;
		return { official: { nationalNumber, givenName, familyName, gender: known, birthDate }, remark: null };
	}
	if (givenName || familyName || gender || birthDate) return remarkOf('official-data-without-number');
	return { official: null, remark: null };
}
