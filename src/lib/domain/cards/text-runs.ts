/** A stretch of text that is set in one direction. */
export interface TextRun {
	text: string;
	rightToLeft: boolean;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;
const BRACKETS: Readonly<Record<string, string>> = {
	'(': ')',
	')': '(',
	'[': ']',
	']': '[',
	'{': '}',
	'}': '{',
	'<': '>',
	'>': '<',
	'«': '»',
	'»': '«'
};

/** Whether any letter of the text is written from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/**
 * One line in the order in which it is drawn, from the left. The part of the bidirectional algorithm (UAX 9) that names
 * need: the first letter decides the direction of the line, what stands between two letters of one direction goes with
 * them, and digits keep their order. Text without such letters comes back as one run.
 */
export function textRuns(text: string): TextRun[] {
	if (!hasRightToLeft(text)) return [{ text, rightToLeft: false }];
	const characters = [...text];
	const strong = characters.map((character) => {
		if (MARK.test(character)) return null;
		if (RIGHT_TO_LEFT.test(character) && !/\p{N}/u.test(character)) return true;
		return LEFT_TO_RIGHT.test(character) ? false : null;
	});
	const base = strong.find((direction) => direction !== null) ?? false;
	const runs: TextRun[] = [];
	let before = base;
	characters.forEach((character, i) => {
		const after = strong.slice(i).find((direction) => direction !== null) ?? base;
		const own = MARK.test(character) ? before : (strong[i] ?? (before === after ? before : base));
		const shown = own ? (BRACKETS[character] ?? character) : character;
		const run = runs.at(-1);
		if (run?.rightToLeft === own) run.text += shown;
		else runs.push({ text: shown, rightToLeft: own });
		before = strong[i] ?? before;
	});
	return base ? runs.reverse() : runs;
}
