import { expect, test } from 'vitest';
import { hashedText, kindFor, makeSecret } from './made-secret';

let state = 1;
const bytes = (n: number) =>
	Uint8Array.from({ length: n }, () => (state = (state * 48271) % 2147483647) & 255);

test('each kind is made in its own form', () => {
	expect(hashedText(makeSecret('word', bytes))).toMatch(/^[a-z2-9]{6}$/);
	expect(hashedText(makeSecret('temporary', bytes))).toMatch(/^[A-Za-z2-9]{8}$/);
	expect(hashedText(makeSecret('pictures', bytes))).toMatch(/^pictures:1:(\d\d-){7}\d\d$/);
});

test.each([
	['gevorderd', 'pictures', null, 'temporary'],
	['basis', 'pictures', null, 'pictures'],
	['basis', 'temporary', null, 'word'],
	['basis', null, 'pictures', 'pictures'],
	['basis', null, null, 'word']
] as const)('a %s account asked for %s that has %s gets %s', (type, asked, current, kind) => {
	expect(kindFor(type, asked, current)).toBe(kind);
});
