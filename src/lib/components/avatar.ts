/** Number of colours an avatar can have. */
export const TONES = 6;

/** "Justine de Groot" is JD: the first letter of the first two words. Letters as readers count them. */
export function initialsOf(name: string): string {
	return name.trim().split(/\s+/u).slice(0, 2).map(firstLetter).join('').toUpperCase();
}

/** Begins with a letter or a digit that is one by itself: another sign of its own, or nothing, comes after it. Nearly every name. */
const PLAIN = /^[0-9A-Za-zÀ-ɏ](?:[!-~À-ɏ]|$)/;
let letters: Intl.Segmenter | undefined;

function firstLetter(word: string): string {
	if (PLAIN.test(word)) return word.charAt(0);
	// Making one costs as much as drawing the rest of a page.
	letters ??= new Intl.Segmenter();
	const [first] = letters.segment(word);
	return first?.segment ?? '';
}

/** Always the same colour for the same name, from 0 to `TONES` - 1 (FNV-1a; no secret hangs on it). */
export function toneOf(name: string): number {
	let hash = 0x811c9dc5;
	for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash % TONES;
}
