/** Longest name of a pupil, group or school, in code points. */
export const MAX_NAME_LENGTH = 200;

const SPACES = /[\t\n\v\f\r\u0085\p{Z}]+/gu;
/** Control, formatting (bidi marks, zero width), private, lone surrogate: nothing a reader would see. */
const INVISIBLE = /\p{C}/gu;
/** The one invisible character that spelling needs: between letters of Persian and Kurdish names. */
const ZERO_WIDTH_NON_JOINER = /(?<!\p{Script=Arabic})\u200c|\u200c(?!\p{Script=Arabic})/gu;

/**
 * What is clean already, as nearly all of a million rows are: Latin letters, which are in NFC there, and signs, with single spaces
 * between. Letters beyond that go the thorough way.
 */
const PLAIN = /^(?:[!-~À-ÖØ-öø-ž]+(?: [!-~À-ÖØ-öø-ž]+)*)?$/;

/**
 * A name as it is stored and shown: NFC, invisible characters gone, every run of space one ordinary space, trimmed.
 * What can be seen is never changed: capitals, accents, apostrophes and scripts stay. May return `''`.
 */
export function cleanName(text: string): string {
	return PLAIN.test(text) ? text : cleanThoroughly(text);
}

function cleanThoroughly(text: string): string {
	return text
		.normalize('NFC')
		.replace(SPACES, ' ')
		.replace(ZERO_WIDTH_NON_JOINER, '')
		.replace(INVISIBLE, (character) => (character === '\u200c' ? character : ''))
		.replace(/ {2,}/g, ' ')
		.trim();
}
