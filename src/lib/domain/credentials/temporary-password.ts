import { uniform, type RandomBytes } from './uniform';

/** F33: "8 willekeurige tekens". */
export const TEMPORARY_PASSWORD_LENGTH = 8;
/** Days after which an unused temporary password is dead; at its replacement it dies at once (SECURITY 6.4.1, A31). */
export const TEMPORARY_PASSWORD_DAYS = 60;
/** Letters and digits without the look-alikes 0 O o, 1 l I: it is copied from paper. 56⁸ is 46.5 bits. */
export const TEMPORARY_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz';

/** What must not stand on a card that a school hands to a child. Costs less than 0.01 bit. */
const UNKIND = /kut|lul|pik|sex|fuc|nazi|kkk|hoer|slet|anus|pis|tiet|dik|dom|gek|ass|cum|tit|fag/i;

/**
 * A new temporary password for a gevorderd account, each allowed text equally likely. No composition is forced: the
 * sources' own samples (`qgRkpckU`) have no digit.
 */
export function generateTemporaryPassword(randomBytes: RandomBytes): string {
	for (;;) {
		const text = Array.from(
			{ length: TEMPORARY_PASSWORD_LENGTH },
			() => TEMPORARY_ALPHABET[uniform(randomBytes, TEMPORARY_ALPHABET.length)]
		).join('');
		if (!UNKIND.test(text)) return text;
	}
}
