import { expect, test } from 'vitest';
import { MAX_NAME_LENGTH } from './clean-name';
import { fileOf, readEnrollmentRow, readGroupRow, readSchoolRow, whoIsRefused } from './roster-row';

const TODAY = '2026-11-21';
/** Born in 2099 by its check digits, so nobody's. */
const NATIONAL_NUMBER = '99031500030';

const ivica = {
	instellingsnummer: '2',
	stamnummer: '945',
	voornaam: 'Ivica',
	naam: 'Cauberghs',
	administratieve_groep: '1e lj 3e gr Wetenschappen-wiskunde ASO',
	inschrijving_van: '2026-09-01',
	inschrijving_tot: '2027-08-31',
	rijksregisternummer: NATIONAL_NUMBER,
	officiele_voornaam: 'Ivica',
	officiele_naam: 'Cauberghs',
	geslacht: 'M',
	geboortedatum: '2010-03-19'
};
const readIvica = (changes: Partial<typeof ivica> & Record<string, string>) =>
	readEnrollmentRow({ line: 7, cells: { ...ivica, ...changes } }, TODAY);

test('a whole row becomes an enrollment', () => {
	expect(readIvica({})).toEqual({
		row: {
			line: 7,
			instellingsnummer: '2',
			stamnummer: '945',
			givenName: 'Ivica',
			familyName: 'Cauberghs',
			administrativeGroup: '1e lj 3e gr Wetenschappen-wiskunde ASO',
			level: null,
			beginDate: '2026-09-01',
			plannedEndDate: '2027-08-31',
			deregisteredOn: null,
			official: {
				nationalNumber: NATIONAL_NUMBER,
				givenName: 'Ivica',
				familyName: 'Cauberghs',
				gender: 'M',
				birthDate: '2010-03-19'
			},
			remark: null
		}
	});
});

test.each([
	[{ instellingsnummer: '' }, 'instellingsnummer', 'bad-instellingsnummer'],
	[{ instellingsnummer: '0' }, 'instellingsnummer', 'bad-instellingsnummer'],
	[{ instellingsnummer: '2; drop table schools' }, 'instellingsnummer', 'bad-instellingsnummer'],
	[{ stamnummer: ' ' }, 'stamnummer', 'missing-stamnummer'],
	[{ stamnummer: '=1+1' }, 'stamnummer', 'bad-stamnummer'],
	[{ stamnummer: '9'.repeat(31) }, 'stamnummer', 'bad-stamnummer'],
	[{ voornaam: '' }, 'voornaam', 'missing-name'],
	[{ naam: '\u200b\u202e' }, 'naam', 'missing-name'],
	[{ naam: 'é'.repeat(MAX_NAME_LENGTH + 1) }, 'naam', 'name-too-long'],
	[{ officiele_naam: 'é'.repeat(MAX_NAME_LENGTH + 1) }, 'officiele_naam', 'name-too-long'],
	[{ administratieve_groep: '' }, 'administratieve_groep', 'missing-name'],
	[{ inschrijving_van: '' }, 'inschrijving_van', 'missing-date'],
	[{ inschrijving_van: '2026-02-30' }, 'inschrijving_van', 'bad-date'],
	[{ inschrijving_van: 'SY0-09-01' }, 'inschrijving_van', 'bad-date'], // only demo files are relative
	[{ inschrijving_van: '2126-09-01' }, 'inschrijving_van', 'implausible-date'],
	[{ inschrijving_tot: '2026-08-31' }, 'inschrijving_tot', 'end-before-begin'],
	[{ uitgeschreven_op: '2026-08-31' }, 'uitgeschreven_op', 'end-before-begin'],
	[{ geboortedatum: '2026-11-22' }, 'geboortedatum', 'implausible-date'],
	[{ geboortedatum: '30/02/2010' }, 'geboortedatum', 'bad-date'],
	[{ geslacht: 'man' }, 'geslacht', 'bad-gender']
] as const)('%j is refused for its %s: %s', (changes, column, reason) => {
	expect(readIvica(changes)).toEqual({ refusal: { line: 7, column, reason } });
});

