import { expect } from '@playwright/test';
import { qrSquare } from '../../src/lib/domain/cards/qr-square.ts';
import {
	cellOrigin,
	cellsOf,
	CUT_OUT_SHEET,
	stickerSheet,
	type Sheet
} from '../../src/lib/domain/cards/sheets.ts';
import { cut, darkEdges, pageText, readQr, renderPages, type PageBox } from '../support/pdf.ts';

/** One card as it lies on the table: where, and what its code says to a reader that is not ours. */
export interface PaperCard {
	page: number;
	box: PageBox;
	code: string;
}

export const STICKERS: Sheet = stickerSheet('herma-4457');
export const CUT_OUTS: Sheet = CUT_OUT_SHEET;

/** Every card of a PDF, cell by cell as an office printer draws it. A cell without a code (a cover line, the rest of a page) is none. */
export async function readPaper(pdf: Uint8Array, sheet: Sheet): Promise<PaperCard[]> {
	const cards: PaperCard[] = [];
	for (const [page, picture] of renderPages(pdf, 150).entries())
		for (let cell = 0; cell < cellsOf(sheet); cell++) {
			const box = { ...cellOrigin(sheet, cell), ...sheet.cell };
			const code = await readQr(cut(picture, box));
			if (code !== null) cards.push({ page, box, code });
		}
	return cards;
}

/** What stands on a card, from the text layer. */
export const textOn = (pdf: Uint8Array, { page, box }: PaperCard): string => pageText(pdf, page + 1, box);

/** Lays a ruler along the code of a sticker: 600 dots an inch, a tenth of a millimetre. */
export function measureSticker(pdf: Uint8Array, { page, box }: PaperCard): void {
	const found = darkEdges(pdf, page + 1, 600, { x: box.x, y: box.y + 1, width: 44, height: 46 });
	const { side } = qrSquare(modulesOf(found.right - found.left));
	const left = box.x + (44.8 - side) / 2;
	const top = box.y + (box.height - side) / 2;
	const off = [found.left - left, found.top - top, found.right - left - side, found.bottom - top - side];
	expect(off.map((millimetres) => Math.abs(millimetres) < 0.1)).toEqual([true, true, true, true]);
}

/** The size of code that is printed so wide: a longer address takes a larger one, in smaller modules. */
function modulesOf(width: number): number {
	const sizes = Array.from({ length: 10 }, (_, version) => 21 + 4 * version);
	const distance = (modules: number) => Math.abs(qrSquare(modules).side - width);
	return sizes.reduce((best, modules) => (distance(modules) < distance(best) ? modules : best));
}
