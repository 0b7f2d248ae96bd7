/** Which way the camera looks: at whoever holds the tablet, or away from them. */
export type Facing = 'user' | 'environment';

/**
 * Why there is no picture: `insecure` (browsers give no camera to a page that came over plain http), `no-camera`,
 * `denied`, `in-use` by another program, or `gone` while it was running: pulled out, or the permission taken back.
 */
export type CameraProblem = 'insecure' | 'no-camera' | 'denied' | 'in-use' | 'gone';

export interface Camera {
	/** What it really is; a tablet with one camera gives that one. */
	facing: Facing;
	/** Whether there is another one to change to. */
	hasOther: boolean;
	/** Whether it has a light of its own. */
	hasTorch: boolean;
	/** Resolves to whether the light now is as asked. */
	setTorch(on: boolean): Promise<boolean>;
}

/** A card of 34 mm needs them: 61 % of the frames are read at this width, 17 % at 640 (CARDS.md §0). */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** Milliseconds without a picture after which somebody else must have the camera. */
const PATIENCE = 3000;

/**
 * Shows the camera's picture in `video`. To be called from a tap, since the browser may ask for permission.
 * A refusal is a name; `onLost` tells once when the picture stops by itself later on. `ended` stops it at once, also while it is
 * being opened, and then what comes back says nothing.
 */
export async function openCamera(
	video: HTMLVideoElement,
	facing: Facing,
	onLost: (problem: CameraProblem) => void,
	ended: AbortSignal
): Promise<Camera | CameraProblem> {
	// Old browsers leave it out of an insecure page altogether, which the types do not know.
	const devices = navigator.mediaDevices as MediaDevices | undefined;
	if (!devices) return window.isSecureContext ? 'no-camera' : 'insecure';
	let stream: MediaStream;
	try {
		stream = await devices.getUserMedia({ audio: false, video: { ...SIZE, facingMode: { ideal: facing } } });
	} catch (error) {
		return problemOf(error);
	}
	const [track] = stream.getVideoTracks();
	if (!track) return 'no-camera';

	const stop = () => {
		watch.abort();
		clearTimeout(timer);
		for (const each of stream.getTracks()) each.stop();
		if (video.srcObject === stream) video.srcObject = null;
	};
	const lose = (problem: CameraProblem) => {
		stop();
		onLost(problem);
	};
	let timer: ReturnType<typeof setTimeout> | undefined;
	const watch = new AbortController();
	const { signal } = watch;
	ended.addEventListener('abort', stop, { signal });
	track.addEventListener('ended', () => lose('gone'), { signal });
	// Some systems give the picture to the program that asked last, and leave us a dark one.
	track.addEventListener('mute', () => (timer = setTimeout(() => lose('in-use'), PATIENCE)), { signal });
	track.addEventListener('unmute', () => clearTimeout(timer), { signal });

	// Whoever turned away while the browser asked for permission is not filmed.
	if (ended.aborted) {
		stop();
		return 'gone';
	}
	video.srcObject = stream;
	try {
		await video.play();
	} catch {
		// A page that went out of sight in the meantime; or a browser that will not play, and then reads nothing.
		stop();
		return 'in-use';
	}
	// Capabilities are missing in some browsers, and their light in the types.
	const can = (track.getCapabilities?.() ?? {}) as MediaTrackCapabilities & { torch?: boolean };
	return {
		facing: facingOf(track) ?? facing,
		hasOther: await hasOther(devices),
		hasTorch: can.torch === true,
		setTorch: (on) =>
			track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }).then(
				() => true,
				() => false
			)
	};
}

const PROBLEMS: Readonly<Record<string, CameraProblem>> = {
	NotAllowedError: 'denied',
	SecurityError: 'denied',
	NotFoundError: 'no-camera',
	OverconstrainedError: 'no-camera',
	NotReadableError: 'in-use',
	AbortError: 'in-use'
};
const problemOf = (error: unknown): CameraProblem =>
	(error instanceof DOMException ? PROBLEMS[error.name] : undefined) ?? 'no-camera';

function facingOf(track: MediaStreamTrack): Facing | undefined {
	const { facingMode } = track.getSettings();
	return facingMode === 'user' || facingMode === 'environment' ? facingMode : undefined;
}

async function hasOther(devices: MediaDevices): Promise<boolean> {
	try {
		return (await devices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput').length > 1;
	} catch {
		return false;
	}
}
