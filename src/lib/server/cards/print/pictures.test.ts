import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import { expect, test } from 'vitest';
import { readShapes } from './generate-pictures';
import shapes from './picture-shapes.json';
import { pictureOperators, rgb } from './pictures';

test('the shapes on paper are those of the sprites on screen', () => {
	expect(shapes).toEqual(readShapes());
	expect(Object.keys(shapes)).toHaveLength(96);
});

test('every picture is drawn as an outline of all its shapes and then its fills', () => {
	PICTURE_CATEGORIES.forEach(({ pictures }, step) =>
		pictures.forEach((id, index) => {
			const lines = pictureOperators(step, index).split('\n');
			const outlined = lines.indexOf('S');
			const fills = lines.filter((line) => /^f\*?$/.test(line));
			expect(fills, id).toHaveLength(shapes[id].length);
			expect(lines.slice(1, outlined), id).toEqual(
				lines.slice(outlined + 1).filter((line) => / (m|l|c)$|^h$/.test(line))
			);
			expect(lines.join(' '), id).not.toMatch(/NaN|Infinity|undefined|e-/);
		})
	);
});

test.each([
	['#fff', '1 1 1'],
	['#0d5463', '0.051 0.329 0.388']
])('%s is %s', (hex, operands) => {
	expect(rgb(hex)).toBe(operands);
});
