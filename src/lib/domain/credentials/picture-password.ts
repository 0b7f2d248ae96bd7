import { PICTURES_PER_STEP, PICTURE_STEPS } from './pictures';
import { uniform, type RandomBytes } from './uniform';

/** For each step, in the order of the categories, the index of the picture (0 to 11). */
export type PictureChoice = readonly number[];

/** Names the set of pictures that the indices point into; another set needs another number, or old hashes would lie. */
const PICTURE_SET = 1;

/** Whether `value` is one picture for each of the eight steps. Takes anything: it may come from a form or a cookie. */
export function isPictureChoice(value: unknown): value is PictureChoice {
	return Array.isArray(value) && value.length === PICTURE_STEPS && Array.from(value).every(isPictureIndex);
}

/** Whether `value` is the index of a picture within its category. */
export function isPictureIndex(value: unknown): value is number {
	return Number.isInteger(value) && (value as number) >= 0 && (value as number) < PICTURES_PER_STEP;
}

/**
 * The text that is hashed as a picture password, `pictures:1:03-11-…`: one text for one choice, and no text that a
 * pupil could type as an ordinary password by chance. Throws a RangeError when the choice is not complete.
 */
export function pictureSecret(choice: PictureChoice): string {
	if (!isPictureChoice(choice)) throw new RangeError('pictureSecret: not a complete choice');
	return `pictures:${PICTURE_SET}:${choice.map((index) => String(index).padStart(2, '0')).join('-')}`;
}

/** A new picture password, one picture of each category (F31): 12⁸, 28.7 bits (D2). */
export function generatePictures(randomBytes: RandomBytes): number[] {
	return Array.from({ length: PICTURE_STEPS }, () => uniform(randomBytes, PICTURES_PER_STEP));
}
