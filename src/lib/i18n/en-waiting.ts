import type { nlWaiting } from './nl-waiting';

export const enWaiting: typeof nlWaiting = {
	busyTitle: 'LeerID is very busy',
	busy: 'A great many pupils are signing in right now. You are doing nothing wrong.',
	unavailableTitle: 'LeerID cannot be reached for a moment',
	unavailable: 'It is not your fault.',
	again: (seconds) => `You need not do anything: in ${seconds} seconds this page goes on by itself.`,
	kept: 'Your name and the pictures you already tapped are kept. Your password never is: you will give it again.',
	now: 'Try now',
	holding: (seconds) =>
		`It is still busy. Leave this page open: in ${seconds} seconds we try again with what you filled in.`
};
