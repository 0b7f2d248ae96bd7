import QRCode, { type QRCodeSegment } from 'qrcode';

/** The size of a code: its version and how many errors it corrects. */
export type Fit = Required<Pick<QRCode.QRCodeOptions, 'version' | 'errorCorrectionLevel'>>;

/** Modules row by row, 1 for a dark one. */
export interface Modules {
	size: number;
	data: Uint8Array;
}

const MASKS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** A line of modules is looked at as the bits of one number. */
const LONGEST_LINE = 31;

/** What a mask changes in any code of one size: module by module, and the same as its rows and columns. */
interface Change {
	data: Uint8Array;
	lines: Lines;
}
type Masks = Change[];

interface Lines {
	rows: Int32Array;
	columns: Int32Array;
}

/**
 * What the eight masks change in any code of this size, each against the first: a mask turns the same modules round whatever
 * the text is, and writes its own number. `segments` are any text that fits. Null for a code so large (versions 4 and up) that
 * `bestMasked` leaves the choice to the library.
 */
export function masksFor(segments: QRCodeSegment[], fit: Fit): Masks | null {
	const codes = MASKS.map((maskPattern) => QRCode.create(segments, { ...fit, maskPattern }).modules);
	const [first] = codes;
	if (!first || first.size > LONGEST_LINE) return null;
	return codes.map(({ size, data }) => {
		const changed = data.map((module, i) => module ^ (first.data[i] ?? 0));
		return { data: changed, lines: linesOf(changed, size) };
	});
}

/**
 * The code under the mask that ISO/IEC 18004 §7.8.3 prefers: the library's own choice, module for module. The library
 * asks for each module by a call of a function, which took longer than all else of a code together.
 */
export function bestMasked(segments: QRCodeSegment[], fit: Fit, masks: Masks | null): Modules {
	if (!masks) return QRCode.create(segments, fit).modules;
	const { size, data } = QRCode.create(segments, { ...fit, maskPattern: MASKS[0] }).modules;
	const lines = linesOf(data, size);
	let best: Change | undefined;
	let least = Infinity;
	for (const mask of masks) {
		const points = penalty(lines, mask.lines, size);
		if (points >= least) continue;
		least = points;
		best = mask;
	}
	return { size, data: data.map((module, i) => module ^ (best?.data[i] ?? 0)) };
}

function linesOf(data: Uint8Array, size: number): Lines {
	const rows = new Int32Array(size);
	const columns = new Int32Array(size);
	for (let row = 0, at = 0; row < size; row++) {
		for (let column = 0; column < size; column++, at++) {
			const module = data[at] ?? 0;
			rows[row] = ((rows[row] ?? 0) << 1) | module;
			columns[column] = ((columns[column] ?? 0) << 1) | module;
		}
	}
	return { rows, columns };
}

/** The four features of table 11 of the standard, weighed as the library weighs them. */
function penalty(code: Lines, mask: Lines, size: number): number {
	const within = 2 ** size - 1;
	let points = 0;
	let dark = 0;
	let above = 0;
	for (let i = 0; i < size; i++) {
		const row = (code.rows[i] ?? 0) ^ (mask.rows[i] ?? 0);
		const column = (code.columns[i] ?? 0) ^ (mask.columns[i] ?? 0);
		points += linePoints(row, within) + linePoints(column, within);
		if (i > 0) points += 3 * ones(alike(row, within) & alike(above, within) & ~(row ^ above));
		dark += ones(row);
		above = row;
	}
	// 10 for each twentieth that the dark modules are away from half of all.
	return points + Math.abs(Math.ceil((dark * 100) / (size * size) / 5) - 10) * 10;
}

/** Where a module has the colour of the one before it. */
const alike = (line: number, within: number) => ~(line ^ (line >> 1)) & (within >> 1);

/**
 * Of a row or a column: 3 for five modules of one colour beside each other and 1 for each more, 40 for what looks like the corner
 * of a code (1011101) with four light modules before or after it.
 */
function linePoints(line: number, within: number): number {
	const same = alike(line, within);
	const fives = same & (same >> 1) & (same >> 2) & (same >> 3);
	const runs = fives & ~(fives >> 1);
	const corner = line & ~(line >> 1) & (line >> 2) & (line >> 3) & (line >> 4) & ~(line >> 5) & (line >> 6);
	const light = ~line & within;
	const four = light & (light >> 1) & (light >> 2) & (light >> 3);
	return ones(fives) + 2 * ones(runs) + 40 * (ones(corner & (four >> 7)) + ones((corner >> 4) & four));
}

/** How many bits of a number are set. */
function ones(bits: number): number {
	let sums = bits - ((bits >> 1) & 0x55555555);
	sums = (sums & 0x33333333) + ((sums >> 2) & 0x33333333);
	return (((sums + (sums >> 4)) & 0x0f0f0f0f) * 0x01010101) >> 24;
}
