import { readFile, readText } from '$lib/server/forms';

/** Half of what a form of the desk may hold, since it comes back with the confirmation in letters and digits. */
export const MAX_CSV_BYTES = 350 * 1024;

export type CsvFormRefusal = 'none' | 'too-large';

/** The rows that came with a `CsvFields`: a file, what was pasted, or what was looked at before (`kept`). */
export async function readCsvForm(
	form: FormData
): Promise<{ bytes: Uint8Array } | { refusal: CsvFormRefusal }> {
	const kept = readText(form, 'inhoud');
	// Not trimmed: a last cell that is empty ends in a tab.
	const pasted = readText(form, 'rijen');
	const bytes = kept
		? Buffer.from(kept, 'base64')
		: ((await readFile(form, 'bestand')) ?? Buffer.from(pasted.trim() === '' ? '' : pasted));
	if (bytes.length === 0) return { refusal: 'none' };
	return bytes.length > MAX_CSV_BYTES ? { refusal: 'too-large' } : { bytes };
}

/** What the page holds between the look and the yes, so that nothing is kept of a file that nobody agreed to. */
export const kept = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
