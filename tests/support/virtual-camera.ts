import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { photograph, type Scene } from './card-scene.ts';

const SIZE = { width: 1280, height: 720 };
const FRAMES_A_SECOND = 6;

/** How the card is held while it moves: never still, never straight, never near. `part` runs from 0 to 1 and round again. */
type Motion = (part: number) => Partial<Scene>;

const turning = (part: number, phase = 0) => Math.sin(2 * Math.PI * part + phase);

/** A hand before a tablet in a classroom of an evening: the card sways, tilts, and there is little light. */
export const heldByAChild: Motion = (part) => ({
	distance: 230 + 30 * turning(part),
	roll: 12 + 9 * turning(part, 1),
	pitch: 24 * turning(part, 2),
	yaw: 20 + 12 * turning(part, 3),
	x: 8 * turning(part, 4),
	y: 6 * turning(part, 5),
	blur: 0.8 + 0.4 * turning(part, 6),
	motion: 1.5,
	exposure: 0.3,
	electrons: 1500,
	glare: 0.2
});

/**
 * Writes a film for Chromium's fake camera and returns its path, in a new folder of its own. It is seen again and again.
 * `texts` are the codes of the cards held up one after the other, a second each; null is a card without a code.
 */
export function filmOf(texts: (string | null)[], motion: Motion = heldByAChild): string {
	const path = join(mkdtempSync(join(tmpdir(), 'leerid-camera-')), 'card.y4m');
	const file = openSync(path, 'w');
	const { width, height } = SIZE;
	writeSync(file, `YUV4MPEG2 W${width} H${height} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`);
	// Grey has no colour: the same for every frame.
	const colour = new Uint8Array((width * height) / 2).fill(128);
	const filmed = new Map<string | null, Uint8ClampedArray[]>();
	for (const text of texts) {
		const frames = filmed.get(text) ?? framesOf(text, motion);
		filmed.set(text, frames);
		for (const grey of frames)
			for (const part of [Buffer.from('FRAME\n'), grey, colour]) writeSync(file, part);
	}
	closeSync(file);
	return path;
}

/** A second of a card that moves. */
const framesOf = (text: string | null, motion: Motion) =>
	Array.from({ length: FRAMES_A_SECOND }, (_, frame) => {
		const held = motion(frame / FRAMES_A_SECOND);
		return photograph({ distance: 230, ...SIZE, seed: frame, ...held, text: text ?? undefined }).grey;
	});

/** What makes Chromium take `film` for its only camera. The page must still be given the permission, as with a real one. */
export const cameraOf = (film: string): string[] => [
	'--use-fake-device-for-media-stream',
	`--use-file-for-fake-video-capture=${film}`
];
