/**
 * Reads codes away from the page, which stays smooth meanwhile. The wasm comes from our own site: left alone, the library
 * would fetch it from a stranger's.
 */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url&no-inline';
import { READER_OPTIONS, readFrame, type Frame } from './read-frame.ts';
import type { Answer, Question } from './reader-messages';

const ready = prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });

const read = async ({ data, width, height }: Frame) =>
	(await readBarcodes(new ImageData(data, width, height), READER_OPTIONS)).map(({ text }) => text);

const answer = (message: Answer) => postMessage(message);

addEventListener('message', async ({ data: { id, frame } }: MessageEvent<Question>) => {
	try {
		await ready;
		answer({ id, texts: await readFrame(frame, read) });
	} catch {
		answer({ id, texts: null });
	}
});

ready.then(
	() => answer({ ready: true }),
	() => answer({ ready: false })
);
