// A card before a camera, drawn without any picture library: what the scanner's benchmark and the virtual camera look at.
import QRCode from 'qrcode';

/** How a card is held and what stands between it and a clear picture. Everything left out does no harm. */
export interface Scene {
	/** What the QR holds; none leaves the card without a code. */
	text?: string;
	width: number;
	height: number;
	/** Millimetres from the lens to the card; the picture of a plane so far away is as wide as that. */
	distance: number;
	/** Degrees: about the line of sight, and out of the plane of the picture. */
	roll?: number;
	pitch?: number;
	yaw?: number;
	/** Millimetres off the middle. */
	x?: number;
	y?: number;
	/** Pixels out of focus (standard deviation) and pixels moved while the shutter was open. */
	blur?: number;
	motion?: number;
	/** Light on the card, 1 for daylight; and the electrons that white then gives: fewer are noisier. */
	exposure?: number;
	electrons?: number;
	/** How much of white a lamp's reflection adds, 0 to 1. */
	glare?: number;
	/** Millimetres of waves in the card. */
	crumple?: number;
	/** Share of the code's lower edge that a finger covers. */
	finger?: number;
	mirrored?: boolean;
	seed: number;
}

/** A picture in grey, a byte a pixel. */
export interface Grey {
	grey: Uint8ClampedArray;
	width: number;
	height: number;
}

/** Millimetres: a sticker of 105 × 48 with a code of 34, as we print it. */
const CARD = { width: 105, height: 48, code: 34, codeX: 8, codeY: 7 };
const PAPER = 0.86;
const INK = 0.07;
const TABLE = 0.42;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** The picture that the camera takes of `scene`. */
export function photograph(scene: Scene): Grey {
	const { width, height, blur = 0, motion = 0 } = scene;
	let light = project(scene);
	// Three box blurs are near enough to a round one.
	if (blur > 0)
		for (let i = 0; i < 3; i++)
			light = soften(soften(light, width, height, blur, 'x'), width, height, blur, 'y');
	if (motion > 0) light = smear(light, width, height, motion, scene.seed);
	return { grey: expose(light, scene), width, height };
}

/** Light on each pixel, four samples each, by following each ray to the plane of the card. */
function project(scene: Scene): Float32Array {
	const { width, height, distance, x = 0, y = 0, crumple = 0, mirrored = false, seed } = scene;
	const print = printed(scene);
	const [roll, pitch, yaw] = [scene.roll ?? 0, scene.pitch ?? 0, scene.yaw ?? 0].map(
		(d) => (d * Math.PI) / 180
	) as [number, number, number];
	// The card's own axes in the camera's space: columns of Rz(roll) · Rx(pitch) · Ry(yaw).
	const [cr, sr, cp, sp, cy, sy] = [roll, pitch, yaw].flatMap((a) => [Math.cos(a), Math.sin(a)]) as [
		number,
		number,
		number,
		number,
		number,
		number
	];
	const right = [cr * cy - sr * sp * sy, sr * cy + cr * sp * sy, -cp * sy] as const;
	const down = [-sr * cp, cr * cp, sp] as const;
	const normal = [cr * sy + sr * sp * cy, sr * sy - cr * sp * cy, cp * cy] as const;
	const focal = width;
	const light = new Float32Array(width * height);
	const phase = randomOf(seed)() * 6;
	const lamp = { x: x + 18 * Math.cos(phase), y: y + 12 * Math.sin(phase * 1.7) };
	const centre = [x, y, distance] as const;
	const along = centre[0] * normal[0] + centre[1] * normal[1] + centre[2] * normal[2];

	for (let row = 0; row < height; row++)
		for (let column = 0; column < width; column++) {
			let sum = 0;
			let ground: number | undefined;
			for (let sample = 0; sample < 4; sample++) {
				const px = column + 0.25 + 0.5 * (sample & 1) - width / 2;
				const rx = (mirrored ? -px : px) / focal;
				const ry = (row + 0.25 + 0.5 * (sample >> 1) - height / 2) / focal;
				const reach = along / (rx * normal[0] + ry * normal[1] + normal[2]);
				const [dx, dy, dz] = [rx * reach - centre[0], ry * reach - centre[1], reach - centre[2]];
				const u = dx * right[0] + dy * right[1] + dz * right[2] + CARD.codeX + CARD.code / 2;
				const v = dx * down[0] + dy * down[1] + dz * down[2] + CARD.height / 2;
				const onCard = reach > 0 && u >= 0 && v >= 0 && u < CARD.width && v < CARD.height;
				if (!onCard) {
					sum += ground ??= table(column, row, phase);
					continue;
				}
				const wave = crumple && crumple * Math.sin(u / 7 + phase) * Math.cos(v / 9 + 2 * phase);
				const spot =
					((u - CARD.codeX - CARD.code / 2 - lamp.x + x) ** 2 + (v - CARD.height / 2 - lamp.y + y) ** 2) /
					120;
				sum +=
					print(u + wave, v + 0.6 * wave) * (1 + 0.08 * Math.cos(u / 7 + phase) * crumple) +
					(scene.glare ?? 0) * Math.exp(-spot);
			}
			light[row * width + column] = sum / 4;
		}
	return light;
}

