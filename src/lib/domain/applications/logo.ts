/** A logo is shown at 64 pixels; twice that is sharp everywhere. */
export const MAX_LOGO_BYTES = 64 * 1024;
const MIN_SIDE = 32;
const MAX_SIDE = 512;

export type LogoRefusal = 'too-large' | 'not-png' | 'bad-size' | 'animated';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What a picture needs to be drawn. Texts, dates, places and colour profiles are left behind. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND']);

/**
 * A logo of an application, without anything that is not picture (PNG, ISO/IEC 15948 §5). Only PNG: an SVG can hold
 * scripts. At most 64 kB and between 32 and 512 pixels a side. What comes after the end is cut off. Never throws.
 */
export function cleanLogo(bytes: Uint8Array): { png: Uint8Array<ArrayBuffer> } | { refusal: LogoRefusal } {
	if (bytes.length > MAX_LOGO_BYTES) return { refusal: 'too-large' };
	if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return { refusal: 'not-png' };
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
	const seen: string[] = [];
	for (let at = SIGNATURE.length; seen.at(-1) !== 'IEND';) {
		if (at + 12 > bytes.length) return { refusal: 'not-png' };
		const end = at + 12 + view.getUint32(at);
		if (end > bytes.length) return { refusal: 'not-png' };
		const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (type === 'acTL') return { refusal: 'animated' };
		if (seen.length === 0) {
			if (type !== 'IHDR' || end - at !== 25) return { refusal: 'not-png' };
			const sides = [view.getUint32(at + 8), view.getUint32(at + 12)];
			if (sides.some((side) => side < MIN_SIDE || side > MAX_SIDE)) return { refusal: 'bad-size' };
		}
		if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
		seen.push(type);
		at = end;
	}
	return seen.includes('IDAT') ? { png: join(kept) } : { refusal: 'not-png' };
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
