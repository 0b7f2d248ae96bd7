import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PICTURES_PER_STEP, PICTURE_STEPS } from '../credentials/pictures';
import {
	choose,
	isComplete,
	isExpired,
	LONG_PICTURE_JOURNEY_MINUTES,
	PICTURE_JOURNEY_MINUTES,
	restart,
	stepBack,
	type PictureJourney
} from './picture-journey';

const start: PictureJourney = { username: 'gaston.logie', choices: [], startedAt: 1_000_000 };
const at = (...choices: number[]): PictureJourney => ({ ...start, choices });

test('eight answers make it complete', () => {
	let journey = start;
	for (let step = 1; step <= PICTURE_STEPS; step++) {
		expect(isComplete(journey)).toBe(false);
		journey = choose(journey, step, step + 3);
	}
	expect(journey).toEqual(at(4, 5, 6, 7, 8, 9, 10, 11));
	expect(isComplete(journey)).toBe(true);
});

test('a form that is sent twice counts once', () => {
	const once = choose(at(1, 2), 3, 7);
	expect(choose(once, 3, 7)).toEqual(once);
});

test('an answer to an earlier step replaces it and drops the later ones', () => {
	expect(choose(at(1, 2, 3, 4), 2, 9)).toEqual(at(1, 9));
	expect(choose(at(1, 2, 3, 4), 2, 2)).toEqual(at(1, 2));
	expect(choose(at(1, 2, 3, 4, 5, 6, 7, 8), 8, 0)).toEqual(at(1, 2, 3, 4, 5, 6, 7, 0));
});

test.each([
	[4, 0],
	[0, 0],
	[-1, 0],
	[1.5, 0],
	[NaN, 0],
	[3, PICTURES_PER_STEP],
	[3, -1],
	[3, NaN],
	[3, 0.5]
])('answering step %d with picture %d after two answers changes nothing', (step, index) => {
	expect(choose(at(1, 2), step, index)).toEqual(at(1, 2));
});

test('there is no ninth step', () => {
	const complete = at(1, 2, 3, 4, 5, 6, 7, 8);
	expect(choose(complete, PICTURE_STEPS + 1, 0)).toEqual(complete);
});

test('one can go back and start again, also at the very first step', () => {
	expect(stepBack(at(1, 2))).toEqual(at(1));
	expect(stepBack(start)).toEqual(start);
	expect(restart(at(1, 2))).toEqual(start);
});

test('two tabs never leave a hole, a ninth picture or another pupil', () => {
	const action = fc.record({
		step: fc.integer({ min: -1, max: 10 }),
		index: fc.integer({ min: -1, max: 12 })
	});
	fc.assert(
		fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
			const journey = actions.reduce((current, { step, index }) => choose(current, step, index), start);
			expect(journey.username).toBe(start.username);
			expect(journey.choices.length).toBeLessThanOrEqual(PICTURE_STEPS);
			for (const index of journey.choices) expect(index >= 0 && index < PICTURES_PER_STEP).toBe(true);
			expect(Object.keys(journey.choices)).toHaveLength(journey.choices.length);
		})
	);
});

test('it lasts ten minutes', () => {
	const end = start.startedAt + PICTURE_JOURNEY_MINUTES * 60_000;
	expect(isExpired(start, start.startedAt)).toBe(false);
	expect(isExpired(start, end - 1)).toBe(false);
	expect(isExpired(start, end)).toBe(true);
	expect(isExpired(start, start.startedAt - 30_000)).toBe(false); // another instance's clock
	expect(isExpired(start, start.startedAt - 3_600_000)).toBe(true);
	expect(isExpired({ ...start, startedAt: NaN }, end)).toBe(true);
	const long = start.startedAt + LONG_PICTURE_JOURNEY_MINUTES * 60_000;
	expect(isExpired({ ...start, moreTime: true }, long - 1)).toBe(false);
	expect(isExpired({ ...start, moreTime: true }, long)).toBe(true);
});
