import type { CardFace } from '$lib/domain/cards/card';
import { STICKER_CARD } from '$lib/domain/cards/card-format';
import { fitText } from '$lib/domain/cards/fit-text';
import { cellOrigin, fillSheets, stickerSheet, UNPRINTABLE, type Offset } from '$lib/domain/cards/sheets';
import { drawCard, type PrintableCard } from './draw-card';
import { emptyPage } from './empty-page';
import { measureText } from './fonts';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';
import { countCards, groupsFor, type PrintableGroup, type PrintJob } from './print-job';

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
	let first = job.firstSticker - 1;
	for (const group of groups) {
		const cover: Sticker[] = groups.length > 1 ? [{ cover: group }] : [];
		const stickers: Sticker[] = [...cover, ...group.cards.map((card) => ({ card }))];
		for (const filled of fillSheets(stickers, sheet, first)) {
			const page = new PageContent(document);
			for (const { cell, item } of filled) {
				const origin = cellOrigin(sheet, cell, job.offset);
				if ('cover' in item) await drawCover(page, item.cover, origin, job.schoolName);
				else await drawCard(page, item.card, origin, { format: STICKER_CARD, face, words: job.words });
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
	const lines = async (
		text: string,
		top: number,
		size: number,
		maxLines: number,
		weight: 'regular' | 'bold'
	) => {
		const options = { width, size, minSize: 3, weight, maxLines, breaks: 'between-words' } as const;
		const set = fitText(text, options, measureText);
		for (const [i, line] of set.lines.entries()) {
			const y = origin.y + top + (i + 0.95) * set.size * 1.2;
			await page.text(line, left, y, { size: set.size, weight, ink: weight === 'bold' ? 'text' : 'muted' });
		}
	};
	page.drawing(page.document.logo(), left, origin.y + 5, 8);
	await lines(group.label || 'Zonder groep', 15, 6.5, 2, 'bold');
	await lines(countCards(group.cards.length), 32, 4, 1, 'regular');
	await lines(schoolName, 37.5, 3.6, 1, 'regular');
}
