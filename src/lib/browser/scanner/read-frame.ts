import type { ReaderOptions } from 'zxing-wasm/reader';
import { sharpenAndDouble, type Frame } from './sharpen.ts';

export type { Frame };

/** The reader itself: the texts of the codes in a frame, none when it finds none. */
export type ReadCodes = (frame: Frame) => Promise<string[]>;

/** Measured in CARDS.md §2: the other tries gain nothing for a QR code. */
export const READER_OPTIONS: ReaderOptions = {
	formats: ['QRCode'],
	tryHarder: true,
	tryRotate: false,
	tryInvert: false,
	tryDownscale: false,
	maxNumberOfSymbols: 1,
	textMode: 'Plain'
};

/** A frame of 1280 × 1280 and no larger is looked at twice: the second look costs four times its pixels. */
const MOST_PIXELS = 1280 * 1280;

/** The texts of the codes in `frame`, from the frame as it is or, when that gives nothing, from a sharpened enlargement. */
export async function readFrame(frame: Frame, read: ReadCodes): Promise<string[]> {
	const texts = await read(frame);
	if (texts.length > 0 || frame.width * frame.height > MOST_PIXELS) return texts;
	return read(sharpenAndDouble(frame));
}
