import { fold } from '../accounts/fold';
import { isTooCommon } from './too-common';

/**
 * What a pupil with a gevorderd account may choose as their own password.
 * Source: Leerlingloket, handleiding voor leerlingen (23.08.2023), §3.2 (F19, F34), extended by SECURITY 6.2.x.
 * Lengths are code points after NFKC. No composition rule (6.2.5), and nothing is trimmed or folded away (6.2.8).
 */
export const MIN_LENGTH = 12;
/** Keeps hashing cost bounded. NIST SP 800-63B asks that at least 64 be allowed. */
export const MAX_LENGTH = 128;
/** Shorter parts ("de", "el") turn up in honest passwords by chance (SECURITY 6.2.11). */
const MIN_PART_LENGTH = 3;
/** Parts of a school's name are ordinary words; below this length ("stad", "GO!") they are everybody's. */
const MIN_SCHOOL_PART_LENGTH = 5;
/** NFKC composes at most a handful of units into one character: more than this is too long without counting. */
const MAX_UNITS = MAX_LENGTH * 8;

/** Words that half the schools have in their name and that say nothing about this one. */
const ORDINARY_SCHOOL_WORDS: ReadonlySet<string> = new Set(
	`school scholen basisschool kleuterschool lagere secundair secundaire middenschool college lyceum atheneum athenee
	instituut campus vrije gemeentelijke gemeenteschool stedelijk stedelijke provinciaal provinciale koninklijk
	technisch technische katholiek katholieke buitengewoon buitengewone onderwijs gewoon centrum afdeling vlaamse
	vlaanderen`.split(/\s+/)
);

export type PasswordRefusal = 'too-short' | 'too-long' | 'contains-username' | 'contains-name' | 'too-common';

/** What belongs to the person who chooses: none of it may be part of the password. `names` are given and family name. */
export type PasswordOwner = {
	username: string;
	names: readonly string[];
	schoolNames: readonly string[];
};

/**
 * Why `owner` may not choose `password`, or `null`. Never throws; first refusal only. How easily it is guessed is
 * judged besides, by `loadStrength`: both must agree.
 */
export function refusePassword(password: string, owner: PasswordOwner): PasswordRefusal | null {
	const length = passwordLength(password);
	if (length < MIN_LENGTH) return 'too-short';
	if (length > MAX_LENGTH) return 'too-long';
	const folded = fold(password);
	if (containsPart(folded, usernameParts(owner.username))) return 'contains-username';
	if (containsPart(folded, nameParts(owner))) return 'contains-name';
	return isTooCommon(folded) ? 'too-common' : null;
}

/**
 * The two rules that tick while the pupil types (F19). `length` is for the counter `17/12`: code points after NFKC;
 * of an absurdly long text, its UTF-16 units. An empty password does not tick the second rule either.
 */
export function checkRules(password: string, owner: Pick<PasswordOwner, 'username'>) {
	const length = passwordLength(password);
	return {
		length,
		longEnough: length >= MIN_LENGTH && length <= MAX_LENGTH,
		withoutUsername:
			length > 0 && length <= MAX_LENGTH && !containsPart(fold(password), usernameParts(owner.username))
	};
}

/** Code points after NFKC, as hashed; of a text too long to count cheaply, its UTF-16 units (more than MAX_LENGTH). */
function passwordLength(password: string): number {
	return password.length > MAX_UNITS ? password.length : [...password.normalize('NFKC')].length;
}

/** `jan.logie2` is `jan` and `logie` as well as `logie2`. */
function usernameParts(username: string): string[] {
	const folded = fold(username);
	return [...folded.split(/[^a-z0-9]+/), ...folded.split(/[^a-z]+/)].filter(isLong(MIN_PART_LENGTH));
}

function nameParts(owner: PasswordOwner): string[] {
	const own = owner.names.flatMap(words).filter(isLong(MIN_PART_LENGTH));
	const school = owner.schoolNames
		.flatMap(words)
		.filter(isLong(MIN_SCHOOL_PART_LENGTH))
		.filter((word) => !ORDINARY_SCHOOL_WORDS.has(word));
	return [...own, ...school];
}

const words = (name: string) => fold(name).split(/[^\p{L}\p{N}]+/u);
const isLong = (length: number) => (part: string) => [...part].length >= length;
const containsPart = (folded: string, parts: readonly string[]) =>
	parts.some((part) => folded.includes(part));
