import { addDays } from '$lib/domain/accounts/school-day';
import { parseDay } from '$lib/domain/roster/parse-day';
import { BAD_NUMBER } from './hash-number';

type Cells = Record<string, string>;

/** One row of `enrollments.csv` with the rows it names; null for one that is not there. */
export interface JoinedEnrollment {
	line: number;
	enrollment: Cells;
	user: Cells | null;
	class: Cells | null;
	school: Cells | null;
	demographics: Cells | null;
	term: Cells | null;
}

/** Of nobody (born in 2099): stands where a number was that is hashed by now, for the reader that asks for one. */
const HASHED_ALREADY = '99031500030';

const GENDERS: Record<string, string> = { male: 'M', female: 'V', other: 'X' };

/**
 * A OneRoster enrollment in the columns of our own CSV. OneRoster's `endDate` is the first day that no longer counts, ours the
 * last that does. `tobedeleted` is a deregistration on the day of `dateLastModified`. What is missing is left empty, and
 * refused by name further on.
 */
export function toEnrollmentRow(joined: JoinedEnrollment): { cells: Cells; numberHash?: Uint8Array } {
	const user = readerOf(joined.user);
	const hashed = user('userIds');
	const isHash = hashed !== '' && hashed !== BAD_NUMBER;
	const cells = {
		...placeOf(joined),
		...periodOf(joined),
		voornaam: user('givenName'),
		naam: user('familyName'),
		rijksregisternummer: isHash ? HASHED_ALREADY : hashed,
		...(hashed !== '' && officialOf(joined))
	};
	return isHash ? { cells, numberHash: Buffer.from(hashed, 'hex') } : { cells };
}

function placeOf(joined: JoinedEnrollment): Cells {
	const group = readerOf(joined.class);
	return {
		instellingsnummer: readerOf(joined.school)('identifier'),
		stamnummer: readerOf(joined.enrollment)('metadata.stamnummer') || readerOf(joined.user)('identifier'),
		administratieve_groep: group('title'),
		hoofdstructuur: group('metadata.hoofdstructuur')
	};
}

function periodOf(joined: JoinedEnrollment): Cells {
	const own = readerOf(joined.enrollment);
	const term = readerOf(joined.term);
	return {
		inschrijving_van: own('beginDate') || term('startDate'),
		inschrijving_tot: dayBefore(own('endDate') || term('endDate')),
		uitgeschreven_op: own('status') === 'tobedeleted' ? own('dateLastModified').slice(0, 10) : ''
	};
}

function officialOf(joined: JoinedEnrollment): Cells {
	const demographics = readerOf(joined.demographics);
	return { geslacht: GENDERS[demographics('sex')] ?? '', geboortedatum: demographics('birthDate') };
}

/** The cells of a row by name; `''` for one that is not there, and for all of a row that is not. */
const readerOf = (cells: Cells | null) => (column: string) => cells?.[column] ?? '';

/** What is no day stays as it is: the reader of rows says what is wrong with it. */
function dayBefore(text: string): string {
	const day = parseDay(text);
	return day === null ? text : addDays(day, -1);
}
