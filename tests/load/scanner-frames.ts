// `node tests/load/scanner-frames.ts [frames a level] [seed]`: how many hard camera frames the scanner reads, from easy to
// very hard, beside the same reader without its second look. Prints shares and ratios; fails when any frame is misread.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { READER_OPTIONS, readFrame, type Frame } from '../../src/lib/browser/scanner/read-frame.ts';
import { photograph, randomOf, type Grey, type Scene } from '../support/card-scene.ts';

const [perLevel = 30, seed = 1] = process.argv.slice(2).map(Number);
const LEVELS = 6;

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
await prepareZXingModule({
	overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer },
	fireImmediately: true
});

/** Trouble grows with the level; each kind of it by chance, so that no frame has all. */
function hold(level: number, number: number): { scene: Scene; text: string } {
	const random = randomOf(seed * 100_003 + level * 1009 + number);
	const hard = (level - 1) / (LEVELS - 1);
	const between = (low: number, high: number) => low + (high - low) * random();
	const sometimes = (share: number, value: () => number) => (random() < share ? value() : 0);
	const wide = number % 2 === 0;
	const text = `HTTPS://MIJN.LEERID.BE/K/${Array.from({ length: 13 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Math.floor(random() * 32)]).join('')}`;
	const scene: Scene = {
		text,
		seed: seed + level * 1000 + number,
		width: wide ? 1280 : 640,
		height: wide ? 720 : 480,
		distance: between(150, 180 + 220 * hard),
		x: between(-20, 20),
		y: between(-15, 15),
		roll: between(-180, 180),
		pitch: between(-1, 1) * (10 + 40 * hard),
		yaw: between(-1, 1) * (10 + 40 * hard),
		blur: between(0.2, 0.5 + 1.6 * hard),
		motion: sometimes(0.5, () => between(0, 1 + 4 * hard)),
		exposure: sometimes(0.5, () => between(0.6 - 0.5 * hard, 1)) || 1,
		electrons: 3000 - 2500 * hard * random(),
		glare: sometimes(0.4, () => between(0, 0.2 + 0.8 * hard)),
		crumple: sometimes(0.5, () => between(0, 0.3 + 1.2 * hard)),
		finger: sometimes(0.2, () => between(0, 0.25 * hard)),
		mirrored: number % 4 === 3
	};
	return { scene, text };
}

const colours = ({ grey, width, height }: Grey): Frame => {
	const data = new Uint8ClampedArray(4 * grey.length);
	const pixels = new Uint32Array(data.buffer);
	for (let i = 0; i < grey.length; i++) pixels[i] = 0xff000000 | ((grey[i] ?? 0) * 0x010101);
	return { data, width, height };
};

const plain = async (frame: Frame) =>
	// Node has no ImageData; the reader asks only for what a frame has.
	(await readBarcodes(frame as unknown as ImageData, READER_OPTIONS)).map((code) => code.text);

const readers = { 'one look': plain, scanner: (frame: Frame) => readFrame(frame, plain) };
type Name = keyof typeof readers;
const names = Object.keys(readers) as Name[];
const count = () => ({
	read: 0,
	wrong: 0,
	mirrored: 0,
	narrow: 0,
	ms: [] as number[],
	levels: Array<number>(LEVELS).fill(0)
});
const tally: Record<Name, ReturnType<typeof count>> = { 'one look': count(), scanner: count() };
let mirrored = 0;
let narrow = 0;

for (let level = 1; level <= LEVELS; level++)
	for (let number = 0; number < perLevel; number++) {
		const { scene, text } = hold(level, number);
		const frame = colours(photograph(scene));
		if (scene.mirrored) mirrored++;
		if (scene.width === 640) narrow++;
		for (const name of names) {
			const start = performance.now();
			const found = await readers[name](frame);
			const result = tally[name];
			result.ms.push(performance.now() - start);
			if (found.some((other) => other !== text)) result.wrong++;
			if (!found.includes(text)) continue;
			result.read++;
			result.levels[level - 1] = (result.levels[level - 1] ?? 0) + 1;
			if (scene.mirrored) result.mirrored++;
			if (scene.width === 640) result.narrow++;
		}
	}

// Frames without a code: whatever is found there is wrong.
const empty = perLevel;
for (let number = 0; number < empty; number++) {
	const { scene } = hold(1 + (number % LEVELS), number);
	const frame = colours(photograph({ ...scene, text: undefined }));
	for (const name of names) if ((await readers[name](frame)).length > 0) tally[name].wrong++;
}

const all = LEVELS * perLevel;
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`.padStart(6);
const rank = (ms: number[], share: number) =>
	ms.toSorted((a, b) => a - b)[Math.floor(share * (ms.length - 1))] ?? NaN;
console.log(`${all} frames, seed ${seed}; ${empty} without a code`);
console.log('reader        all   | level 1 to 6                              | mirrored  640 wide | wrong');
for (const name of names) {
	const result = tally[name];
	const levels = result.levels.map((read) => percent(read, perLevel)).join(' ');
	console.log(
		`${name.padEnd(9)} ${percent(result.read, all)}   | ${levels} | ${percent(result.mirrored, mirrored)}    ${percent(result.narrow, narrow)}  | ${result.wrong}`
	);
}
const [before, after] = [tally['one look'], tally.scanner];
console.log(`frames read, scanner to one look: ${(after.read / before.read).toFixed(2)}`);
console.log(
	`cost a frame, scanner to one look: median ${(rank(after.ms, 0.5) / rank(before.ms, 0.5)).toFixed(1)}, p95 ${(rank(after.ms, 0.95) / rank(before.ms, 0.95)).toFixed(1)}`
);
process.exitCode = before.wrong + after.wrong > 0 ? 1 : 0;
