import { PICTURE_CATEGORIES } from '../credentials/pictures';
import type { Box, CardFormat } from './card-format';
import { fitText, type FitOptions, type MeasureText } from './fit-text';
import type { PlacedCard, PlacedText } from './placed-card';
import { hasRightToLeft } from './text-runs';

/** A stretch of a column whose height is known and whose place is not yet. */
export interface Section {
	height: number;
	/** `top` in mm from the top of the card. */
	place: (top: number) => void;
}

type Style = Pick<PlacedText, 'size' | 'weight' | 'ink'>;
type Column = Pick<Box, 'x' | 'width'>;
type Limits = Partial<Pick<FitOptions, 'maxLines' | 'breaks'>>;

/** The smallest letters on a card, mm: 5.7 points. */
export const SMALLEST = 2;
const LINE = 1.22;
/** From the top of a line to its baseline. */
const ASCENT = 0.95;
/** Between the word *Wachtwoord* and the pictures. */
const LABEL_GAP = 0.5;
/** Under the pictures of a row, and the height of a caption there. */
const ROW_GAP = 0.7;
const CAPTION = 2.3;

/** What sections need to know, and the card that they place themselves on. */
export interface SectionContext {
	placed: PlacedCard;
	format: CardFormat;
	measure: MeasureText;
	/** What fits stands side by side: first name and name, a label and its value. */
	compact: boolean;
}

/** A text in as many lines as it takes; none for an empty one. */
export function paragraph(
	context: SectionContext,
	{ text, column, style, limits = {} }: { text: string; column: Column; style: Style; limits?: Limits }
): Section {
	const { lines, size } = fitText(
		text,
		{
			breaks: 'between-words',
			...limits,
			width: column.width,
			size: style.size,
			minSize: Math.max(SMALLEST, style.size * 0.6),
			weight: style.weight
		},
		context.measure
	);
	return {
		height: lines.length * size * LINE,
		place: (top) =>
			lines.forEach((line, i) =>
				context.placed.texts.push({
					...style,
					text: line,
					size,
					x: column.x,
					y: top + size * (i * LINE + ASCENT)
				})
			)
	};
}

/** Sections directly under each other, as one. */
export const stacked = (first: Section, second: Section): Section => ({
	height: first.height + second.height,
	place: (top) => {
		first.place(top);
		second.place(top + first.height);
	}
});

/** Two texts on one line, when the card is compact and they fit; else null. */
export function sideBySide(
	{ placed, measure, compact }: SectionContext,
	{
		first,
		second,
		column
	}: { first: Style & { text: string }; second: Style & { text: string }; column: Column }
): Section | null {
	if (!compact || !first.text || !second.text) return null;
	// Read from the right, the second would come first.
	if (hasRightToLeft(second.text)) return null;
	const start = measure(first.text, first.weight) * first.size + second.size * 0.3;
	if (start + measure(second.text, second.weight) * second.size > column.width) return null;
	return {
		height: second.size * LINE,
		place: (top) => {
			const y = top + second.size * ASCENT;
			placed.texts.push({ ...first, x: column.x, y }, { ...second, x: column.x + start, y });
		}
	};
}

/** A small label with its value under it, or beside it on a compact card. The value is never cut. */
export function labelled(
	context: SectionContext,
	{ label, value, size, column }: { label: string; value: string; size: number; column: Column }
): Section {
	const first = labelStyle(context);
	const second: Style = { size, weight: 'bold', ink: 'text' };
	const beside = { first: { ...first, text: label }, second: { ...second, text: value }, column };
	return (
		sideBySide(context, beside) ??
		stacked(
			paragraph(context, { text: label, column, style: first, limits: { maxLines: 1 } }),
			paragraph(context, { text: value, column, style: second, limits: { breaks: 'after-dots' } })
		)
	);
}

export const labelStyle = ({ format }: SectionContext): Style => ({
	size: format.sizes.label,
	weight: 'regular',
	ink: 'muted'
});

interface PictureRows {
	label: string;
	/** For each step the index of its picture. */
	choice: readonly number[];
	/** Side of a picture at most. */
	side: number;
	captionOf: (step: number, index: number) => string;
	column: Column;
}

/** Two rows of four, each picture numbered with its step: the order is part of the password. */
export function pictureRows(
	context: SectionContext,
	{ label, choice, captionOf, column, ...most }: PictureRows
): Section {
	const { placed, format } = context;
	const named = paragraph(context, {
		text: label,
		column,
		style: labelStyle(context),
		limits: { maxLines: 1 }
	});
	const pitch = column.width / 4;
	const number = format.sizes.label;
	const indent = number * 0.85;
	const side = Math.min(most.side, pitch - indent - 0.3);
	const row = side + (format.captions ? CAPTION : 0) + ROW_GAP;
	return {
		height: named.height + LABEL_GAP + 2 * row,
		place: (above) => {
			named.place(above);
			PICTURE_CATEGORIES.forEach((_, step) => {
				const index = choice[step] ?? 0;
				const left = column.x + (step % 4) * pitch;
				const y = above + named.height + LABEL_GAP + Math.floor(step / 4) * row;
				const digit = { size: number, weight: 'bold', ink: 'text' } as const;
				placed.texts.push({ ...digit, text: String(step + 1), x: left, y: y + number * 0.8 });
				placed.pictures.push({ step, index, x: left + indent, y, side });
				const middle = { x: left + indent + side / 2, y: y + side + 2 };
				if (format.captions)
					placed.texts.push(caption(context, { text: captionOf(step, index), ...middle, pitch }));
			});
		}
	};
}

function caption(
	{ measure }: SectionContext,
	{ text, x, y, pitch }: { text: string; x: number; y: number; pitch: number }
): PlacedText {
	const size = Math.min(SMALLEST, (pitch - 0.6) / measure(text, 'regular'));
	return { text, x, y, size, weight: 'regular', ink: 'muted', centred: true };
}
