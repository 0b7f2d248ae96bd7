import { fold } from './fold';
import { transliterate } from './transliterate';
import { isUsername, MAX_USERNAME_LENGTH } from './username';

/** For a pupil whose name leaves no letter that we can write; the school may still change it. */
const NAMELESS = 'leerling';

/**
 * `voornaam.naam` (F35), always a valid username in ASCII only, so that no look-alike letter of another script can
 * pass for it (SECURITY A36). A space inside a name becomes a dot ("De Boel": `de.boel`), so that each part is seen
 * as a part when a password is judged; an apostrophe disappears ("D'Hondt": `dhondt`); a hyphen stays
 * ("Eben-Ezer"). Names in Greek, Cyrillic, Arabic, Hebrew, Georgian or Armenian are transliterated; what remains
 * unwritable is left out. Never throws. Whether it is free is for the caller to find out.
 */
export function usernameBase(givenName: string, familyName: string): string {
	const base = [givenName, familyName].map(namePart).filter(Boolean).join('.');
	const proposal = cut(base, MAX_USERNAME_LENGTH) || NAMELESS;
	if (isUsername(proposal)) return proposal;
	// A family whose name is the ending of a file.
	const hyphened = proposal.replace(/\.([^.]*)$/, '-$1');
	return isUsername(hyphened) ? hyphened : `${NAMELESS}.${proposal}`;
}

/**
 * The `n`th name to try for a base: the base itself, then with the number appended ("een cijfer", F35). The base is
 * cut where that would pass 50 characters. `n` counts from 1.
 */
export function numberedUsername(base: string, n: number): string {
	if (n <= 1) return base;
	const number = String(n);
	return cut(base, MAX_USERNAME_LENGTH - number.length) + number;
}

/** One name as a part of a username; the cut keeps a name of any length cheap. */
function namePart(name: string): string {
	return fold(transliterate(name.slice(0, 200)))
		.replace(/['’‘`´ʼʻʹ]/g, '')
		.replace(/[^a-z0-9-]+/g, '.')
		.replace(/\.*-[.-]*/g, '-')
		.replace(/^[.-]+|[.-]+$/g, '');
}

/** At most `length` characters, and no separator left dangling at the end. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/[._-]+$/, '');
