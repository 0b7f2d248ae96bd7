import { hash } from 'node:crypto';
import type { Key } from '../keys';
import { keyedHash } from '../keys';
import type { KnownLines } from './known-lines';

/**
 * Which judge reads the lines. Whoever changes what a line of enrollments is taken to say (`readEnrollmentRow` and all it uses) raises
 * this by one: no line is then known any more, and each is judged again. A test holds it beside the text of those modules.
 */
export const JUDGE = 1;

/** What one file's lines are known by. */
export interface Recogniser {
	/** The lines that are known; null when all are to be judged, whatever they say. */
	known: KnownLines | null;
	/** Whether the file's lines name the level of their group. */
	namesLevel: boolean;
	/** The hash of a line, for another night, or null for one that is known and says nothing new. `line` is its number. */
	recognise: (row: string, line: number) => string | null;
}

/** Bytes of a hash that are kept: two lines of a country that share these by chance are not to be feared. */
const LENGTH = 16;

/**
 * Lines are hashed with a key, since they hold names and national numbers: without it nobody can try which line a hash is of. The key is
 * made anew from the judge, the sign between cells and the header, since the same line means something else under another. It stands
 * before the line, as one block of SHA-256: what HMAC adds to that (RFC 2104) keeps somebody from going on with a whole hash, and of these
 * only half is kept.
 * `linesBefore` is added to the number of a line that is seen, as `stageRows` does to that of one that is staged.
 */
export function recogniserOf(
	key: Key,
	{ header, delimiter }: { header: readonly string[]; delimiter: string },
	known: KnownLines | null,
	linesBefore = 0
): Recogniser {
	const fileKey = keyedHash(key, 'feed-file', JSON.stringify([JUDGE, delimiter, header])).toString('hex');
	return {
		known,
		namesLevel: header.includes('hoofdstructuur'),
		recognise(row, line) {
			// One byte a letter: the cheapest way in which Node gives a hash.
			const digest = hash('sha256', fileKey + row, 'binary');
			if (
				known?.see(
					wordOf(digest, 0),
					wordOf(digest, 4),
					wordOf(digest, 8),
					wordOf(digest, 12),
					linesBefore + line
				)
			)
				return null;
			return Buffer.from(digest, 'binary').toString('hex', 0, LENGTH);
		}
	};
}

/** Four bytes as an `Int32Array` over the same bytes has them, on every processor that Node runs on. */
const wordOf = (bytes: string, at: number): number =>
	bytes.charCodeAt(at) |
	(bytes.charCodeAt(at + 1) << 8) |
	(bytes.charCodeAt(at + 2) << 16) |
	(bytes.charCodeAt(at + 3) << 24);
