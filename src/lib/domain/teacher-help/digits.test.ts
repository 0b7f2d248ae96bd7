import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { choicesOf, DECOYS, drawDigits, HIGHEST_DIGITS, LOWEST_DIGITS } from './digits';

test('a device shows two digits, and the others to choose from are unlike them and each other', () => {
	for (let round = 0; round < 200; round++) {
		const { shown, decoys } = drawDigits(randomBytes, []);
		expect(new Set([shown, ...decoys]).size).toBe(DECOYS + 1);
		for (const number of [shown, ...decoys]) {
			expect(number).toBeGreaterThanOrEqual(LOWEST_DIGITS);
			expect(number).toBeLessThanOrEqual(HIGHEST_DIGITS);
		}
	}
});

test('no device shows what another device shows for the same pupil', () => {
	const free = [12, 34, 50, 61, 78, 93];
	const taken = Array.from({ length: 90 }, (_, i) => i + LOWEST_DIGITS).filter((n) => !free.includes(n));
	const { shown, decoys } = drawDigits(randomBytes, taken);
	expect([shown, ...decoys].sort((a, b) => a - b)).toEqual(free);
});

test('every number from 10 to 99 is shown now and then', () => {
	const seen = new Set(Array.from({ length: 3_000 }, () => drawDigits(randomBytes, []).shown));
	expect(seen.size).toBe(90);
});

test('the choices stand in order of size, each once, whichever device shows it', () => {
	expect(
		choicesOf([
			{ shown: 42, decoys: [17, 80] },
			{ shown: 17, decoys: [99, 10] }
		])
	).toEqual([10, 17, 42, 80, 99]);
	expect(choicesOf([])).toEqual([]);
});
