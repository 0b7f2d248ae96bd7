import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BACKGROUND_COLOUR, THEME_COLOUR } from './colours';
import { manifest } from './manifest';

const root = join(import.meta.dirname, '..', '..');
const tokens = readFileSync(join(root, 'src/lib/styles/tokens.css'), 'utf8');
/** The first is the one of the light theme. */
const tokenOf = (name: string) => new RegExp(`--${name}: (#\\w+);`).exec(tokens)?.[1];

test('the installed app is painted in the colours of the pages', () => {
	expect(THEME_COLOUR).toBe(tokenOf('color-primary'));
	expect(BACKGROUND_COLOUR).toBe(tokenOf('color-page'));
});

/** Width and height, from the header chunk (PNG specification §11.2.2). */
function sizeOf(path: string): string {
	const bytes = readFileSync(path);
	return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

const pictures = [...(manifest.icons ?? []), ...(manifest.screenshots ?? [])];

test.each(pictures.map(({ src, sizes }) => [src, sizes]))('%s is there, and is %s', (src, sizes) => {
	const path = join(root, 'static', src);
	expect(existsSync(path)).toBe(true);
	expect(sizeOf(path)).toBe(sizes);
});
