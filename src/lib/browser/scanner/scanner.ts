import { readScannedText } from '$lib/domain/cards/scanned-text';
import { openCamera, type Camera, type CameraProblem } from './camera';
import { readPhoto } from './photo';
import { createReader, type Reader } from './reader';
import { rememberedFacing, rememberFacing } from './remembered-facing';
import type { Screen } from './screen';
import { readySound } from './sound';

/** Milliseconds from one look to the next, if the first was done by then. */
const PACE = 150;
/** Milliseconds that go to the page itself between two looks of a slow tablet. */
const BREATH = 30;
/** Milliseconds that a word about a foreign code stays after the code has gone. */
const REMARK = 4000;
/** Milliseconds to see and hear that it worked. */
const JOY = 450;

/**
 * Brings the scanner's page to life: camera, photo, and what they read. What a card leads to (a path of ours, and nothing
 * else) goes to `open`.
 */
export function createScanner(screen: Screen, open = (path: string) => location.assign(path)) {
	const { video } = screen;
	let reader: Reader | undefined;
	let camera: Camera | null = null;
	let facing = rememberedFacing();
	/** Whether somebody asked for the camera; it rests while the page is out of sight. */
	let wanted = false;
	/** Of the camera that is open or being opened. */
	let filming = new AbortController();
	let done = false;
	let remarkUntil = 0;
	let beep = (): void => undefined;

	/** Fetches the reader: wanted as soon as the page is there, needed at the first look. */
	const prepare = () => (reader ??= createReader());

	/** `quietly` leaves it at the button when it does not work: nobody tapped. */
	async function film(quietly = false): Promise<void> {
		close();
		const { signal } = filming;
		wanted = true;
		const opened = await openCamera(video, facing, fail, signal);
		if (signal.aborted) return;
		if (typeof opened === 'string') {
			if (quietly) wanted = false;
			else fail(opened);
			return;
		}
		camera = opened;
		screen.mark('facing', camera.facing);
		screen.mark('state', 'live');
		screen.show('start', false);
		screen.show('camera', true);
		screen.show('tools', camera.hasOther || camera.hasTorch);
		screen.show('switch', camera.hasOther);
		screen.show('torch', camera.hasTorch);
		screen.button('torch').setAttribute('aria-pressed', 'false');
		screen.say('looking');
		video.focus();
		await scan(signal);
	}

	function close(): void {
		filming.abort();
		filming = new AbortController();
		camera = null;
	}

	function fail(problem: CameraProblem | 'blocked'): void {
		close();
		wanted = false;
		screen.mark('state', 'idle');
		screen.show('camera', false);
		screen.show('tools', false);
		screen.show('start', true);
		screen.say(problem);
		screen.button('start').focus();
	}

	async function scan(signal: AbortSignal): Promise<void> {
		while (!signal.aborted && !done) {
			const start = performance.now();
			const { videoWidth: width, videoHeight: height } = video;
			if (width > 0 && video.readyState >= video.HAVE_CURRENT_DATA) {
				const look = await prepare().look({ image: video, width, height });
				if (signal.aborted || done) return;
				if (look === 'blocked') return fail('blocked');
				judge(look);
			}
			await pause(Math.max(BREATH, PACE - (performance.now() - start)));
		}
	}

	/** Goes where a card leads; says what is wrong with any other code, and lets the scanning go on. */
	function judge(texts: string[]): void {
		const readings = texts.map((text) => readScannedText(text, screen.origins));
		for (const reading of readings) if ('path' in reading) return succeed(reading.path);
		const [first] = readings;
		if (first && 'refusal' in first) {
			remarkUntil = performance.now() + REMARK;
			screen.say(first.refusal);
		} else if (camera && performance.now() > remarkUntil) screen.say('looking');
	}

	function succeed(path: string): void {
		done = true;
		wanted = false;
		video.pause();
		screen.mark('state', 'found');
		screen.say('found');
		beep();
		setTimeout(() => open(path), JOY);
	}

	async function read(file: Blob): Promise<void> {
		screen.say('photo');
		// The word about this photo stays until the next one, or until the camera sees another code.
		remarkUntil = Infinity;
		const look = await readPhoto(file, prepare());
		if (done) return;
		if (look === 'blocked') screen.say('blocked');
		else if (look === 'unreadable') screen.say('photo-unreadable');
		else if (look.length === 0) screen.say('photo-empty');
		else judge(look);
		remarkUntil = performance.now() + 2 * REMARK;
	}

	return {
		prepare,
		start(): void {
			beep = readySound();
			screen.say('asking');
			void film();
		},
		startQuietly: () => void film(true),
		switchCamera(): void {
			facing = facing === 'user' ? 'environment' : 'user';
			rememberFacing(facing);
			void film();
		},
		async toggleTorch(): Promise<void> {
			const button = screen.button('torch');
			const on = button.getAttribute('aria-pressed') !== 'true';
			if (await camera?.setTorch(on)) button.setAttribute('aria-pressed', String(on));
		},
		read: (file: Blob) => void read(file),
		/** Nobody is filmed by a page out of sight. */
		rest: close,
		resume(): void {
			if (wanted && !camera) void film();
		}
	};
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
