import { expect, test } from 'vitest';
import { pdfPath } from './svg-path';

const drawn = (path: string) => pdfPath(path).split('\n');

test.each([
	['M1 2L3 4', ['1 2 m', '3 4 l']],
	['m1 2 3 4', ['1 2 m', '4 6 l']],
	['M0 0h5v-2H1V9z', ['0 0 m', '5 0 l', '5 -2 l', '1 -2 l', '1 9 l', 'h']],
	['M1 1zl2 0', ['1 1 m', 'h', '3 1 l']],
	['M0 0c1 0 2 1 2 2s1 2 2 2', ['0 0 m', '1 0 2 1 2 2 c', '2 3 3 4 4 4 c']],
	['M0 0s1 2 2 2', ['0 0 m', '0 0 1 2 2 2 c']],
	['M0 0q3 0 3 3t3 3', ['0 0 m', '2 0 3 1 3 3 c', '3 5 4 6 6 6 c']],
	['M.5.5-.5-.5', ['0.5 0.5 m', '-0.5 -0.5 l']],
	['M0 0a0 5 0 0 1 4 4', ['0 0 m', '4 4 l']],
	['M1e1 2', ['10 2 m']]
])('%s', (path, operators) => {
	expect(drawn(path)).toEqual(operators);
});

/** The end of every curve. */
const ends = (path: string) => drawn(path).map((line) => line.split(' ').slice(-3, -1).map(Number));

test('a half circle passes through its far point', () => {
	expect(ends('M0 0a5 5 0 0 1 10 0')).toEqual([
		[0, 0],
		[5, -5],
		[10, 0]
	]);
	expect(ends('M0 0a5 5 0 0 0 10 0')[1]).toEqual([5, 5]);
});

test('flags need no space between them, and a radius that is too small grows', () => {
	expect(drawn('M0 0a1 1 0 0110 0')).toEqual(drawn('M0 0a5 5 0 0 1 10 0'));
});

test('a large arc goes the long way round', () => {
	const points = ends('M0 0A5 5 0 1 1 5 5');
	expect(Math.max(...points.map(([x]) => x!))).toBeCloseTo(10, 1);
	expect(points.at(-1)).toEqual([5, 5]);
});

test.each(['M1', 'L', 'x1 2', '1 2', 'M1 2 q'])('%s is no path', (path) => {
	expect(() => pdfPath(path)).toThrow(SyntaxError);
});
