import { uniform, type RandomBytes } from './uniform';
import { WORDS } from './words';

/** F30: "6 karakters". */
export const WORD_PASSWORD_LENGTH = 6;
/** Without 0 and 1, which a child takes for the letters o and l beside them. */
export const WORD_PASSWORD_DIGITS = '23456789';
/** The word is `zal` in `zal659` and `ban` in `29ban9`: 0 to 3 of the three digits come before it. */
export const WORD_PLACES = 4;

const DIGITS = WORD_PASSWORD_LENGTH - 3;

/** How many word passwords there are, each equally likely: the arithmetic of `docs/guessing.md` starts here. */
export const WORD_PASSWORDS = WORDS.length * WORD_PLACES * WORD_PASSWORD_DIGITS.length ** DIGITS;

/** A new word password for a basis account (F30): a word of three letters with three digits round it, `29ban9`. */
export function generateWordPassword(randomBytes: RandomBytes): string {
	const word = WORDS[uniform(randomBytes, WORDS.length)];
	const place = uniform(randomBytes, WORD_PLACES);
	const digits = Array.from(
		{ length: DIGITS },
		() => WORD_PASSWORD_DIGITS[uniform(randomBytes, WORD_PASSWORD_DIGITS.length)]
	).join('');
	return digits.slice(0, place) + word + digits.slice(place);
}
