import { uniform, type RandomBytes } from '../credentials/uniform';

/** The lowest and highest of the two digits that a device shows: never one digit, so that nobody asks about a zero. */
export const LOWEST_DIGITS = 10;
export const HIGHEST_DIGITS = 99;

/** Numbers that the teacher is shown beside the right one: who picks without looking is wrong five times in six. */
export const DECOYS = 5;

export interface Digits {
	/** What the device shows, 10 to 99. */
	shown: number;
	/** `DECOYS` others, unlike it and unlike each other. */
	decoys: number[];
}

/**
 * The digits of a new request: unlike `taken`, those that other devices show for the same pupil at this moment, so that a
 * number names one device. `randomBytes` must be a CSPRNG. `taken` must leave at least `DECOYS` + 1 numbers.
 */
export function drawDigits(randomBytes: RandomBytes, taken: readonly number[]): Digits {
	const drawn: number[] = [];
	while (drawn.length <= DECOYS) {
		const number = LOWEST_DIGITS + uniform(randomBytes, HIGHEST_DIGITS - LOWEST_DIGITS + 1);
		if (!taken.includes(number) && !drawn.includes(number)) drawn.push(number);
	}
	const [shown = LOWEST_DIGITS, ...decoys] = drawn;
	return { shown, decoys };
}

/** What the teacher chooses from, for all devices that ask for one pupil: in order of size, so that no place gives it away. */
export function choicesOf(requests: readonly Digits[]): number[] {
	const numbers = requests.flatMap(({ shown, decoys }) => [shown, ...decoys]);
	return [...new Set(numbers)].sort((a, b) => a - b);
}
