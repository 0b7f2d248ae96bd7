/**
 * Lines that one file of a delivery may have. A line's number says within its delivery which it is, and what a plan does is laid
 * beside the line by that number alone: of a ZIP each file has this many numbers to itself. Forty files of these
 * (`MAX_FILES` of `read-zip.ts`), and what OneRoster makes, still fit an integer of the database.
 */
export const LINES_A_FILE = 50_000_000;

/** Longest name of a file that is kept, in characters. */
export const MAX_FILE_NAME = 200;

/** Which file of a delivery a line stands in, from 0, and its number there. */
export const placeOf = (line: number): { file: number; line: number } => ({
	file: Math.floor(line / LINES_A_FILE),
	line: line % LINES_A_FILE
});
