import { PICTURE_CATEGORIES } from '../credentials/pictures';
import type { CardContent, CardFace } from './card';
import type { Box, CardFormat } from './card-format';
import { cardWords } from './card-words';
import { fitText, type Breaks, type FittedText, type MeasureText, type Weight } from './fit-text';
import { groupLabel } from './print-order';
import { hasRightToLeft } from './text-runs';
import { onDot, qrSquare } from './qr-square';

export type Ink = 'text' | 'muted' | 'mark';

/** A line of text. `x` and `y` are the start of the baseline, or its middle; mm from the card's top left corner. */
export interface PlacedText {
	text: string;
	x: number;
	y: number;
	size: number;
	weight: Weight;
	ink: Ink;
	centred?: boolean;
}

/** One picture of a picture password: `index` points into its category, `step` counts from 0. */
export interface PlacedPicture {
	step: number;
	index: number;
	x: number;
	y: number;
	side: number;
}

/** A card as it will be drawn: lengths in mm from its top left corner. */
export interface PlacedCard {
	texts: PlacedText[];
	pictures: PlacedPicture[];
	/** Our own mark, a square; its name stands in `texts`. */
	mark: { x: number; y: number; side: number };
	/** The top left corner of the first module; `side` without the white. */
	qr?: { x: number; y: number; side: number; module: number };
}

export interface CardLayoutOptions {
	format: CardFormat;
	face: CardFace;
	/** Width of the QR code in modules. */
	modules: number;
	measure: MeasureText;
	/** The word under a picture. */
	captionOf: (step: number, index: number) => string;
	/** One line of the operator's (D15), on formats that have room for it. */
	notice?: string;
}

/** A stretch of the text column whose height is known and whose place is not yet. */
interface Section {
	height: number;
	/** `top` in mm from the top of the card. */
	place: (top: number) => void;
}

const LINE = 1.22;
/** From the top of a line to its baseline. */
const ASCENT = 0.95;
const SMALLEST = 2;
const MARK_SIDE = 5;
const MARK_GAP = 1.2;
/** Space between sections: what is left over is shared, up to this much. */
const MAX_GAP = 2.6;
/** Between the word *Wachtwoord* and the pictures. */
const LABEL_GAP = 0.5;
const NOTICE_SIZE = 2.1;
/** How tightly a card is set. */
interface Attempt {
	/** Of the letters; of the pictures only below `SMALLER_PICTURES`. */
	scale: number;
	nameLines: 1 | 2;
	/** What fits stands side by side: first name and name, a label and its value. */
	compact: boolean;
}

/** How much larger a secret is on a half of its own. */
const ALONE = 1.25;
const SMALLER_PICTURES = 0.87;
/** Tried in turn until everything fits. */
const ATTEMPTS: Attempt[] = [
	{ scale: 1, nameLines: 2, compact: false },
	{ scale: 1, nameLines: 2, compact: true },
	{ scale: 0.93, nameLines: 2, compact: true },
	{ scale: 0.87, nameLines: 2, compact: true },
	{ scale: 0.87, nameLines: 1, compact: true },
	{ scale: 0.8, nameLines: 1, compact: true },
	{ scale: 0.7, nameLines: 1, compact: true },
	{ scale: 0.6, nameLines: 1, compact: true }
];

/**
 * Places all that a card says. Never throws for what a name holds: text that is too wide shrinks, then wraps; only names
 * and the group line are ever cut. The three variants of F42 follow from the secret.
 */
export function layoutCard(card: CardContent, options: CardLayoutOptions): PlacedCard {
	const { format } = options;
	const [whole, column] = [headerBox(format), textBox(options)];
	let best: PlacedCard | undefined;
	for (const attempt of ATTEMPTS) {
		const placed: PlacedCard = {
			texts: [],
			pictures: [],
			mark: { x: 0, y: 0, side: MARK_SIDE }
		};
		const setter = new Setter(card, options, placed, attempt);
		setter.header(format.headerAbove || options.face === 'secret' ? whole : column);
		best = placed;
		if (setter.body(column)) break;
	}
	return finish(best as PlacedCard, options);
}

const headerBox = ({ inset, width, height }: CardFormat): Box => ({
	x: inset.x,
	y: inset.y,
	width: width - 2 * inset.x,
	height: height - 2 * inset.y
});

function textBox({ format, notice }: CardLayoutOptions): Box {
	const room = notice && format.headerAbove ? NOTICE_SIZE * 1.4 : 0;
	return { ...format.text, height: format.text.height - room };
}

/** Sets the parts of one card at one scale. */
class Setter {
	constructor(
		private readonly card: CardContent,
		private readonly options: CardLayoutOptions,
		private readonly placed: PlacedCard,
		private readonly attempt: Attempt
	) {}

