import type { CardContent, CardFace } from './card';
import type { Box, CardFormat } from './card-format';
import {
	labelled,
	labelStyle,
	paragraph,
	pictureRows,
	sideBySide,
	SMALLEST,
	stacked,
	type Section,
	type SectionContext
} from './card-sections';
import { cardWords } from './card-words';
import type { MeasureText } from './fit-text';
import type { PlacedCard } from './placed-card';
import { groupLabel } from './print-order';
import { onDot, qrSquare } from './qr-square';

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

/** How tightly a card is set: parts of the sizes of its format. */
interface Attempt {
	/** Of all letters but those of the names, which can best do with less. */
	scale: number;
	names: number;
	pictures: number;
	nameLines: 1 | 2;
	compact: boolean;
}

/** Tried in turn until everything fits. */
const ATTEMPTS: Attempt[] = [
	{ scale: 1, names: 1, pictures: 1, nameLines: 2, compact: false },
	{ scale: 1, names: 1, pictures: 1, nameLines: 2, compact: true },
	{ scale: 0.95, names: 0.8, pictures: 0.95, nameLines: 2, compact: true },
	{ scale: 0.95, names: 0.72, pictures: 0.89, nameLines: 2, compact: true },
	{ scale: 0.9, names: 0.66, pictures: 0.85, nameLines: 2, compact: true },
	{ scale: 0.87, names: 0.66, pictures: 0.85, nameLines: 1, compact: true },
	{ scale: 0.8, names: 0.6, pictures: 0.8, nameLines: 1, compact: true },
	{ scale: 0.7, names: 0.55, pictures: 0.7, nameLines: 1, compact: true },
	{ scale: 0.6, names: 0.5, pictures: 0.6, nameLines: 1, compact: true }
];
/** How much larger a secret is on a half of its own. */
const ALONE = 1.25;
const MARK_SIDE = 5;
const MARK_GAP = 1.2;
/** Space between sections: what is left over is shared, up to this much. */
const MAX_GAP = 2.6;
const NOTICE_SIZE = 2.1;

/**
 * Places all that a card says. Never throws for what a name holds: text that is too wide shrinks, then wraps; only names
 * and the group line are ever cut. The three variants of F42 follow from the secret.
 */
export function layoutCard(card: CardContent, options: CardLayoutOptions): PlacedCard {
	let placed = setCard(card, options, ATTEMPTS[0] as Attempt);
	for (const attempt of ATTEMPTS.slice(1)) {
		if (placed.fits) break;
		placed = setCard(card, options, attempt);
	}
	return placed.card;
}

function setCard(
	card: CardContent,
	options: CardLayoutOptions,
	attempt: Attempt
): { card: PlacedCard; fits: boolean } {
	const { format, face, measure } = options;
	const placed: PlacedCard = { texts: [], pictures: [], mark: { x: 0, y: 0, side: MARK_SIDE } };
	const context: SectionContext = { placed, format, measure, compact: attempt.compact };
	placeHeader(context, groupLabel(card), headerBox(options));
	const fits = placeText(context, card, { ...options, ...attempt });
	if (face !== 'secret') placeCode(context, options);
	placeNotice(context, options);
	return { card: placed, fits };
}

/** The mark at the right, `label` (on a pupil's card the group) left of it. */
export function placeHeader({ placed, measure, format }: SectionContext, label: string, box: Box): void {
	const size = MARK_SIDE * 0.66;
	const right = box.x + box.width;
	const nameWidth = measure(cardWords.mark, 'bold') * size;
	const mark = { x: right - nameWidth - MARK_GAP - MARK_SIDE, y: box.y, side: MARK_SIDE };
	const baseline = box.y + MARK_SIDE * 0.73;
	const name = { text: cardWords.mark, x: right - nameWidth, y: baseline, size } as const;
	placed.mark = mark;
	placed.texts.push({ ...name, weight: 'bold', ink: 'mark' });

	const column = { x: box.x, width: mark.x - MARK_GAP - box.x };
	const style = { size: format.sizes.group, weight: 'regular', ink: 'muted' } as const;
	const group = paragraph(
		{ placed, measure, format, compact: false },
		{ text: label, column, style, limits: { maxLines: 2 } }
	);
	group.place(box.y + (MARK_SIDE - group.height) / 2);
}

/** Where `placeHeader` works. */
export function headerBox({ format, face }: Pick<CardLayoutOptions, 'format' | 'face'>): Box {
	if (!format.headerAbove && face !== 'secret') return format.text;
	const { inset, width, height } = format;
	return { x: inset.x, y: inset.y, width: width - 2 * inset.x, height: height - 2 * inset.y };
}

