/** The ministry's numbers have six digits; leading zeros are written or not. */
const INSTELLINGSNUMMER = /^0*([1-9]\d{0,5})$/;

/**
 * The instellingsnummers that somebody typed, with spaces, lines, commas or semicolons between them: each once, without leading
 * zeros, in order. `bad` is the first word that is no such number, as it was typed.
 */
export function readSchoolNumbers(text: string): { numbers: string[] } | { bad: string } {
	const words = text.split(/[\s,;]+/).filter((word) => word !== '');
	const bad = words.find((word) => !INSTELLINGSNUMMER.test(word));
	if (bad !== undefined) return { bad };
	const numbers = new Set(words.map((word) => INSTELLINGSNUMMER.exec(word)?.[1] ?? ''));
	return { numbers: [...numbers].toSorted((a, b) => Number(a) - Number(b)) };
}
