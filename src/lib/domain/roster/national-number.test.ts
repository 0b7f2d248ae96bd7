import { expect, test } from 'vitest';
import { parseNationalNumber } from './national-number';

/** With a 2 in front, YY = 99 is a birth in 2099: those numbers are nobody's. */
const checkDigits = (body: string, century: '' | '2') =>
	String(97 - (Number(century + body) % 97)).padStart(2, '0');

test.each([
	['a birth before 2000', '990315000', ''],
	['a birth since 2000', '990315000', '2'],
	['a bisnummer of unknown gender', '992315000', '2'],
	['a bisnummer of known gender', '994315000', '2'],
	['an unknown birthday', '990000000', '2']
] as const)('the number of %s is accepted', (_, body, century) => {
	const number = body + checkDigits(body, century);
	expect(parseNationalNumber(number)).toBe(number);
});

test('dots, dashes and spaces are left out', () => {
	const number = '990315000' + checkDigits('990315000', '2');
	const written = `99.03.15-000.${number.slice(9)}`;
	expect(parseNationalNumber(written)).toBe(number);
});

test.each([
	['a wrong check digit', '990315000' + '00'],
	['month 13', '991315000' + checkDigits('991315000', '2')],
	['month 33', '993315000' + checkDigits('993315000', '2')],
	['month 60', '996015000' + checkDigits('996015000', '2')],
	['day 32', '990332000' + checkDigits('990332000', '2')],
	['ten digits', '9903150001'],
	['letters', '99O315000ab'],
	['nothing', '']
])('a number with %s is refused', (_, text) => {
	expect(parseNationalNumber(text)).toBeNull();
});
