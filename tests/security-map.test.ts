import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
/** A proof as the page writes it: a file, and words from the title of a test in it. */
const proofs = [...page.matchAll(/`([^`]+\.(?:test|spec)\.ts)` › ([^;|]+)/g)].map(([, file, words]) => ({
	file: file!,
	words: words!.trim()
}));
const placeOf = (file: string) => (/^(e2e|oidc)\//.test(file) ? `tests/${file}` : `src/${file}`);
const titlesOf = (file: string): string[] =>
	[...readFileSync(join(root, file), 'utf8').matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.){8,}?)\1/g)].map(
		([, , title]) => title!
	);

test('the page names enough proofs for this check to mean something', () => {
	expect(proofs.length).toBeGreaterThan(90);
});

test.each(proofs)('$file proves: $words', ({ file, words }) => {
	const path = placeOf(file);
	expect(existsSync(join(root, path)), `${path} exists`).toBe(true);
	expect(titlesOf(path).filter((title) => title.includes(words))).not.toEqual([]);
});

test('every abuse case has its row, and every row its proof', () => {
	const rows = page.split('\n').filter((line) => /^\| A\d+/.test(line));
	expect(rows.filter((row) => !row.includes(' › '))).toEqual([]);
	const cases = rows.map((row) => Number(/^\| A(\d+)/.exec(row)![1]));
	expect(cases).toEqual(Array.from({ length: 38 }, (_, i) => i + 1));
});
