/** Letters that Unicode does not decompose into a base letter and a mark, as they are typed without them (F35). */
const LATIN_LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	ħ: 'h',
	ŧ: 't',
	ŋ: 'ng',
	ĸ: 'k',
	ə: 'e',
	ƒ: 'f'
};
const LATIN_LETTER = new RegExp(`[${Object.keys(LATIN_LETTERS).join('')}]`, 'gu');

/**
 * Lower case without accents: "Gastón", "GASTON" and "gaston" are one name. Letters of other scripts keep their
 * script and lose their marks. Never throws; the result may be up to 18 times as long as the text (Unicode's
 * longest compatibility decomposition), so cut first what a stranger typed.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\p{M}/gu, '') // İ in lower case is an i with a mark of its own
		.replace(LATIN_LETTER, (letter) => LATIN_LETTERS[letter] ?? letter)
		.normalize('NFC');
}
