/** Number of colours an avatar can have. */
export const TONES = 6;

/** "Justine de Groot" is JD: the first letter of the first two words. Letters as readers count them. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/u).slice(0, 2);
	return words
		.map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '')
		.join('')
		.toUpperCase();
}

/** Always the same colour for the same name, from 0 to `TONES` - 1 (FNV-1a; no secret hangs on it). */
export function toneOf(name: string): number {
	let hash = 0x811c9dc5;
	for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash % TONES;
}
