import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import { pictureHref } from '.';

const sprites = PICTURE_CATEGORIES.map(({ key, pictures }) => ({
	key,
	pictures,
	svg: readFileSync(new URL(`./${key}.svg`, import.meta.url), 'utf8')
}));

test.each(sprites)('the sprite of $key holds its pictures, in order and no others', ({ pictures, svg }) => {
	expect([...svg.matchAll(/<symbol id="(\w+)"/g)].map(([, id]) => id)).toEqual([...pictures]);
});

test.each(sprites)('each picture of $key has a dark outline beneath its colours', ({ pictures, svg }) => {
	const outlined = svg.match(/<symbol [^>]*><path fill="none" stroke="#222"[^>]*\/><path /g);
	expect(outlined).toHaveLength(pictures.length);
});

test('an address names the file of the category and the picture in it', () => {
	expect(pictureHref('nature', 'sun')).toMatch(/nature.*\.svg.*#sun$/);
});

/** With eight pages around them they have to fit in 60 kB. */
test('all pictures together are at most 45 kB', () => {
	const bytes = sprites.reduce((sum, { svg }) => sum + brotliCompressSync(svg).length, 0);
	expect(bytes).toBeLessThanOrEqual(45_000);
});
