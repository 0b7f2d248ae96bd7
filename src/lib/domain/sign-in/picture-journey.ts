import { isPictureIndex } from '../credentials/picture-password';
import { PICTURE_STEPS } from '../credentials/pictures';

/**
 * The pictures tapped so far. Kept sealed in a cookie, since it holds a part of the secret, and never longer than its
 * `journeyMinutes`. `startedAt` is in milliseconds since 1970; `moreTime` is of a pupil who needs that (F95).
 */
export type PictureJourney = {
	username: string;
	choices: number[];
	startedAt: number;
	moreTime?: boolean;
};

/** Milliseconds by which the clocks of two instances may differ. */
const CLOCK_SKEW = 60_000;

/** Minutes from the first page to the last picture; then the pupil starts again, and what was tapped is gone. */
export const PICTURE_JOURNEY_MINUTES = 10;
/** The same for a pupil who needs more time (F95). */
export const LONG_PICTURE_JOURNEY_MINUTES = 30;

/** Minutes that this journey may take. */
export const journeyMinutes = ({ moreTime = false }: PictureJourney): number =>
	moreTime ? LONG_PICTURE_JOURNEY_MINUTES : PICTURE_JOURNEY_MINUTES;

/**
 * The journey after the answer to `step` (1 to 8, as the form says and the boxes show). An answer to a step already
 * answered replaces it and drops the later ones, so a form sent twice or from another tab leads to the same place
 * as sent once. An answer to a step that is not reached yet, or that is no picture, changes nothing.
 */
export function choose(journey: PictureJourney, step: number, index: number): PictureJourney {
	const reached = Math.min(journey.choices.length + 1, PICTURE_STEPS);
	if (!Number.isInteger(step) || step < 1 || step > reached || !isPictureIndex(index)) return journey;
	return { ...journey, choices: [...journey.choices.slice(0, step - 1), index] };
}

/** Without the last picture; at the first step nothing changes. */
export function stepBack(journey: PictureJourney): PictureJourney {
	return { ...journey, choices: journey.choices.slice(0, -1) };
}

/** Without any picture. Its time runs on: who needs longer gets a fresh journey when it is over. */
export function restart(journey: PictureJourney): PictureJourney {
	return { ...journey, choices: [] };
}

/** Whether every step has its picture, so that the secret can be verified. */
export function isComplete(journey: PictureJourney): boolean {
	return journey.choices.length === PICTURE_STEPS;
}

/** Whether its time is over; `now` in milliseconds. One from the future is no journey of ours either. */
export function isExpired(journey: PictureJourney, now: number): boolean {
	const age = now - journey.startedAt;
	return !(age >= -CLOCK_SKEW && age < journeyMinutes(journey) * 60_000);
}
