import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, type FitOptions } from './fit-text';

/** Every letter half as wide as it is high. */
const measure = (text: string) => [...text].length / 2;
const options: FitOptions = { width: 20, size: 4, minSize: 2, weight: 'regular', breaks: 'between-words' };
const fit = (text: string, changed: Partial<FitOptions> = {}) =>
	fitText(text, { ...options, ...changed }, measure);

test('a text that fits is left alone', () => {
	expect(fit('Gastón')).toEqual({ lines: ['Gastón'], size: 4 });
	expect(fit('')).toEqual({ lines: [], size: 4 });
});

test('a text that is a little too wide shrinks', () => {
	expect(fit('elf letters')).toEqual({ lines: ['elf letters'], size: 3.636 });
});

test('a text that is far too wide wraps between words', () => {
	expect(fit('Van den Bossche').lines).toEqual(['Van den', 'Bossche']);
});

test.each([
	[43.6, ['https://mijn.leerid.be/suheda.', 'carabin'], 2.9],
	// Smaller rather than broken elsewhere.
	[40, ['https://mijn.leerid.be/suheda.', 'carabin'], 2.6667],
	// No size is small enough: the username goes to the next line as a whole.
	[20, ['https://mijn.leerid.be/', 'suheda.carabin'], 1.733]
])('an address breaks after the dot of its username: %f mm', (width, lines, size) => {
	const address = 'https://mijn.leerid.be/suheda.carabin';
	const fitted = fit(address, { width, size: 2.9, minSize: 1.5, breaks: 'after-dots' });
	expect(fitted.lines).toEqual(lines);
	expect(fitted.size).toBeCloseTo(size, 1);
});

test('what has no place to break is split, and never cut without a limit of lines', () => {
	const { lines } = fit('w'.repeat(50), { breaks: 'after-dots' });
	expect(lines.join('')).toBe('w'.repeat(50));
	expect(lines).toHaveLength(3);
});

test('with a limit of lines a text is cut visibly', () => {
	const { lines } = fit('A'.repeat(200), { maxLines: 2 });
	expect(lines).toEqual(['A'.repeat(20), `${'A'.repeat(19)}…`]);
});

test('no line is ever wider than its room, and nothing is lost without a limit', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.boolean(), (text, dots) => {
			const breaks = dots ? 'after-dots' : 'between-words';
			const { lines, size } = fit(text, { breaks });
			for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(20 + 1e-9);
			expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
		})
	);
});
