/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within the frame, and a check at each pixel would cost */
/** Pixels as a canvas gives them: red, green, blue, alpha, a byte each. */
export interface Frame {
	data: Uint8ClampedArray<ArrayBuffer>;
	width: number;
	height: number;
}

/** How much of the difference with its surroundings a pixel gets on top (measured: CARDS.md §1). */
const STRENGTH = 2;

/**
 * `frame` in grey, sharpened and twice as large. It brings back what a lens out of focus or a glare took, and makes
 * noise worse: a second look, never the first. Takes four times the memory of the frame.
 */
export function sharpenAndDouble(frame: Frame): Frame {
	const { width, height } = frame;
	return double({ grey: unsharp({ grey: luma(frame), width, height }), width, height });
}

interface Grey {
	grey: Uint8ClampedArray;
	width: number;
	height: number;
}

/** ITU-R BT.601 in whole numbers. */
function luma({ data, width, height }: Frame): Uint8ClampedArray {
	const grey = new Uint8ClampedArray(width * height);
	for (let i = 0, p = 0; i < grey.length; i++, p += 4)
		grey[i] = (77 * data[p]! + 150 * data[p + 1]! + 29 * data[p + 2]!) >> 8;
	return grey;
}

/** Each pixel minus the mean of the 3 × 3 round it, times the strength, on top. The outermost pixels stay. */
function unsharp({ grey, width, height }: Grey): Uint8ClampedArray {
	const sharp = grey.slice();
	for (let y = 1; y < height - 1; y++) {
		const row = y * width;
		// Sums of three in a column, of which each serves three pixels.
		let left = grey[row - width]! + grey[row]! + grey[row + width]!;
		let middle = grey[row - width + 1]! + grey[row + 1]! + grey[row + width + 1]!;
		for (let i = row + 1; i < row + width - 1; i++) {
			const right = grey[i - width + 1]! + grey[i + 1]! + grey[i + width + 1]!;
			const own = grey[i]!;
			sharp[i] = own + STRENGTH * (own - (left + middle + right) / 9);
			left = middle;
			middle = right;
		}
	}
	return sharp;
}

/** Twice as wide and high, halfway values between the pixels, in the four bytes a pixel that a reader asks for. */
function double({ grey, width, height }: Grey): Frame {
	const wide = 2 * width;
	const data = new Uint8ClampedArray(4 * wide * 2 * height);
	// One write a pixel; grey is the same forwards and backwards, so only alpha minds the order of the bytes.
	const pixels = new Uint32Array(data.buffer);
	const paint = (value: number) => OPAQUE | (value * 0x010101);
	for (let y = 0; y < height; y++) {
		const row = y * width;
		const below = y + 1 < height ? row + width : row;
		for (let x = 0; x < width; x++) {
			const next = x + 1 < width ? x + 1 : x;
			const a = grey[row + x]!;
			const b = grey[row + next]!;
			const c = grey[below + x]!;
			const d = grey[below + next]!;
			const i = 2 * y * wide + 2 * x;
			pixels[i] = paint(a);
			pixels[i + 1] = paint((a + b) >> 1);
			pixels[i + wide] = paint((a + c) >> 1);
			pixels[i + wide + 1] = paint((a + b + c + d) >> 2);
		}
	}
	return { data, width: wide, height: 2 * height };
}

/** Full opacity. Every machine with a browser stores the lowest byte first. */
const OPAQUE = 0xff000000;
