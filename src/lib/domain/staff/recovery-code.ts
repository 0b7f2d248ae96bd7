import { uniform, type RandomBytes } from '../credentials/uniform';

export const RECOVERY_CODES = 10;
/** Letters and digits that nobody takes for another (F33). */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/**
 * Ten codes for when the telephone is lost, as `ABCD-EFGH-JKLM`. The first characters are all different, so that each
 * code says which hash it belongs to; the eleven others are 55 random bits, and each code works once.
 */
export function generateRecoveryCodes(randomBytes: RandomBytes): string[] {
	const marks = [...ALPHABET];
	return Array.from({ length: RECOVERY_CODES }, () => {
		const [mark = ''] = marks.splice(uniform(randomBytes, marks.length), 1);
		const rest = Array.from({ length: LENGTH - 1 }, () => ALPHABET[uniform(randomBytes, ALPHABET.length)]);
		return (mark + rest.join('')).replace(/(.{4})(?=.)/g, '$1-');
	});
}

/** What somebody typed as a recovery code in its one form, without dashes or spaces; `null` when it can be none. */
export function readRecoveryCode(typed: string): string | null {
	const code = typed.slice(0, 64).replace(/[\s-]/g, '').toUpperCase();
	return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : null;
}