test('of several faults the first one is named', () => {
	expect(readIvica({ stamnummer: '', naam: '' })).toMatchObject({ refusal: { column: 'stamnummer' } });
});

test('leading zeros fall away from the school and stay with the pupil', () => {
	expect(readIvica({ instellingsnummer: '000002', stamnummer: '007' })).toMatchObject({
		row: { instellingsnummer: '2', stamnummer: '007' }
	});
});

test.each([
	['2026-09-01', '2027-08-31'],
	['2027-03-15', '2027-08-31'],
	['2026-08-31', '2026-08-31']
])('an enrollment from %s without an end is planned to %s', (inschrijving_van, plannedEndDate) => {
	expect(readIvica({ inschrijving_van, inschrijving_tot: '' })).toMatchObject({ row: { plannedEndDate } });
});

test.each([
	[{ rijksregisternummer: '99031500000' }, 'bad-national-number'],
	[{ rijksregisternummer: '' }, 'official-data-without-number']
] as const)('with %j the pupil is enrolled without official data', (changes, remark) => {
	expect(readIvica(changes)).toMatchObject({
		row: { official: null, remark: { line: 7, column: 'rijksregisternummer', remark } }
	});
});

test('a pupil without any official data gets no remark', () => {
	const { instellingsnummer, stamnummer, voornaam, naam, administratieve_groep, inschrijving_van } = ivica;
	const cells = { instellingsnummer, stamnummer, voornaam, naam, administratieve_groep, inschrijving_van };
	expect(readEnrollmentRow({ line: 2, cells }, TODAY)).toMatchObject({
		row: { official: null, remark: null }
	});
});

test('names are cleaned of what cannot be seen', () => {
	expect(readIvica({ voornaam: ' Ivi\u200bca ', naam: 'Caube\u0301rghs' })).toMatchObject({
		row: { givenName: 'Ivica', familyName: 'Caubérghs' }
	});
});

test('a school and a group are read', () => {
	expect(readSchoolRow({ line: 2, cells: { instellingsnummer: '2', naam: 'TEST School 2' } })).toEqual({
		row: { line: 2, instellingsnummer: '2', name: 'TEST School 2' }
	});
	const group = { instellingsnummer: '2', naam: '3de leerjaar', hoofdstructuur: '211' };
	expect(readGroupRow({ line: 3, cells: group })).toEqual({
		row: { line: 3, instellingsnummer: '2', name: '3de leerjaar', level: 'lager' }
	});
});

test('a group whose code is not one of ours is refused', () => {
	const cells = { instellingsnummer: '2', naam: 'Schilderkunst', hoofdstructuur: '316' };
	expect(readGroupRow({ line: 3, cells })).toEqual({
		refusal: { line: 3, column: 'hoofdstructuur', reason: 'bad-hoofdstructuur' }
	});
});

test('a row may say the level of its group; one that is not ours is refused', () => {
	expect(readIvica({ hoofdstructuur: '311' })).toMatchObject({ row: { level: 'secundair' } });
	expect(readIvica({ hoofdstructuur: '999' })).toMatchObject({
		refusal: { column: 'hoofdstructuur', reason: 'bad-hoofdstructuur' }
	});
});

test.each([
	[{ stamnummer: '' }, { instellingsnummer: '2', stamnummer: null }],
	[{ instellingsnummer: 'x' }, { instellingsnummer: null }],
	[{ inschrijving_van: '2026-02-30' }, { instellingsnummer: '2' }]
])('a refused row with %o says whom it is about as far as it can', (cells, who) => {
	expect(whoIsRefused({ line: 7, cells: { ...ivica, ...cells } })).toMatchObject(who);
});

test.each([
	['instellingsnummer;stamnummer;naam', 'enrollments'],
	['instellingsnummer;naam;hoofdstructuur', 'administrativeGroups'],
	['instellingsnummer;naam', 'schools'],
	['naam;voornaam', null]
])('the columns %s are those of %s', (header, file) => {
	expect(fileOf(header.split(';'))).toBe(file);
});
