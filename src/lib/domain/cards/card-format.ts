import { CUT_OUT_SHEET, STICKER_ARTICLES, UNPRINTABLE } from './sheets';

/** A box in mm, from the top left corner of the card. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** How a card of one size is set. All lengths in mm, sizes of letters too. */
export interface CardFormat {
	width: number;
	height: number;
	/** Nothing but a QR code's white comes closer to the edge than this. */
	inset: { x: number; y: number };
	/** The group line and the mark stand above all (cut-out card) or above the text (sticker). */
	headerAbove: boolean;
	/** The QR with its white is centred in this box; the text stands right of it. */
	qr: Box;
	text: Box;
	/** Where the secret stands on a half without a QR; names and username stand left of it. */
	secret: Box;
	/** The Dutch word under each picture: proof on a grey printer. Not where it would make the pictures smaller. */
	captions: boolean;
	sizes: { group: number; name: number; url: number; label: number; username: number; secret: number };
	/** Side of a picture at most. */
	picture: number;
}

const sticker = STICKER_ARTICLES[0].sheet.cell;
const cutOut = CUT_OUT_SHEET.cell;

/** Sticker of 105 × 48 mm. Its left edge can be the sheet's: text and QR begin 5 mm from it. */
export const STICKER_CARD: CardFormat = {
	...sticker,
	inset: { x: UNPRINTABLE, y: 2.4 },
	headerAbove: false,
	qr: { x: 0, y: 1.4, width: 44.8, height: 45.2 },
	text: { x: 45.4, y: 2.4, width: sticker.width - 45.4 - UNPRINTABLE, height: 43.2 },
	secret: { x: 40, y: 8.6, width: sticker.width - 40 - UNPRINTABLE, height: 37 },
	captions: false,
	sizes: { group: 2.7, name: 4.6, url: 2.7, label: 2.4, username: 3.5, secret: 5.6 },
	picture: 9.4
};

/** Card of 95 × 67 mm, to cut out of plain paper. */
export const CUT_OUT_CARD: CardFormat = {
	...cutOut,
	inset: { x: 4.5, y: 4 },
	headerAbove: true,
	qr: { x: 0, y: 9.6, width: 45.2, height: 45.2 },
	text: { x: 45.4, y: 11.4, width: cutOut.width - 45.4 - 4.5, height: 51.6 },
	secret: { x: 37, y: 12.4, width: cutOut.width - 37 - 4.5, height: 50.6 },
	captions: true,
	sizes: { group: 3, name: 5, url: 2.9, label: 2.6, username: 3.7, secret: 6.4 },
	picture: 9
};
