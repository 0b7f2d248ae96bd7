import type { Weight } from './fit-text';

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
