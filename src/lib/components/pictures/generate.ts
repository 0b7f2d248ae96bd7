/**
 * Draws the picture sprites: `node src/lib/components/pictures/generate.ts`. Run again only when the list of pictures
 * changes: the result is committed, so that a build needs no drawing tools and a picture never changes by accident.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { optimize } from 'svgo';
import { PICTURE_CATEGORIES, type PictureCategory } from '../../domain/credentials/pictures.ts';

/** In the order of `PICTURE_CATEGORIES`. Chosen by measured likeness, in colour and in grey (CARDS.md §8). */
const EMOJI: Record<PictureCategory, string> = {
	animals: '🐘🐟🐌🦋🦉🐢🦒🐧🐊🐇🕷️🐎',
	faces: '😀😭😴😎🎃😷🐲😍🥳🤖👻🤡',
	food: '🍎🍌🍇🥕🍕🍦🍩🧀🍞🎂🍟🍭',
	vehicles: '🚗🪂🚲🚂✈️🚀🚁⛵🚜🛴🛸🛷',
	play: '⚽🏓🎳⛸️🛹🎣🎲🧩🪀🏆🏅⛺',
	nature: '☀️🌙⭐🌈☁️⚡🏔️🌵🌴🌹🍄🔥',
	things: '🔑⏰✂️📖🎈🔨💡🎁🪑🥁🧹✏️',
	clothes: '👕👖👗🧦🧤🧢🧣👓👑👢🎒💍'
};

/** Half of it stays visible. Keeps sun, star, cheese and moon apart from white paper and from a grey printer's grey. */
const OUTLINE = 'fill="none" stroke="#222" stroke-linejoin="round" stroke-width="1.6"';

const require = createRequire(import.meta.url);
const read = (file: string) =>
	JSON.parse(readFileSync(require.resolve(`@iconify-json/fluent-emoji-flat/${file}.json`), 'utf8'));
const drawings: Record<string, { body: string }> = read('icons').icons;
const names: Record<string, string> = read('chars');

let total = 0;
for (const { key, pictures } of PICTURE_CATEGORIES) {
	const emoji = [...new Intl.Segmenter().segment(EMOJI[key])].map(({ segment }) => segment);
	if (emoji.length !== pictures.length) throw new Error(`${key}: ${emoji.length} drawings`);
	const symbols = pictures.map((id, i) => symbol(id, drawingOf(emoji[i] ?? '')));
	const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
	writeFileSync(new URL(`./${key}.svg`, import.meta.url), sprite);
	const size = brotliCompressSync(sprite).length;
	total += size;
	process.stdout.write(`${key}: ${size} bytes in brotli\n`);
}
process.stdout.write(`all: ${total} bytes in brotli\n`);

/** The drawing's own SVG elements, looked up with and without the "as a picture" selector (U+FE0F). */
function drawingOf(emoji: string): string {
	const points = [...emoji].map((char) => char.codePointAt(0)?.toString(16));
	const name = names[points.join('-')] ?? names[points.filter((point) => point !== 'fe0f').join('-')];
	const drawing = name && drawings[name];
	if (!drawing) throw new Error(`no drawing of ${emoji}`);
	return drawing.body;
}

/**
 * All shapes once as one outline, then the fills over it. The shapes are repeated and not reused by `<use>`: the
 * repetition costs next to nothing once compressed, and asks nothing special of an old browser.
 */
function symbol(id: string, drawing: string): string {
	const shapes = drawing.replaceAll(/<\/?g\b[^>]*>/g, '').replaceAll(/ clip-rule="\w+"/g, '');
	const { data } = optimize(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shapes}</svg>`, {
		floatPrecision: 1,
		plugins: [
			{ name: 'convertShapeToPath', params: { convertArcs: true } },
			{ name: 'preset-default', params: { overrides: { moveElemsAttrsToGroup: false } } }
		]
	});
	const fills = data.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
	if (/<(?!path )\w/.test(fills)) throw new Error(`${id} is more than paths`);
	const outline = [...fills.matchAll(/ d="([^"]*)"/g)].map(([, path = '']) => startAbsolutely(path));
	return `<symbol id="${id}" viewBox="0 0 32 32"><path ${OUTLINE} d="${outline.join('')}"/>${fills}</symbol>`;
}

/** Lets a path follow another in one `d`: "m3 4 1 1" (a move, then a line) becomes "M3 4l1 1". */
function startAbsolutely(path: string): string {
	return path.replace(/^m(-?\d*\.?\d+ ?-?\d*\.?\d+) ?([-.\d]?)/, (_, point, next) =>
		next ? `M${point}l${next}` : `M${point}`
	);
}
