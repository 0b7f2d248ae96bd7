import type { CardFace } from '$lib/domain/cards/card';
import { STICKER_CARD } from '$lib/domain/cards/card-format';
import { fitText } from '$lib/domain/cards/fit-text';
import { cellOrigin, fillSheets, stickerSheet, UNPRINTABLE, type Offset } from '$lib/domain/cards/sheets';
import { drawCard, type PrintableCard } from './draw-card';
import { emptyPage } from './empty-page';
import { fittingLine } from './fitting-line';
import { measureText } from './fonts';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';
import { countCards, groupsFor, NO_GROUP, type PrintableGroup, type PrintJob } from './print-job';

/** A sticker: a card, or the cover of a group, which says to whom the sheet belongs. */
type Sticker = { card: PrintableCard } | { cover: PrintableGroup };

/**
 * Cards on a sheet of stickers. Every group begins on a new sheet, with one sticker as its cover when there are more
 * groups; a sheet that was begun is used up by the first group.
 */
export async function stickerPdf(job: PrintJob, face: CardFace): Promise<Uint8Array> {
	const document = await PrintDocument.create('LeerID-kaartjes op stickers', job.at);
	const sheet = stickerSheet(job.article);
	const groups = groupsFor(job, face);
	const options = { format: STICKER_CARD, face, measure: job.measure, words: job.words };
	let first = job.firstSticker - 1;
	for (const group of groups) {
		const cover: Sticker[] = groups.length > 1 ? [{ cover: group }] : [];
		const stickers: Sticker[] = [...cover, ...group.cards.map((card) => ({ card }))];
		for (const filled of fillSheets(stickers, sheet, first)) {
			const page = new PageContent(document);
			for (const { cell, item } of filled) {
				const origin = cellOrigin(sheet, cell, job.offset);
				if ('cover' in item) await drawCover(page, item.cover, origin, job.schoolName);
				else await drawCard(page, item.card, origin, options);
			}
			await page.finish();
		}
		first = 0;
	}
	if (groups.length === 0) await emptyPage(document, job.schoolName);
	return document.save();
}

async function drawCover(page: PageContent, group: PrintableGroup, origin: Offset, schoolName: string) {
	const left = origin.x + UNPRINTABLE + 2;
	const width = STICKER_CARD.width - 2 * (UNPRINTABLE + 2);
	page.drawing(page.document.logo(), { x: left, y: origin.y + 5, side: 8 });
	const options = {
		width,
		size: 6.5,
		minSize: 3,
		weight: 'bold',
		maxLines: 2,
		breaks: 'between-words'
	} as const;
	const label = fitText(group.label || NO_GROUP, options, measureText);
	for (const [i, line] of label.lines.entries()) {
		const y = origin.y + 15 + (i + 0.95) * label.size * 1.2;
		await page.text(line, { x: left, y, size: label.size, weight: 'bold' });
	}
	const count = countCards(group.cards.length);
	await page.text(count, { x: left, y: origin.y + 36.5, size: 4, ink: 'muted' });
	await fittingLine(page, schoolName, { x: left, y: origin.y + 41.6, width, size: 3.6, ink: 'muted' });
}
