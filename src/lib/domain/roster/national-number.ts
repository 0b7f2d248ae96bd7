const DIGITS = /^\d{11}$/;

/**
 * The eleven digits of a *rijksregister-* or *bisnummer* (dots, dashes and spaces may be left in), or `null` when it
 * is not a valid one (F56). Source of the check digits: KB of 3 April 1984, art. 3; births since 2000 put a 2 in
 * front. A bisnummer adds 20 or 40 to the month; an unknown birthday has zeros. The caller hashes it at once: the
 * number itself is never stored.
 */
export function parseNationalNumber(text: string): string | null {
	const number = text.replace(/[.\- ]/g, '');
	if (!DIGITS.test(number)) return null;
	const month = Number(number.slice(2, 4));
	if (month > 52 || month % 20 > 12 || Number(number.slice(4, 6)) > 31) return null;
	const body = number.slice(0, 9);
	const check = Number(number.slice(9));
	const valid = [body, `2${body}`].some((counted) => 97 - (Number(counted) % 97) === check);
	return valid ? number : null;
}
