import { CUT_OUT_CARD, STICKER_CARD, type CardFormat } from '$lib/domain/cards/card-format';
import {
	cellOrigin,
	CUT_OUT_SHEET,
	DEFAULT_ARTICLE,
	fillSheets,
	stickerSheet,
	type Offset,
	type Sheet
} from '$lib/domain/cards/sheets';
import { layoutSpareCard, type SpareCard } from '$lib/domain/cards/spare-card';
import { cleanName } from '$lib/domain/roster/clean-name';
import type { PrintOptions } from '.';
import { drawCutMarks } from './cut-out-pdf';
import { drawPlaced } from './draw-card';
import { rememberedMeasure } from './fonts';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';
import { qrPath } from './qr-path';
import type { PrintFile } from './zip';

interface SparePrint {
	cards: readonly SpareCard[];
	options?: Pick<PrintOptions, 'article' | 'offset'>;
	/** The date that the files bear. */
	at: Date;
}

/** The files of a print of spare cards: to cut out, and on the school's own sheet of stickers. */
export async function* printSpareCards({ cards, options = {}, at }: SparePrint): AsyncGenerator<PrintFile> {
	const { article = DEFAULT_ARTICLE, offset = { x: 0, y: 0 } } = options;
	const cutOut = { sheet: CUT_OUT_SHEET, format: CUT_OUT_CARD, offset: { x: 0, y: 0 }, marks: true };
	const sticker = { sheet: stickerSheet(article), format: STICKER_CARD, offset, marks: false };
	yield { ...PDF, name: 'leerid-leenkaarten-A4.pdf', bytes: await sheets(cards, cutOut, at) };
	yield { ...PDF, name: 'leerid-leenkaarten-105x48.pdf', bytes: await sheets(cards, sticker, at) };
}

const PDF = { contentType: 'application/pdf' } as const;

interface Paper {
	sheet: Sheet;
	format: CardFormat;
	offset: Offset;
	marks: boolean;
}

async function sheets(cards: readonly SpareCard[], { sheet, format, offset, marks }: Paper, at: Date) {
	const document = await PrintDocument.create('LeerID-leenkaarten', at);
	const measure = rememberedMeasure();
	for (const filled of fillSheets(cards, sheet)) {
		const page = new PageContent(document);
		if (marks) drawCutMarks(page);
		for (const { cell, item } of filled) {
			const qr = qrPath(item.qrUrl);
			const card = { ...item, schoolName: cleanName(item.schoolName) };
			const placed = layoutSpareCard(card, { format, modules: qr.modules, measure });
			await drawPlaced(page, placed, qr, cellOrigin(sheet, cell, offset));
		}
		await page.finish();
	}
	return new Uint8Array(await document.save());
}
