import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { fold } from '../accounts/fold';
import { EVERYDAY_PHRASES } from './everyday-phrases';

/** 0 to 4 as zxcvbn means it: fewer than 10³, 10⁶, 10⁸, 10¹⁰ guesses, or more. */
export type Strength = { score: 0 | 1 | 2 | 3 | 4; refused: boolean };

/** How strong a password is for the person whose names, username and school are `userInputs`. Never throws. */
export type StrengthOf = (password: string, userInputs: readonly string[]) => Strength;

/**
 * Below this score a password is refused: some 10⁸ guesses. Every common or breached password and «a word and a
 * year» stays below; twelve lower-case letters of two uncommon words pass (SECURITY 6.2.4, 6.2.5, 6.2.12).
 */
export const MIN_SCORE = 3;

/** zxcvbn takes time with the square of the length (a quarter of a second for 128). What is behind is a bonus. */
const MAX_SCORED_LENGTH = 64;
const MAX_USER_INPUTS = 20;

let loading: Promise<StrengthOf> | undefined;

/**
 * The judge of strength, with Dutch (Belgium) words, names and common passwords. Loads about 400 kB the first time
 * (in the browser: when the field receives focus) and the same judge ever after; rejects when that chunk cannot be
 * fetched, and tries again at the next call. The browser's answer is advice: the server decides.
 */
export function loadStrength(): Promise<StrengthOf> {
	loading ??= load().catch((error: unknown) => {
		loading = undefined;
		throw error;
	});
	return loading;
}

async function load(): Promise<StrengthOf> {
	const [core, common, dutch] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common'),
		import('@zxcvbn-ts/language-nl-be')
	]);
	const judge: ZxcvbnFactory = new core.ZxcvbnFactory({
		graphs: common.adjacencyGraphs,
		dictionary: { ...common.dictionary, ...dutch.dictionary, everydayPhrases: [...EVERYDAY_PHRASES] },
		maxLength: MAX_SCORED_LENGTH
	});
	return (password, userInputs) => {
		const scored = password.slice(0, MAX_SCORED_LENGTH).normalize('NFKC');
		const { score } = judge.check(scored, userInputs.slice(0, MAX_USER_INPUTS).flatMap(wordsOf));
		return { score, refused: score < MIN_SCORE };
	};
}

/** "Gastón de Logie" is guessed as `gaston`, as `logie` and as the whole of it. */
function wordsOf(input: string): string[] {
	const whole = fold(input.slice(0, MAX_SCORED_LENGTH));
	return [whole, ...whole.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)];
}
