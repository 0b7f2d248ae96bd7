import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import shapes from './picture-shapes.json';
import { pdfPath } from './svg-path';

/** Side of a drawing in its own units. */
const SIDE = 32;
/** As in the sprites on screen: every shape first as one dark outline, of which half stays visible. */
const OUTLINE = '0.133 0.133 0.133 RG 1.6 w 1 j';

const drawn = new Map<string, string>();

/**
 * A picture as the content of a form XObject one unit wide and high, from the bottom left. Converted once and kept: 96
 * pictures are some 250 KB.
 */
export function pictureOperators(step: number, index: number): string {
	const id = PICTURE_CATEGORIES[step]?.pictures[index];
	if (!id) throw new RangeError('pictureOperators: no such picture');
	const known = drawn.get(id);
	if (known) return known;
	const paths = shapes[id].map(([fill, path, evenOdd]) => ({
		colour: rgb(String(fill)),
		path: pdfPath(String(path)),
		paint: evenOdd ? 'f*' : 'f'
	}));
	const unit = 1 / SIDE;
	const operators = [
		`${unit} 0 0 ${-unit} 0 1 cm ${OUTLINE}`,
		...paths.map(({ path }) => path),
		'S',
		...paths.map(({ colour, path, paint }) => `${colour} rg\n${path}\n${paint}`)
	].join('\n');
	drawn.set(id, operators);
	return operators;
}

/** `#rgb` or `#rrggbb` as the three operands of a PDF colour. */
export function rgb(colour: string): string {
	const hex =
		colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
	return [0, 2, 4].map((i) => Math.round((parseInt(hex.slice(i, i + 2), 16) / 255) * 1000) / 1000).join(' ');
}
