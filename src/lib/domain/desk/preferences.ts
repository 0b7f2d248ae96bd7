/** The individual flow of F95: how one pupil signs in. */
export interface PupilPreferences {
	tileSize: 'normal' | 'large' | 'huge';
	/** Steps are read aloud by themselves. */
	readAloud: boolean;
	/** The picture journey, and the rest of a shared tablet, last longer. */
	moreTime: boolean;
	/** `card`: the page begins with the scanner. `teacher`: it begins with asking the teacher for help. */
	method: 'usual' | 'card' | 'teacher';
}

export const TILE_SIZES = ['normal', 'large', 'huge'] as const;
export const SIGN_IN_METHODS = ['usual', 'card', 'teacher'] as const;

/** For whom nothing was chosen. */
export const USUAL_PREFERENCES: PupilPreferences = {
	tileSize: 'normal',
	readAloud: false,
	moreTime: false,
	method: 'usual'
};

/** Reads a form; what is not understood stays as usual. */
export function readPreferences(form: {
	get(name: string): unknown;
	has(name: string): boolean;
}): PupilPreferences {
	return {
		tileSize: TILE_SIZES.find((size) => size === form.get('tegels')) ?? 'normal',
		readAloud: form.has('voorlezen'),
		moreTime: form.has('meer-tijd'),
		method: SIGN_IN_METHODS.find((method) => method === form.get('manier')) ?? 'usual'
	};
}
