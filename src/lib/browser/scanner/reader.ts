import { nativeDetector } from './native-detector';
import type { Frame } from './read-frame.ts';
import type { Answer, Question } from './reader-messages';

/** What a look found: the texts of the codes in it; or that this browser lets no reader work at all. */
export type Look = string[] | 'blocked';

export interface Reader {
	/** Looks at what `source` shows now, at most `longest` pixels long. One look at a time. */
	look(source: Picture, longest?: number): Promise<Look>;
}

export interface Picture {
	image: CanvasImageSource & ImageBitmapSource;
	width: number;
	height: number;
}

/** More than the cameras we ask for give, so that only photos are made smaller. */
const LONGEST = 1280;
/** Milliseconds after which a look is given up: a Worker that died in silence must not stop the scanning. */
const PATIENCE = 15_000;

/**
 * The browser's own detector first, where there is one; our Worker when that finds nothing. The Worker is started here and
 * then fetches the wasm, so this is called when somebody opens the scanner and not before.
 */
export function createReader(): Reader {
	const native = nativeDetector();
	const worker = startWorker();
	const canvas = document.createElement('canvas');
	// Read back each time, so it is better kept out of the graphics card.
	const context = canvas.getContext('2d', { willReadFrequently: true });

	function frameOf({ image, width, height }: Picture, longest: number): Frame | null {
		const scale = Math.min(1, longest / Math.max(width, height));
		// The size anew each time: a tablet is turned round in the middle of it.
		canvas.width = Math.max(1, Math.round(width * scale));
		canvas.height = Math.max(1, Math.round(height * scale));
		if (!context) return null;
		context.imageSmoothingQuality = 'high';
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		return context.getImageData(0, 0, canvas.width, canvas.height) as Frame;
	}

	return {
		async look(picture, longest = LONGEST) {
			const seen = await native(picture.image);
			if (seen && seen.length > 0) return seen;
			const frame = frameOf(picture, longest);
			return (frame && (await worker(frame))) ?? seen ?? 'blocked';
		}
	};
}

/** Asks the Worker; null once it turned out that it cannot work here. */
function startWorker(): (frame: Frame) => Promise<string[] | null> {
	let worker: Worker;
	try {
		worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
	} catch {
		return async () => null;
	}
	const waiting = new Map<number, (texts: string[] | null) => void>();
	let broken = false;
	let last = 0;
	const giveUp = () => {
		broken = true;
		for (const settle of waiting.values()) settle(null);
		worker.terminate();
	};
	worker.addEventListener('error', giveUp);
	worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
		if ('id' in data) waiting.get(data.id)?.(data.texts ?? []);
		else if (!data.ready) giveUp();
	});

	return (frame) => {
		if (broken) return Promise.resolve(null);
		const id = ++last;
		return new Promise((resolve) => {
			const timer = setTimeout(() => waiting.get(id)?.([]), PATIENCE);
			waiting.set(id, (texts) => {
				clearTimeout(timer);
				waiting.delete(id);
				resolve(texts);
			});
			worker.postMessage({ id, frame: plain(frame) } satisfies Question, [frame.data.buffer]);
		});
	};
}

/** An ImageData cannot give its pixels away; what it holds can. */
const plain = ({ data, width, height }: Frame): Frame => ({ data, width, height });
