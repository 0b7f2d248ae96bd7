import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { generatePictures, isPictureChoice, pictureSecret } from './picture-password';
import { PICTURES_PER_STEP, PICTURE_CATEGORIES, PICTURE_STEPS } from './pictures';
import {
	generateTemporaryPassword,
	TEMPORARY_ALPHABET,
	TEMPORARY_PASSWORD_LENGTH
} from './temporary-password';
import { generateWordPassword, WORD_PASSWORD_DIGITS, WORD_PASSWORDS, WORD_PLACES } from './word-password';
import { WORDS } from './words';

const many = <T>(make: () => T) => Array.from({ length: 5000 }, make);

test('there are eight categories of as many pictures, and their number is D2’s', () => {
	expect(PICTURE_CATEGORIES.map(({ pictures }) => pictures.length)).toEqual(Array(8).fill(12));
	expect(Math.log2(PICTURES_PER_STEP ** PICTURE_STEPS)).toBeCloseTo(28.7, 1);
});

test('a picture password is one picture of each category, and each picture turns up', () => {
	const choices = many(() => generatePictures(randomBytes));
	expect(choices.every(isPictureChoice)).toBe(true);
	for (let step = 0; step < PICTURE_STEPS; step++) {
		expect(new Set(choices.map((choice) => choice[step])).size).toBe(PICTURES_PER_STEP);
	}
});

test('what is hashed names the set, every picture in two digits and their order', () => {
	expect(pictureSecret([3, 11, 0, 5, 1, 10, 2, 7])).toBe('pictures:1:03-11-00-05-01-10-02-07');
	expect(pictureSecret([11, 3, 0, 5, 1, 10, 2, 7])).not.toBe(pictureSecret([3, 11, 0, 5, 1, 10, 2, 7]));
});

test.each([
	[[]],
	[[1, 2, 3, 4, 5, 6, 7]],
	[[1, 2, 3, 4, 5, 6, 7, 8, 9]],
	[[1, 2, 3, 4, 5, 6, 7, 12]],
	[[1, 2, 3, 4, 5, 6, 7, -1]],
	[[1, 2, 3, 4, 5, 6, 7, 0.5]],
	[[1, 2, 3, 4, 5, 6, 7, '8']],
	[Array(8)],
	['12345678'],
	[null],
	[{ length: 8 }]
])('%j is no picture password', (value) => {
	expect(isPictureChoice(value)).toBe(false);
	expect(() => pictureSecret(value as number[])).toThrow(RangeError);
});

test('a temporary password is eight characters that nobody confuses, every one of them in use', () => {
	const passwords = many(() => generateTemporaryPassword(randomBytes));
	for (const password of passwords) {
		expect(password).toMatch(/^[2-9A-HJ-NP-Za-km-z]{8}$/);
		expect(password).not.toMatch(/[0Oo1lI]/);
		expect(password).not.toMatch(/kut|lul|sex/i);
	}
	expect(new Set(passwords.join('')).size).toBe(TEMPORARY_ALPHABET.length);
	expect(new Set(TEMPORARY_ALPHABET).size).toBe(TEMPORARY_ALPHABET.length);
	expect(Math.log2(TEMPORARY_ALPHABET.length ** TEMPORARY_PASSWORD_LENGTH)).toBeGreaterThan(46);
});

test('a text that would shame a child is drawn again', () => {
	const indices = [...'KuT2345X', ...'KuU2345X'].map((character) => TEMPORARY_ALPHABET.indexOf(character));
	const draws = indices.flatMap((index) => [0, index]);
	expect(generateTemporaryPassword((n) => Uint8Array.from(draws.splice(0, n)))).toBe('KuU2345X');
});

test('a word password is a word of ours with three digits round it, as on the sources’ cards', () => {
	const passwords = many(() => generateWordPassword(randomBytes));
	for (const password of passwords) {
		expect(password).toMatch(/^(?=.{6}$)[2-9]*[a-z]{3}[2-9]*$/);
		expect(WORDS).toContain(password.replace(/\d/g, ''));
	}
	expect(new Set(passwords.map((password) => password.search(/[a-z]/)))).toEqual(new Set([0, 1, 2, 3]));
});

test('29ban9 and zal659 are such passwords', () => {
	const draw = (...numbers: number[]) => {
		const draws = numbers.flatMap((number) => [number >> 8, number & 255]);
		return generateWordPassword((n) => Uint8Array.from(draws.splice(0, n)));
	};
	const digits = (text: string) => [...text].map((digit) => WORD_PASSWORD_DIGITS.indexOf(digit));
	expect(draw(WORDS.indexOf('ban'), 2, ...digits('299'))).toBe('29ban9');
	expect(draw(WORDS.indexOf('zal'), 0, ...digits('659'))).toBe('zal659');
});

test('the words are different, three plain letters each, and enough for 19.5 bits', () => {
	expect(new Set(WORDS).size).toBe(WORDS.length);
	expect(WORDS.filter((word) => !/^[a-z]{3}$/.test(word))).toEqual([]);
	expect(WORDS.length).toBeGreaterThanOrEqual(400);
	expect(WORD_PASSWORDS).toBe(WORDS.length * WORD_PLACES * 8 ** 3);
	expect(Math.log2(WORD_PASSWORDS)).toBeGreaterThan(19.5);
	expect(WORD_PASSWORDS).toBe(851_968); // as docs/guessing.md reckons with
});
