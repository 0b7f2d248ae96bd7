import {
	A4,
	cellOrigin,
	cellsOf,
	STICKER_ARTICLES,
	stickerSheet,
	type Offset,
	type StickerArticle
} from '$lib/domain/cards/sheets';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';

const RULER = 100;
/** How far from its left edge a sticker's number stands, where words and ruler take the middle. */
const BESIDE_WORDS = [12, 12, 12, 93];

/**
 * One page to hold against a sheet of stickers before it is spent: their outlines, shifted as the school's print will
 * be, and a ruler of 100 mm that shows whether the printer scaled.
 */
export async function testPrintPdf(article: StickerArticle, offset: Offset, at: Date): Promise<Uint8Array> {
	const document = await PrintDocument.create('LeerID-testafdruk voor stickers', at);
	const page = new PageContent(document);
	const sheet = stickerSheet(article);
	for (let cell = 0; cell < cellsOf(sheet); cell++) {
		const { x, y } = cellOrigin(sheet, cell, offset);
		page.box({ x, y, ...sheet.cell });
		await page.text(String(cell + 1), {
			x: x + (BESIDE_WORDS[cell] ?? sheet.cell.width / 2),
			y: y + sheet.cell.height / 2 + 3,
			size: 9,
			weight: 'bold',
			ink: 'muted',
			align: 'middle'
		});
	}
	await explain(page, article, offset);
	await drawRuler(page, cellOrigin(sheet, 2, offset));
	await page.finish();
	return document.save();
}

async function explain(page: PageContent, article: StickerArticle, offset: Offset): Promise<void> {
	const sheet = stickerSheet(article);
	const name = STICKER_ARTICLES.find(({ key }) => key === article)?.name ?? '';
	const steps = [
		[
			'Druk af op 100 % (werkelijke grootte),',
			'niet passend maken.',
			'Leg dit blad op een vel stickers',
			'en houd ze tegen het licht.'
		],
		[
			'Vallen de lijnen niet op de randen?',
			'Meet hoeveel millimeter het scheelt',
			'en vul dat in als verschuiving.',
			shiftText(offset)
		]
	];
	for (const [i, lines] of steps.entries()) {
		const { x, y } = cellOrigin(sheet, i, offset);
		const left = x + 24;
		const title = i === 0 ? 'Testafdruk' : name;
		const ink = i === 0 ? 'mark' : 'text';
		await page.text(title, { x: left, y: y + 12, size: 5.5, weight: 'bold', ink });
		for (const [l, line] of lines.entries()) {
			await page.text(line, { x: left, y: y + 20 + l * 5.6, size: 3.8 });
		}
	}
}

const shiftText = ({ x, y }: Offset): string =>
	`Nu: ${dutch(x)} mm naar ${x < 0 ? 'links' : 'rechts'}, ${dutch(y)} mm naar ${y < 0 ? 'boven' : 'onder'}.`;

const dutch = (millimetres: number) => Math.abs(millimetres).toLocaleString('nl-BE');

/** Over two stickers, from 55 to 155 mm: lengths are true whatever the shift. */
async function drawRuler(page: PageContent, { x, y }: Offset): Promise<void> {
	const left = x + (A4.width - RULER) / 2;
	const top = y + 22;
	const ticks = Array.from({ length: RULER + 1 }, (_, i) => {
		const length = i % 10 === 0 ? 8 : i % 5 === 0 ? 6 : 4;
		return [left + i, top, left + i, top + length] as const;
	});
	page.lines([[left, top, left + RULER, top], ...ticks]);
	for (let i = 0; i <= RULER; i += 10) {
		await page.text(String(i), { x: left + i, y: top + 12, size: 3.2, align: 'middle' });
	}
	const what = 'Meet na: deze lat is precies 100 mm.';
	await page.text(what, { x: left + RULER / 2, y: top - 5, size: 4, weight: 'bold', align: 'middle' });
}
