import fontkit from '@cantoo/fontkit';
import type { MeasureText, Weight } from '$lib/domain/cards/fit-text';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hasRightToLeft, textRuns, type TextRun } from '$lib/domain/cards/text-runs';

/**
 * Noto Sans for Latin and Cyrillic; DejaVu Sans for the rest, because its Arabic letters are whole forms. Noto's own
 * Arabic places its dots by GPOS, which the PDF library drops (CARDS.md §7).
 */
const FILES = {
	noto: {
		regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
		bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'
	},
	dejavu: {
		regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
		bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
	}
} as const;

export type Family = keyof typeof FILES;
export type FontKey = `${Family}-${Weight}`;

/** Looked up as packages, from wherever this code was bundled to: `node_modules` stands beside the build. */
const require = createRequire(import.meta.url);

/** Scripts whose letters stand alone: a character is a glyph, whatever stands beside it. */
const LETTERS_APART =
	/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}]*$/u;
/** Printed where no font of ours has the letter. */
const UNKNOWN = '\ufffd';

/**
 * Features that move letters about their place. The PDF library drops what they say, and reading their tables takes longer than
 * a class of cards.
 */
export const NO_POSITIONS = {
	kern: false,
	mark: false,
	mkmk: false,
	curs: false,
	dist: false,
	abvm: false,
	blwm: false
};

/** A parsed font file with what was measured of it. Parsed once for the process. */
export class PrintFont {
	readonly bytes: Uint8Array;
	readonly parsed: ReturnType<typeof parse>;
	private readonly widths = new Map<string, number>();

	constructor(readonly key: FontKey) {
		const [family, weight] = key.split('-') as [Family, Weight];
		this.bytes = readFileSync(require.resolve(FILES[family][weight]));
		this.parsed = parse(this.bytes);
	}

	has = (character: string): boolean => this.parsed.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);

	/** Width at size 1. `piece` is a character or a run that is shaped as a whole. */
	width(piece: string): number {
		const known = this.widths.get(piece);
		if (known !== undefined) return known;
		const advance = this.parsed
			.layout(piece, NO_POSITIONS)
			.glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
		const width = advance / this.parsed.unitsPerEm;
		// Shaped runs are names: keeping them would fill the memory and hold personal data.
		if (piece.length <= 2) this.widths.set(piece, width);
		return width;
	}
}

function parse(bytes: Uint8Array) {
	const font = fontkit.create(bytes);
	if (!('createSubset' in font)) throw new Error('a collection of fonts where one font was expected');
	return font;
}

const loaded = new Map<FontKey, PrintFont>();

function fontOf(family: Family, weight: Weight): PrintFont {
	const key: FontKey = `${family}-${weight}`;
	const font = loaded.get(key) ?? new PrintFont(key);
	loaded.set(key, font);
	return font;
}

/** A text in one font, as pieces in the order in which they are drawn: characters, or runs to shape as a whole. */
export interface SetText {
	font: PrintFont;
	pieces: string[];
}

/** Chooses the font for a whole string, never per letter, and the order of its pieces. */
export function setText(text: string, weight: Weight): SetText {
	const noto = fontOf('noto', weight);
	const characters = [...text];
	const plain = !hasRightToLeft(text);
	if (plain && characters.every(noto.has))
		return { font: noto, pieces: piecesOf({ text, rightToLeft: false }) };
	const dejavu = fontOf('dejavu', weight);
	const missing = (font: PrintFont) => characters.filter((character) => !font.has(character)).length;
	const font = plain && missing(noto) < missing(dejavu) ? noto : dejavu;
	const known = characters.map((character) => (font.has(character) ? character : UNKNOWN)).join('');
	return { font, pieces: textRuns(known).flatMap(piecesOf) };
}

const piecesOf = ({ text, rightToLeft }: TextRun): string[] =>
	!rightToLeft && LETTERS_APART.test(text) ? [...text] : [text];

/** Width of a text at size 1, in the font it will be printed in. */
export function measureText(text: string, weight: Weight): number {
	const { font, pieces } = setText(text, weight);
	return pieces.reduce((sum, piece) => sum + font.width(piece), 0);
}

/**
 * `measureText` that remembers, for one print: a card is set several times until it fits, and its labels are those of
 * all cards. Not for longer, since names are among the texts.
 */
export function rememberedMeasure(): MeasureText {
	const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
	return (text, weight) => {
		const known = widths[weight].get(text);
		if (known !== undefined) return known;
		const width = measureText(text, weight);
		widths[weight].set(text, width);
		return width;
	};
}
