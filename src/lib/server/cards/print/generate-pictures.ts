/**
 * Takes the shapes of the picture sprites: `node src/lib/server/cards/print/generate-pictures.ts`. Run again when the
 * sprites change (a test says so). The result is committed, because the server may not reach into the components.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { PICTURE_CATEGORIES } from '../../../domain/credentials/pictures.ts';

/** One filled shape: colour (#rgb or #rrggbb), SVG path, and whether the even-odd rule fills it. */
type Shape = [fill: string, path: string, evenOdd?: 1];

const SPRITES = new URL('../../../components/pictures/', import.meta.url);
const NAMED_COLOURS: Record<string, string> = { red: '#f00' };

/** The shapes of every picture, by its name. The outline is not among them: it is all shapes at once. */
export function readShapes(): Record<string, Shape[]> {
	const entries = PICTURE_CATEGORIES.flatMap(({ key, pictures }) => {
		const sprite = readFileSync(new URL(`${key}.svg`, SPRITES), 'utf8');
		return pictures.map((id) => [id, shapesOf(sprite, id)] as const);
	});
	return Object.fromEntries(entries);
}

function shapesOf(sprite: string, id: string): Shape[] {
	const symbol = new RegExp(`<symbol id="${id}" viewBox="0 0 32 32">(.*?)</symbol>`).exec(sprite)?.[1];
	if (!symbol) throw new Error(`no picture ${id}`);
	const [outline, ...fills] = symbol.match(/<path [^>]*>/g) ?? [];
	if (!outline?.includes('stroke="#222"') || fills.length === 0) throw new Error(`${id} has no outline`);
	return fills.map((path) => {
		const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(path)?.[1];
		const fill = read('fill') ?? '#000';
		const colour = NAMED_COLOURS[fill] ?? fill;
		if (!/^#([0-9a-f]{3}){1,2}$/.test(colour)) throw new Error(`${id} has a colour ${fill}`);
		const shape = read('d') ?? '';
		return read('fill-rule') === 'evenodd' ? [colour, shape, 1] : [colour, shape];
	});
}

if (import.meta.main) {
	const lines = Object.entries(readShapes()).map(([id, shapes]) => `\t"${id}": ${JSON.stringify(shapes)}`);
	writeFileSync(new URL('picture-shapes.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
}