/** Everything under the header: one column beside the code, or two without it. Whether it fits. */
function placeText(
	context: SectionContext,
	card: CardContent,
	options: CardLayoutOptions & Attempt
): boolean {
	const { format, face, notice, scale } = options;
	const below = notice && format.headerAbove ? NOTICE_SIZE * 1.4 : 0;
	const names = (column: Box) => nameSection(context, card, { column, ...options });
	const size = format.sizes.username * scale;
	const username = (column: Box) =>
		labelled(context, { label: cardWords.username, value: card.username, size, column });
	const secret = (column: Box) => secretSections(context, card, { column, ...options });

	if (face === 'secret') {
		const right = { ...format.secret, height: format.secret.height - below };
		const left = { ...right, x: format.inset.x, width: right.x - format.inset.x - 2 };
		const fitsLeft = placeColumn([names(left), username(left)], left);
		return placeColumn(secret(right), right) && fitsLeft;
	}
	const column = textColumn(format, below);
	const style = { size: format.sizes.url * scale, weight: 'regular', ink: 'text' } as const;
	const address = { text: card.readableUrl, column, style, limits: { breaks: 'after-dots' } } as const;
	const sections = [names(column), paragraph(context, address), username(column), ...secret(column)];
	return placeColumn(sections, column);
}

/** The column beside the code, under the header; `below` mm stay free at its foot. */
export function textColumn(format: CardFormat, below = 0): Box {
	const above = format.headerAbove ? 0 : MARK_SIDE + MARK_GAP;
	const { y, height } = format.text;
	return { ...format.text, y: y + above, height: height - above - below };
}

function nameSection(
	context: SectionContext,
	{ givenName, familyName }: CardContent,
	{ column, names, nameLines }: { column: Box } & Attempt
): Section {
	const size = context.format.sizes.name * names;
	const first = { text: givenName, size, weight: 'bold', ink: 'text' } as const;
	const second = { text: familyName, size, weight: 'regular', ink: 'text' } as const;
	const limits = { maxLines: nameLines };
	return (
		sideBySide(context, { first, second, column }) ??
		stacked(
			paragraph(context, { text: givenName, column, style: first, limits }),
			paragraph(context, { text: familyName, column, style: second, limits })
		)
	);
}

function secretSections(
	context: SectionContext,
	{ secret }: CardContent,
	{ column, face, scale, pictures, format, captionOf }: { column: Box } & CardLayoutOptions & Attempt
): Section[] {
	if (face === 'qr') {
		const style = labelStyle(context);
		return [paragraph(context, { text: cardWords.secretComes, column, style, limits: { maxLines: 2 } })];
	}
	if (secret.kind === 'none') return [];
	if (secret.kind === 'pictures') {
		const side = format.picture * (face === 'secret' ? ALONE : pictures);
		return [
			pictureRows(context, { label: cardWords.password, choice: secret.choice, side, captionOf, column })
		];
	}
	const label = secret.kind === 'word' ? cardWords.password : cardWords.temporaryPassword;
	const size = format.sizes.secret * scale * (face === 'secret' ? ALONE : 1);
	return [labelled(context, { label, value: secret.text, size, column })];
}

/** Places sections under each other; whether they fit. */
export function placeColumn(sections: Section[], { y, height }: Box): boolean {
	const left = height - sections.reduce((sum, section) => sum + section.height, 0);
	const gap = Math.max(0, Math.min(MAX_GAP, left / Math.max(1, sections.length - 1)));
	let top = y;
	for (const section of sections) {
		section.place(top);
		top += section.height + gap;
	}
	return left >= 0;
}

/** The QR, and under it how to hold the card where there is room. */
export function placeCode(
	context: SectionContext,
	{ format, modules }: Pick<CardLayoutOptions, 'format' | 'modules'>
): void {
	const { side, module } = qrSquare(modules);
	const x = onDot(format.qr.x + (format.qr.width - side) / 2);
	const y = onDot(format.qr.y + (format.qr.height - side) / 2);
	context.placed.qr = { x, y, side, module };
	if (!format.headerAbove) return;
	const style = { size: 2.5, weight: 'regular', ink: 'muted' } as const;
	const hint = { text: cardWords.howToScan, column: { x, width: side }, style, limits: { maxLines: 2 } };
	paragraph(context, hint).place(format.qr.y + format.qr.height - 0.7);
}

function placeNotice({ placed }: SectionContext, { format, notice, measure }: CardLayoutOptions): void {
	if (!notice || !format.headerAbove) return;
	const { inset, width, height } = format;
	const size = Math.min(NOTICE_SIZE, (width - 2 * inset.x) / measure(notice, 'regular'));
	const place = { text: notice, x: inset.x, y: height - inset.y * 0.6 };
	placed.texts.push({ ...place, size: Math.max(size, SMALLEST / 2), weight: 'regular', ink: 'muted' });
}
