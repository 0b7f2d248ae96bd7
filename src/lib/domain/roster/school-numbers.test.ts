import { expect, test } from 'vitest';
import { readSchoolNumbers } from './school-numbers';

test.each([
	['', { numbers: [] }],
	['000123', { numbers: ['123'] }],
	['10, 2;\n 000010\t3', { numbers: ['2', '3', '10'] }],
	['1 twee 3', { bad: 'twee' }],
	['0', { bad: '0' }],
	['1234567', { bad: '1234567' }]
])('%j is read as %j', (text, read) => {
	expect(readSchoolNumbers(text)).toEqual(read);
});
