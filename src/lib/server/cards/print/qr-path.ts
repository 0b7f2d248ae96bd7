import QRCode, { type QRCodeSegment } from 'qrcode';
import { bestMasked, masksFor, type Fit, type Modules } from './qr-mask';

/** A QR code to draw: its width in modules, and its dark modules as the operators of a PDF path, y downwards. */
export interface QrPath {
	modules: number;
	path: string;
}

const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;
/** Texts of one length and mode fit one code: a school's addresses are tried once. */
const fits = new Map<string, ReturnType<typeof tryOut>>();

/**
 * The smallest code that holds `text` at level M, then the highest level that this size still holds: level costs
 * nothing, size does (CARDS.md §3). Upper case text is set in the alphanumeric mode. Throws an Error when the text is
 * empty or fits no code.
 */
export function qrPath(text: string): QrPath {
	const isAlphanumeric = ALPHANUMERIC.test(text);
	const segments: QRCodeSegment[] = isAlphanumeric
		? [{ data: text, mode: 'alphanumeric' }]
		: [{ data: new TextEncoder().encode(text), mode: 'byte' }];
	const key = `${isAlphanumeric} ${new TextEncoder().encode(text).length}`;
	const known = fits.get(key) ?? tryOut(segments);
	fits.set(key, known);
	return trace(bestMasked(segments, known.fit, known.masks));
}

function tryOut(segments: QRCodeSegment[]) {
	const fit = bestFit(segments);
	return { fit, masks: masksFor(segments, fit) };
}

function bestFit(segments: QRCodeSegment[]): Fit {
	const { version } = QRCode.create(segments, { errorCorrectionLevel: 'M' });
	const higher = (['H', 'Q'] as const).find(
		(errorCorrectionLevel) => QRCode.create(segments, { errorCorrectionLevel }).version === version
	);
	return { version, errorCorrectionLevel: higher ?? 'M' };
}

/** Runs of dark modules, row by row. A traced outline would be larger and slower (CARDS.md §5). */
function trace({ size, data }: Modules): QrPath {
	const runs: string[] = [];
	for (let row = 0; row < size; row++) {
		for (let column = 0; column < size; column++) {
			const from = column;
			while (column < size && data[row * size + column]) column++;
			if (column > from) runs.push(`${from} ${row} ${column - from} 1 re`);
		}
	}
	return { modules: size, path: runs.join(' ') };
}
