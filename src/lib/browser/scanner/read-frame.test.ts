import { expect, test } from 'vitest';
import { readFrame, type Frame } from './read-frame';

const frame = (width: number, height: number): Frame => ({
	data: new Uint8ClampedArray(4 * width * height),
	width,
	height
});

/** A reader that finds `text` in frames of this width only, and remembers where it looked. */
function readerOf(text: string, width: number) {
	const looks: number[] = [];
	const read = async (seen: Frame) => {
		looks.push(seen.width);
		return seen.width === width ? [text] : [];
	};
	return { looks, read };
}

test('a code that is found at once costs one look', async () => {
	const { looks, read } = readerOf('kaart', 40);
	expect(await readFrame(frame(40, 30), read)).toEqual(['kaart']);
	expect(looks).toEqual([40]);
});

test('a code that is not found gets a second look, sharpened and twice as large', async () => {
	const { looks, read } = readerOf('kaart', 80);
	expect(await readFrame(frame(40, 30), read)).toEqual(['kaart']);
	expect(looks).toEqual([40, 80]);
});

test('a large photo is looked at once: its enlargement would not fit in a small tablet', async () => {
	const { looks, read } = readerOf('kaart', 1);
	expect(await readFrame(frame(2000, 1500), read)).toEqual([]);
	expect(looks).toEqual([2000]);
});
