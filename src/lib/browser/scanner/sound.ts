/** Hertz, seconds after the start, seconds long: two friendly tones upwards. */
const TONES = [
	[880, 0, 0.09],
	[1320, 0.09, 0.14]
] as const;
const LOUDNESS = 0.12;

/**
 * A short sound for a card that was read. To be made ready in a tap, since browsers keep a page silent until then;
 * where sound is blocked or missing nothing happens.
 */
export function readySound(): () => void {
	let audio: AudioContext;
	try {
		audio = new AudioContext();
		void audio.resume().catch(() => undefined);
	} catch {
		return () => undefined;
	}
	return () => {
		if (audio.state !== 'running') return;
		for (const [pitch, from, length] of TONES) {
			const start = audio.currentTime + from;
			const tone = audio.createOscillator();
			const loudness = audio.createGain();
			tone.frequency.value = pitch;
			// Faded out, or the end of the tone clicks.
			loudness.gain.setValueAtTime(LOUDNESS, start);
			loudness.gain.exponentialRampToValueAtTime(0.001, start + length);
			tone.connect(loudness).connect(audio.destination);
			tone.start(start);
			tone.stop(start + length);
		}
	};
}