	/** Mark at the right, group line at the left of it. */
	header(box: Box): void {
		const { measure, format } = this.options;
		const size = MARK_SIDE * 0.66;
		const right = box.x + box.width;
		const nameWidth = measure(cardWords.mark, 'bold') * size;
		this.placed.mark = { x: right - nameWidth - MARK_GAP - MARK_SIDE, y: box.y, side: MARK_SIDE };
		const baseline = box.y + MARK_SIDE * 0.73;
		this.text(cardWords.mark, right - nameWidth, baseline, size, 'bold', 'mark');

		const width = this.placed.mark.x - MARK_GAP - box.x;
		const group = this.fit(groupLabel(this.card), width, format.sizes.group, 'regular', 2, 'between-words');
		const first = group.lines.length === 1 ? baseline : box.y + group.size * 0.85;
		group.lines.forEach((line, i) =>
			this.text(line, box.x, first + i * group.size * 1.1, group.size, 'regular', 'muted')
		);
	}

	/** Whether names, address and secret fit under the header. */
	body(column: Box): boolean {
		const { face, format } = this.options;
		if (face !== 'secret') {
			const top = format.headerAbove ? column.y : column.y + MARK_SIDE + 1.2;
			const sections = [this.names(column), this.address(column), this.username(column)];
			return this.stack([...sections, ...this.secret(column)], top, column.y + column.height);
		}
		const right = format.secret;
		const left = { ...right, x: format.inset.x, width: right.x - format.inset.x - 2 };
		const named = this.stack([this.names(left), this.username(left)], left.y, left.y + left.height);
		return this.stack(this.secret(right), right.y, right.y + right.height) && named;
	}

	private stack(sections: Section[], top: number, bottom: number): boolean {
		const left = bottom - top - sections.reduce((sum, { height }) => sum + height, 0);
		const gap = Math.max(0, Math.min(MAX_GAP, left / Math.max(1, sections.length - 1)));
		let y = top;
		for (const { height, place } of sections) {
			place(y);
			y += height + gap;
		}
		return left >= 0;
	}

	private names({ x, width }: Box): Section {
		const { givenName, familyName } = this.card;
		const size = this.options.format.sizes.name * this.attempt.scale;
		const beside = this.beside(givenName, 'bold', 'text', familyName, 'regular', size, { x, width });
		if (beside) return beside;
		const set = (text: string, weight: Weight) =>
			this.fit(text, width, size, weight, this.attempt.nameLines, 'between-words');
		const given = set(givenName, 'bold');
		const family = set(familyName, 'regular');
		return {
			height: heightOf(given) + heightOf(family),
			place: (top) => {
				this.lines(given, x, top, 'bold', 'text');
				this.lines(family, x, top + heightOf(given), 'regular', 'text');
			}
		};
	}

	private address({ x, width }: Box): Section {
		const { url } = this.options.format.sizes;
		const set = this.fit(
			this.card.readableUrl,
			width,
			url * this.attempt.scale,
			'regular',
			undefined,
			'after-dots'
		);
		return { height: heightOf(set), place: (top) => this.lines(set, x, top, 'regular', 'text') };
	}

	private username(box: Box): Section {
		const { username } = this.options.format.sizes;
		return this.labelled(cardWords.username, this.card.username, username, box);
	}

	private secret(box: Box): Section[] {
		const { face, format } = this.options;
		const { secret } = this.card;
		if (face === 'qr') return [this.hint(cardWords.secretComes, box)];
		if (secret.kind === 'none') return [];
		if (secret.kind === 'pictures') return [this.pictures(secret.choice, box)];
		const label = secret.kind === 'word' ? cardWords.password : cardWords.temporaryPassword;
		const size = format.sizes.secret * (face === 'secret' ? ALONE : 1);
		return [this.labelled(label, secret.text, size, box)];
	}

	/** Two texts on one line, when this attempt is compact and they fit; the first no larger than a label if it is one. */
	private beside(
		first: string,
		firstWeight: Weight,
		firstInk: Ink,
		second: string,
		secondWeight: Weight,
		size: number,
		{ x, width }: Pick<Box, 'x' | 'width'>
	): Section | null {
		const { measure, format } = this.options;
		const firstSize = firstInk === 'muted' ? format.sizes.label : size;
		const start = first && measure(first, firstWeight) * firstSize + size * 0.3;
		const isTooWide = Number(start) + measure(second, secondWeight) * size > width;
		if (!this.attempt.compact || !first || !second || isTooWide) return null;
		// Read from the right, the second would come first.
		if (hasRightToLeft(second)) return null;
		return {
			height: size * LINE,
			place: (top) => {
				const baseline = top + size * ASCENT;
				this.text(first, x, baseline, firstSize, firstWeight, firstInk);
				this.text(second, x + Number(start), baseline, size, secondWeight, 'text');
			}
		};
	}

