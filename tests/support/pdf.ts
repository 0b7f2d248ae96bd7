import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A rendered page or a part of one: three bytes a pixel. */
export interface Picture {
	width: number;
	height: number;
	data: Uint8Array;
	/** Dots an inch. */
	dpi: number;
}

/** A part of a page, in mm from its top left. */
export interface PageBox {
	x: number;
	y: number;
	width: number;
	height: number;
}

const MAX_OUTPUT = 2 ** 30;
const INCH = 25.4;
const POINT = 72 / INCH;

/** A program of poppler-utils that reads the file from its standard input and writes nothing to disk. */
function poppler(program: 'pdftotext' | 'pdftoppm' | 'pdfinfo', args: string[], pdf: Uint8Array): Buffer {
	return execFileSync(program, args, { input: pdf, maxBuffer: MAX_OUTPUT });
}

/** What a viewer finds when it searches: the text layer of a page, or of a part of it. Pages count from 1. */
export function pageText(pdf: Uint8Array, page: number, box?: PageBox): string {
	const crop = box ? ['-r', '72', ...cropArguments(box, POINT)] : [];
	return poppler('pdftotext', ['-f', `${page}`, '-l', `${page}`, ...crop, '-', '-'], pdf).toString();
}

/** Where a word of the text layer stands on a page. */
export function findWord(pdf: Uint8Array, page: number, word: string, inside: PageBox): PageBox | undefined {
	const xml = poppler('pdftotext', ['-f', `${page}`, '-l', `${page}`, '-bbox', '-', '-'], pdf).toString();
	const pattern = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
	for (const [, ...found] of xml.matchAll(pattern)) {
		const [x, y, right, bottom] = found.slice(0, 4).map((points) => Number(points) / POINT) as [
			number,
			number,
			number,
			number
		];
		const isInside =
			x >= inside.x &&
			right <= inside.x + inside.width &&
			y >= inside.y &&
			bottom <= inside.y + inside.height;
		if (isInside && found[4] === word) return { x, y, width: right - x, height: bottom - y };
	}
	return undefined;
}

/** Title, author and so on, with the number of pages. */
export function documentInfo(pdf: Uint8Array): Record<string, string> {
	const lines = poppler('pdfinfo', ['-'], pdf).toString().split('\n').filter(Boolean);
	return Object.fromEntries(lines.map((line) => line.split(/:\s*/, 2) as [string, string]));
}

/** All pages as an office printer would see them. */
export function renderPages(pdf: Uint8Array, dpi: number): Picture[] {
	return readPictures(poppler('pdftoppm', ['-r', `${dpi}`, '-'], pdf), dpi);
}

/** A part of one page. */
export function renderBox(pdf: Uint8Array, page: number, dpi: number, box: PageBox): Picture {
	const where = ['-f', `${page}`, '-l', `${page}`, ...cropArguments(box, dpi / INCH)];
	const [picture] = readPictures(poppler('pdftoppm', ['-r', `${dpi}`, ...where, '-'], pdf), dpi);
	if (!picture) throw new Error(`no page ${page}`);
	return picture;
}

function cropArguments({ x, y, width, height }: PageBox, perMillimetre: number): string[] {
	const [left, top, across, down] = [x, y, width, height].map(
		(side) => `${Math.round(side * perMillimetre)}`
	);
	return ['-x', left ?? '', '-y', top ?? '', '-W', across ?? '', '-H', down ?? ''];
}

/** PPM files (P6) that follow each other. */
function readPictures(bytes: Buffer, dpi: number): Picture[] {
	const pictures: Picture[] = [];
	let at = 0;
	while (at < bytes.length) {
		const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', at, at + 40));
		if (!header) throw new Error('pdftoppm wrote no picture');
		const [width, height] = [Number(header[1]), Number(header[2])];
		const start = at + header[0].length;
		at = start + width * height * 3;
		pictures.push({ width, height, data: bytes.subarray(start, at), dpi });
	}
	return pictures;
}

/** A part of a rendered page, to the nearest dot. */
export function cut(picture: Picture, { x, y, width, height }: PageBox): Picture {
	const dots = (millimetres: number) => Math.round((millimetres * picture.dpi) / INCH);
	const [left, top] = [dots(x), dots(y)];
	const [across, down] = [
		Math.min(dots(width), picture.width - left),
		Math.min(dots(height), picture.height - top)
	];
	const data = new Uint8Array(across * down * 3);
	for (let row = 0; row < down; row++) {
		const from = ((top + row) * picture.width + left) * 3;
		data.set(picture.data.subarray(from, from + across * 3), row * across * 3);
	}
	return { width: across, height: down, data, dpi: picture.dpi };
}

/** Darkness of a dot: 0 white, 1 black. */
export function darkness({ data, width }: Picture, column: number, row: number): number {
	const at = (row * width + column) * 3;
	return 1 - ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255)) / 765;
}

/** The outermost dark dots in a part of a page, in mm from the page's top left: what a ruler laid along them would say. */
export function darkEdges(
	pdf: Uint8Array,
	page: number,
	dpi: number,
	box: PageBox
): { left: number; top: number; right: number; bottom: number } {
	const picture = renderBox(pdf, page, dpi, box);
	const [columns, rows]: [number[], number[]] = [[], []];
	for (let row = 0; row < picture.height; row++) {
		for (let column = 0; column < picture.width; column++) {
			if (darkness(picture, column, row) <= 0.5) continue;
			columns.push(column);
			rows.push(row);
		}
	}
	const millimetres = (dots: number) => (dots * INCH) / dpi;
	const least = (values: number[]) => millimetres(values.reduce((a, b) => Math.min(a, b)));
	const most = (values: number[]) => millimetres(values.reduce((a, b) => Math.max(a, b)) + 1);
	return {
		left: box.x + least(columns),
		top: box.y + least(rows),
		right: box.x + most(columns),
		bottom: box.y + most(rows)
	};
}

/** Mean darkness of a picture: a blank letter, which a text layer hides, has none. */
export function ink(picture: Picture): number {
	let sum = 0;
	for (let row = 0; row < picture.height; row++) {
		for (let column = 0; column < picture.width; column++) sum += darkness(picture, column, row);
	}
	return sum / (picture.width * picture.height);
}

const ready = prepareZXingModule({
	overrides: {
		wasmBinary: readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
			.buffer as ArrayBuffer
	},
	fireImmediately: true
});

/** The text of the QR code in a picture, by a reader that is not ours; `null` when it finds none. */
export async function readQr({ data, width, height }: Picture): Promise<string | null> {
	await ready;
	const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let dot = 0; dot < width * height; dot++) rgba.set(data.subarray(dot * 3, dot * 3 + 3), dot * 4);
	const image = { data: rgba, width, height, colorSpace: 'srgb' } as ImageData;
	const [found] = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
	return found?.isValid ? found.text : null;
}
