import type { CardFormat } from './card-format';
import { headerBox, placeCode, placeColumn, placeHeader, textColumn } from './card-layout';
import { paragraph, type SectionContext } from './card-sections';
import { cardWords } from './card-words';
import type { MeasureText } from './fit-text';
import type { PlacedCard } from './placed-card';
import { parseCardToken } from './token';

/** A spare card as it is printed: of a school, of no pupil. */
export interface SpareCard {
	number: number;
	schoolName: string;
	/** What the QR holds. */
	qrUrl: string;
}

/** What names a spare card at the desk: what a camera read of it, or what a hand typed. */
export type SpareCardName = { token: string } | { number: number };

/**
 * Which spare card is meant by what was scanned (the token) or typed (`17`, `Leenkaart 17`); null when it can be neither.
 * Whether there is such a card is another question.
 */
export function readSpareCardName(text: string): SpareCardName | null {
	const [, digits] = /^\s*(?:leenkaart)?\s*(?:nr\.?|nummer)?\s*(\d{1,6})\s*$/i.exec(text.slice(0, 80)) ?? [];
	if (digits !== undefined) return Number(digits) > 0 ? { number: Number(digits) } : null;
	const token = parseCardToken(text);
	return token === null ? null : { token };
}

interface SpareCardOptions {
	format: CardFormat;
	/** Width of the QR code in modules. */
	modules: number;
	measure: MeasureText;
}

/** Places what a spare card says: the school, its number, how long it works, and the code where every card has it. */
export function layoutSpareCard({ number, schoolName }: SpareCard, options: SpareCardOptions): PlacedCard {
	const { format, measure } = options;
	const placed: PlacedCard = { texts: [], pictures: [], mark: { x: 0, y: 0, side: 0 } };
	const context: SectionContext = { placed, format, measure, compact: false };
	placeHeader(context, schoolName, headerBox({ format, face: 'qr' }));
	const column = textColumn(format);
	const name = { size: format.sizes.secret, weight: 'bold', ink: 'text' } as const;
	const how = { size: format.sizes.label * 1.15, weight: 'regular', ink: 'muted' } as const;
	placeColumn(
		[
			paragraph(context, { text: cardWords.spareCard(number), column, style: name, limits: { maxLines: 2 } }),
			paragraph(context, { text: cardWords.spareCardHow, column, style: how })
		],
		column
	);
	placeCode(context, options);
	return placed;
}
