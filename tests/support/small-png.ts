import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_COLOURS = 256;

/**
 * The same picture with a palette, a few times smaller: for screenshots, which have few colours. Takes what a browser
 * writes (PNG specification: 8 bits a channel, RGB or RGBA, not interlaced) and throws on anything else. Where there are
 * more than 256 colours the rare ones become the nearest of the others; transparency is lost.
 */
export function smallPng(png: Buffer): Buffer {
	const { width, height, channels, data } = decode(png);
	const pixels = new Uint32Array(width * height);
	for (let i = 0, at = 0; i < pixels.length; i++, at += channels)
		pixels[i] = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
	const palette = choosePalette(pixels);
	const nearest = new Map(palette.map((colour, index) => [colour, index]));
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0, i = 0; y < height; y++)
		for (let x = 0; x < width; x++, i++) {
			const colour = pixels[i] ?? 0;
			let index = nearest.get(colour);
			if (index === undefined) nearest.set(colour, (index = nearestOf(palette, colour)));
			rows[y * (width + 1) + 1 + x] = index;
		}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 3], 8); // 8 bits, palette
	const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('PLTE', colours),
		chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function decode(png: Buffer): { width: number; height: number; channels: number; data: Buffer } {
	if (!png.subarray(0, 8).equals(SIGNATURE)) throw new TypeError('no PNG');
	const parts: Buffer[] = [];
	let header: Buffer | undefined;
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const body = png.subarray(at + 8, at + 8 + length);
		if (type === 'IHDR') header = body;
		if (type === 'IDAT') parts.push(body);
		at += 12 + length;
	}
	const channels = { 2: 3, 6: 4 }[header?.[9] ?? 0];
	if (!header || !channels || header[8] !== 8 || header[12] !== 0) throw new TypeError('another kind of PNG');
	const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
	return {
		width,
		height,
		channels,
		data: unfilter(inflateSync(Buffer.concat(parts)), width * channels, channels)
	};
}

/** Undoes the filter of each row (PNG specification §9.2). */
function unfilter(raw: Buffer, stride: number, step: number): Buffer {
	const rows = raw.length / (stride + 1);
	const data = Buffer.alloc(rows * stride);
	for (let y = 0; y < rows; y++) {
		const filter = raw[y * (stride + 1)] ?? 0;
		for (let x = 0; x < stride; x++) {
			const left = x < step ? 0 : (data[y * stride + x - step] ?? 0);
			const up = y === 0 ? 0 : (data[(y - 1) * stride + x] ?? 0);
			const corner = x < step || y === 0 ? 0 : (data[(y - 1) * stride + x - step] ?? 0);
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
			data[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
		}
	}
	return data;
}

function paeth(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
	if (a <= b && a <= c) return left;
	return b <= c ? up : corner;
}

/** The colours that occur most; of those that are nearly alike, one. */
function choosePalette(pixels: Uint32Array): number[] {
	const counts = new Map<number, number>();
	for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
	if (byCount.length <= MAX_COLOURS) return byCount;
	// Flat areas keep their very colour; the rest is spread over what shades there are.
	const exact = byCount.slice(0, 64);
	const buckets = new Map<number, number>();
	for (const colour of byCount.slice(64)) {
		const bucket = colour & 0xf0f0f0;
		if (!buckets.has(bucket)) buckets.set(bucket, colour);
	}
	return [...exact, ...[...buckets.values()].slice(0, MAX_COLOURS - exact.length)];
}

function nearestOf(palette: number[], colour: number): number {
	let best = 0;
	let least = Infinity;
	for (const [index, other] of palette.entries()) {
		const [r, g, b] = [
			(other >> 16) - (colour >> 16),
			((other >> 8) & 255) - ((colour >> 8) & 255),
			(other & 255) - (colour & 255)
		];
		const distance = r * r + g * g + b * b;
		if (distance < least) [best, least] = [index, distance];
	}
	return best;
}

function chunk(type: string, body: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
	const whole = Buffer.alloc(named.length + 8);
	whole.writeUInt32BE(body.length, 0);
	named.copy(whole, 4);
	whole.writeUInt32BE(crc32(named), named.length + 4);
	return whole;
}
