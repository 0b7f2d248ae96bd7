import type { Facing } from './camera';

const KEY = 'leerid:camera';

/** The camera that was chosen on this device; at first the one at the front, as a tablet stands on a table. */
export function rememberedFacing(): Facing {
	try {
		return localStorage.getItem(KEY) === 'environment' ? 'environment' : 'user';
	} catch {
		return 'user';
	}
}

/** Keeps the choice where the browser lets us; a school may have blocked storage. */
export function rememberFacing(facing: Facing): void {
	try {
		localStorage.setItem(KEY, facing);
	} catch {
		// Asked again next time.
	}
}