/** A table with a grain, so that it is no even surface. */
const table = (column: number, row: number, phase: number) =>
	TABLE + 0.12 * Math.sin((column + 3 * row) / 90 + phase) + 0.05 * Math.sin((row * row - column * 31) / 700);

/** How light the card is at a place, in millimetres from its upper left corner. */
function printed({ text, finger = 0 }: Scene): (u: number, v: number) => number {
	const code = text === undefined ? null : QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
	const { codeX, codeY, code: side } = CARD;
	const coverFrom = codeY + side - 0.35 * side;
	return (u, v) => {
		const [cu, cv] = [u - codeX, v - codeY];
		if (finger > 0 && cv > coverFrom - codeY && Math.abs(cu - side / 2) < (finger * side) / 2) return 0.5;
		if (code && cu >= 0 && cv >= 0 && cu < side && cv < side) {
			const [column, row] = [Math.floor((cu / side) * code.size), Math.floor((cv / side) * code.size)];
			return code.get(row, column) ? INK : PAPER;
		}
		// Lines of text beside the code.
		const letter =
			u > 50 && u < 98 && v > 8 && v < 40 && v % 8 < 3 && (u * 1.7 + Math.floor(v / 8) * 3) % 3 < 1.7;
		return letter ? INK : PAPER;
	};
}

function soften(
	light: Float32Array,
	width: number,
	height: number,
	radius: number,
	axis: 'x' | 'y'
): Float32Array {
	const out = new Float32Array(light.length);
	const [step, length, lines, stride] = axis === 'x' ? [1, width, height, width] : [width, height, width, 1];
	const whole = Math.floor(radius);
	const part = radius - whole;
	const weight = 1 + 2 * radius;
	for (let line = 0; line < lines; line++) {
		const start = line * stride;
		const at = (i: number) => light[start + Math.min(length - 1, Math.max(0, i)) * step] ?? 0;
		for (let i = 0; i < length; i++) {
			let sum = part * (at(i - whole - 1) + at(i + whole + 1));
			for (let k = -whole; k <= whole; k++) sum += at(i + k);
			out[start + i * step] = sum / weight;
		}
	}
	return out;
}

/** The card moved in one direction while the shutter was open. */
function smear(
	light: Float32Array,
	width: number,
	height: number,
	length: number,
	seed: number
): Float32Array {
	const out = new Float32Array(light.length);
	const angle = randomOf(seed + 7)() * Math.PI;
	const steps = Math.max(2, Math.ceil(length) + 1);
	for (let step = 0; step < steps; step++) {
		const far = length * (step / (steps - 1) - 0.5);
		const [dx, dy] = [Math.round(far * Math.cos(angle)), Math.round(far * Math.sin(angle))];
		for (let y = 0; y < height; y++) {
			const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
			for (let x = 0; x < width; x++)
				out[y * width + x] =
					(out[y * width + x] ?? 0) + (light[row + Math.min(width - 1, Math.max(0, x + dx))] ?? 0) / steps;
		}
	}
	return out;
}

/** Light to bytes: too little of it is noisy, and a camera that turns it up turns the noise up too. */
function expose(light: Float32Array, { exposure = 1, electrons = 10_000, seed }: Scene): Uint8ClampedArray {
	const random = randomOf(seed + 13);
	const gain = Math.min(6, 1 / exposure);
	const grey = new Uint8ClampedArray(light.length);
	for (let i = 0; i < light.length; i++) {
		const seen = Math.max(0, (light[i] ?? 0) * exposure) * electrons;
		// The sum of a few even throws is near enough to a normal one.
		const throwOf = (random() + random() + random() + random() - 2) * 1.732;
		const noisy = seen + throwOf * Math.sqrt(seen + 16);
		grey[i] = ((noisy * gain) / electrons) * 255;
	}
	return grey;
}
