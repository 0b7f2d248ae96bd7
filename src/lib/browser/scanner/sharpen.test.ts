import { expect, test } from 'vitest';
import { sharpenAndDouble, type Frame } from './sharpen';

const frameOf = (rows: number[][]): Frame => ({
	data: new Uint8ClampedArray(rows.flat().flatMap((grey) => [grey, grey, grey, 255])),
	width: rows[0]!.length,
	height: rows.length
});
const rowsOf = ({ data, width, height }: Frame) =>
	Array.from({ length: height }, (_, y) =>
		Array.from({ length: width }, (_, x) => data[4 * (y * width + x)])
	);

test('an even surface stays as it is, twice as wide and high', () => {
	const even = sharpenAndDouble(
		frameOf([
			[90, 90, 90],
			[90, 90, 90]
		])
	);
	expect([even.width, even.height]).toEqual([6, 4]);
	expect(rowsOf(even)).toEqual(Array.from({ length: 4 }, () => [90, 90, 90, 90, 90, 90]));
});

test('an edge gets steeper: darker on its dark side, lighter on its light side', () => {
	const row = [100, 100, 100, 130, 130, 130];
	const sharp = rowsOf(sharpenAndDouble(frameOf([row, row, row])))[2]!;
	expect([sharp[2], sharp[4], sharp[6], sharp[8]]).toEqual([100, 80, 150, 130]);
	expect(sharp[5]).toBe(115); // halfway between its neighbours
});

test('what would be darker than black or lighter than white stops there', () => {
	const rows = [
		[0, 0, 0, 255, 255, 255],
		[0, 0, 0, 255, 255, 255],
		[0, 0, 0, 255, 255, 255]
	];
	expect(rowsOf(sharpenAndDouble(frameOf(rows)))[2]).toEqual([
		0, 0, 0, 0, 0, 127, 255, 255, 255, 255, 255, 255
	]);
});

test('colours become grey as the eye weighs them, and every pixel is opaque', () => {
	const { data } = sharpenAndDouble({ data: new Uint8ClampedArray([255, 0, 0, 0]), width: 1, height: 1 });
	expect([...data.slice(0, 4)]).toEqual([76, 76, 76, 255]);
});

test('a frame of one pixel, or of none, is no trouble', () => {
	expect(rowsOf(sharpenAndDouble(frameOf([[7]])))).toEqual([
		[7, 7],
		[7, 7]
	]);
	expect(sharpenAndDouble({ data: new Uint8ClampedArray(), width: 0, height: 0 }).data).toHaveLength(0);
});
