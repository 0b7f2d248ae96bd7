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
	const { enrollment } = joined;
	const user = readerOf(joined.user);
	const group = readerOf(joined.class);
	const school = readerOf(joined.school);
	const demographics = readerOf(joined.demographics);
	const term = readerOf(joined.term);
	const hashed = user('userIds');
	const isHash = hashed !== '' && hashed !== BAD_NUMBER;
	const own = readerOf(enrollment);
	const cells = {
		instellingsnummer: school('identifier'),
		stamnummer: own('metadata.stamnummer') || user('identifier'),
		voornaam: user('givenName'),
		naam: user('familyName'),
		administratieve_groep: group('title'),
		hoofdstructuur: group('metadata.hoofdstructuur'),
		inschrijving_van: own('beginDate') || term('startDate'),
		inschrijving_tot: dayBefore(own('endDate') || term('endDate')),
		uitgeschreven_op: own('status') === 'tobedeleted' ? own('dateLastModified').slice(0, 10) : '',
		rijksregisternummer: isHash ? HASHED_ALREADY : hashed,
		...(hashed !== '' && {
			geslacht: GENDERS[demographics('sex')] ?? '',
			geboortedatum: demographics('birthDate')
		})
	};
	return isHash ? { cells, numberHash: Buffer.from(hashed, 'hex') } : { cells };
}

/** The cells of a row by name; `''` for one that is not there, and for all of a row that is not. */
const readerOf = (cells: Cells | null) => (column: string) => cells?.[column] ?? '';

/** What is no day stays as it is: the reader of rows says what is wrong with it. */
function dayBefore(text: string): string {
	const day = parseDay(text);
	return day === null ? text : addDays(day, -1);
}
