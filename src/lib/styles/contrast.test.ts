import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const dark = css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('prefers-contrast'));
const light = css.slice(0, css.indexOf('@media'));

const read = (block: string) =>
	Object.fromEntries(
		[...block.matchAll(/--color-([\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value])
	);
const themes: Record<string, Record<string, string>> = {
	light: read(light),
	dark: { ...read(light), ...read(dark) }
};

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
	const digits = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c) : hex.slice(1).match(/../g)!;
	const [r, g, b] = digits.map((pair) => {
		const c = parseInt(pair, 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (high! + 0.05) / (low! + 0.05);
}

const grounds = ['page', 'surface', 'sunken'];
const softs = ['danger', 'success', 'warning'];
const text = [
	...grounds.flatMap((ground) => ['text', 'text-muted', 'link', 'primary', 'danger'].map((c) => [c, ground])),
	...softs.flatMap((tone) => [
		[tone, `${tone}-soft`],
		['text', `${tone}-soft`]
	]),
	['success', 'surface'],
	['text', 'primary-soft'],
	['primary', 'primary-soft'],
	['on-primary', 'primary'],
	['on-primary', 'primary-hover'],
	['on-accent', 'accent'],
	['on-paper', 'paper']
];
const edges = grounds.map((ground) => ['border-strong', ground]);
const rings = [...grounds, 'primary-soft'].map((ground) => ['focus', ground]);

describe.each(Object.keys(themes))('in the %s theme', (theme) => {
	const colours = themes[theme]!;
	test.each(text)('%s can be read on %s', (fore, ground) => {
		expect(contrast(colours[fore!]!, colours[ground!]!)).toBeGreaterThanOrEqual(4.5);
	});
	test.each([...edges, ...rings])('%s can be seen against %s', (fore, ground) => {
		expect(contrast(colours[fore!]!, colours[ground!]!)).toBeGreaterThanOrEqual(3);
	});
});
