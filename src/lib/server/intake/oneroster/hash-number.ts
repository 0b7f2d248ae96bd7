import { parseNationalNumber } from '$lib/domain/roster/national-number';
import type { Context } from '../../context';
import { keyedHash } from '../../keys';

/** OneRoster writes identifiers as `{type:id}`, several with commas between them. */
const NUMBER = /\{\s*(?:rijksregisternummer|bisnummer|INSZ)\s*:\s*([^}]{1,30})\}/i;

/** Stands where a number was that is none. */
export const BAD_NUMBER = 'x';

/** The keyed hash, in hex, of the national number among `userIds`; '' without one. The number itself goes no further. */
export function hashNumber(ctx: Context, userIds: string): string {
	const written = NUMBER.exec(userIds)?.[1];
	if (written === undefined) return '';
	const number = parseNationalNumber(written.trim());
	return number ? keyedHash(ctx.keys.nationalNumber, 'national-number', number).toString('hex') : BAD_NUMBER;
}
