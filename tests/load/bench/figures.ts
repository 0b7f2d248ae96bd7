/** In the middle of `numbers`, in any order. NaN of none. */
export function median(numbers: readonly number[]): number {
	return share(numbers, 0.5);
}

/** What `part` of the numbers stay under: 0.95 for the p95. NaN of none. */
export function share(numbers: readonly number[], part: number): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** With as many digits as say something: 0.214, 4.52, 38. */
export function round(value: number): string {
	if (!Number.isFinite(value)) return '–';
	return value.toFixed(value < 1 ? 3 : value < 20 ? 2 : 0);
}