	private labelled(label: string, value: string, size: number, { x, width }: Box): Section {
		const scaled = size * this.attempt.scale;
		const beside = this.beside(label, 'regular', 'muted', value, 'bold', scaled, { x, width });
		if (beside) return beside;
		const named = this.label(label, width);
		const set = this.fit(value, width, scaled, 'bold', undefined, 'after-dots');
		return {
			height: heightOf(named) + heightOf(set),
			place: (top) => {
				this.lines(named, x, top, 'regular', 'muted');
				this.lines(set, x, top + heightOf(named), 'bold', 'text');
			}
		};
	}

	private hint(text: string, { x, width }: Box): Section {
		const set = this.fit(text, width, this.options.format.sizes.label, 'regular', 2, 'between-words');
		return { height: heightOf(set), place: (top) => this.lines(set, x, top, 'regular', 'muted') };
	}

	/** Two rows of four, each numbered with its step: the order is part of the password. */
	private pictures(choice: readonly number[], { x, width }: Box): Section {
		const { format, face, captionOf } = this.options;
		const named = this.label(cardWords.password, width);
		const pitch = width / 4;
		const number = format.sizes.label;
		const indent = number * 0.85;
		const scale = face === 'secret' ? ALONE : Math.min(1, this.attempt.scale / SMALLER_PICTURES);
		const side = Math.min(format.picture * scale, pitch - indent - 0.3);
		const caption = format.captions ? 2.3 : 0;
		const row = side + caption + 0.7;
		return {
			height: heightOf(named) + LABEL_GAP + 2 * row,
			place: (above) => {
				this.lines(named, x, above, 'regular', 'muted');
				const top = above + heightOf(named) + LABEL_GAP;
				PICTURE_CATEGORIES.forEach((_, step) => {
					const index = choice[step] ?? 0;
					const [left, y] = [x + (step % 4) * pitch, top + Math.floor(step / 4) * row];
					this.text(String(step + 1), left, y + number * 0.8, number, 'bold', 'text');
					this.placed.pictures.push({ step, index, x: left + indent, y, side });
					if (caption) this.caption(captionOf(step, index), left + indent + side / 2, y + side, pitch);
				});
			}
		};
	}

	private caption(word: string, middle: number, top: number, pitch: number): void {
		const width = this.options.measure(word, 'regular');
		const size = Math.min(SMALLEST, (pitch - 0.6) / width);
		this.placed.texts.push({
			text: word,
			x: middle,
			y: top + 2,
			size,
			weight: 'regular',
			ink: 'muted',
			centred: true
		});
	}

	private label = (text: string, width: number) =>
		this.fit(text, width, this.options.format.sizes.label, 'regular', 1, 'between-words');

	private fit(
		text: string,
		width: number,
		size: number,
		weight: Weight,
		maxLines: number | undefined,
		breaks: Breaks
	): FittedText {
		const minSize = Math.max(SMALLEST, size * 0.6);
		return fitText(text, { width, size, minSize, weight, maxLines, breaks }, this.options.measure);
	}

	private lines({ lines, size }: FittedText, x: number, top: number, weight: Weight, ink: Ink): void {
		lines.forEach((line, i) => this.text(line, x, top + size * (i * LINE + ASCENT), size, weight, ink));
	}

	private text(text: string, x: number, y: number, size: number, weight: Weight, ink: Ink): void {
		if (text) this.placed.texts.push({ text, x, y, size, weight, ink });
	}
}

const heightOf = ({ lines, size }: FittedText) => lines.length * size * LINE;

/** The QR and what stands under it. */
function finish(placed: PlacedCard, options: CardLayoutOptions): PlacedCard {
	const { format, face, modules, notice, measure } = options;
	const texts = [...placed.texts];
	if (notice && format.headerAbove) {
		const [x, y] = [format.inset.x, format.height - format.inset.y * 0.6];
		const width = measure(notice, 'regular');
		const size = Math.min(NOTICE_SIZE, (format.width - 2 * x) / width);
		texts.push({ text: notice, x, y, size, weight: 'regular', ink: 'muted' });
	}
	if (face === 'secret') return { ...placed, texts };

	const { side, module } = qrSquare(modules);
	const qr = {
		x: onDot(format.qr.x + (format.qr.width - side) / 2),
		y: onDot(format.qr.y + (format.qr.height - side) / 2),
		side,
		module
	};
	if (format.headerAbove) {
		const fit = { width: side, size: 2.5, minSize: SMALLEST, weight: 'regular', maxLines: 2 } as const;
		const set = fitText(cardWords.howToScan, { ...fit, breaks: 'between-words' }, measure);
		set.lines.forEach((text, i) => {
			const y = format.qr.y + format.qr.height + set.size * (0.4 + i * LINE);
			texts.push({ text, x: qr.x, y, size: set.size, weight: 'regular', ink: 'muted' });
		});
	}
	return { ...placed, texts, qr };
}
