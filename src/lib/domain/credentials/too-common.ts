/** The name of this service may be no part of a password at all (SECURITY 6.2.11). */
const SERVICE = 'leerid';

/** What stands where a password should have been chosen. They count for nothing, wherever they are. */
const FILLERS =
	/wachtwoord|paswoord|password|passwort|motdepasse|leerling|welkom|welcome|geheim|secret|inloggen|aanmelden|login|letmein|admin/g;

/** Rows of the Belgian and the international keyboard, the alphabet and the digits: their runs count for nothing. */
const ROWS = [
	'abcdefghijklmnopqrstuvwxyz',
	'01234567890',
	'azertyuiop',
	'qsdfghjklm',
	'wxcvbn',
	'qwertyuiop',
	'asdfghjkl',
	'zxcvbnm'
];
const LINES = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
const MIN_RUN = 3;

/** Characters that must be left, and different ones that must be among them, for it to be a choice of one's own. */
const MIN_REST = 6;
const MIN_DIFFERENT = 4;

/**
 * Whether nearly nothing of a password is left without the words, runs and repeats that everybody starts with:
 * "wachtwoord123", "azerty123456", "abababababab". Asks for the folded text. Leetspeak and dictionaries are for
 * `strength.ts`; this is what can be said at once, without loading them.
 */
export function isTooCommon(folded: string): boolean {
	if (folded.includes(SERVICE)) return true;
	const rest = withoutRepeats(withoutRuns(folded.replace(FILLERS, ' '))).replace(/\s/g, '');
	const characters = [...rest];
	return characters.length < MIN_REST || new Set(characters).size < MIN_DIFFERENT;
}

/** "abcabcabc" is "abc", "olifantolifant" is "olifant". */
function withoutRepeats(text: string): string {
	return text.replace(/^(.+?)\1+$/su, '$1').replace(/(.)\1{2,}/gsu, '$1');
}

function withoutRuns(text: string): string {
	let rest = '';
	for (let at = 0; at < text.length;) {
		const run = Math.max(...LINES.map((line) => runLength(text, at, line)));
		if (run < MIN_RUN) rest += text[at];
		at += run < MIN_RUN ? 1 : run;
	}
	return rest;
}

/** How many characters of `text` from `at` on follow each other in `line`. */
function runLength(text: string, at: number, line: string): number {
	const start = line.indexOf(text[at] ?? '');
	if (start < 0) return 0;
	let length = 1;
	while (
		at + length < text.length &&
		start + length < line.length &&
		text[at + length] === line[start + length]
	)
		length++;
	return length;
}
