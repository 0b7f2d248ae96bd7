import type { CardFace } from '$lib/domain/cards/card';
import { CUT_OUT_CARD } from '$lib/domain/cards/card-format';
import { A4, cellOrigin, CUT_OUT_SHEET, fillSheets } from '$lib/domain/cards/sheets';
import { drawCard } from './draw-card';
import { emptyPage } from './empty-page';
import { PageContent } from './page-content';
import { fittingLine } from './fitting-line';
import { PrintDocument } from './print-document';
import { countCards, groupsFor, NO_GROUP, type PrintJob } from './print-job';

/** Length of a cut mark in the page's white. */
const MARK = 4;

/** Cards to cut out of plain A4: eight a page, every group on pages of its own under a cover line. */
export async function cutOutPdf(job: PrintJob, face: CardFace): Promise<Uint8Array> {
	const document = await PrintDocument.create('LeerID-kaartjes om uit te knippen', job.at);
	const groups = groupsFor(job, face);
	const options = {
		format: CUT_OUT_CARD,
		face,
		measure: job.measure,
		words: job.words,
		notice: job.marks[0]
	};
	for (const group of groups) {
		const sheets = fillSheets(group.cards, CUT_OUT_SHEET);
		for (const [i, filled] of sheets.entries()) {
			const page = new PageContent(document);
			const label = group.label || NO_GROUP;
			const count = `${countCards(group.cards.length)}, blad ${i + 1} van ${sheets.length}`;
			await fittingLine(page, label, { x: 10, y: 7.6, width: 120, size: 4.2, weight: 'bold' });
			await page.text(count, { x: A4.width - 10, y: 7.6, size: 3.2, ink: 'muted', align: 'end' });
			drawCutMarks(page);
			for (const { cell, item } of filled) {
				await drawCard(page, item, cellOrigin(CUT_OUT_SHEET, cell), options);
			}
			await fittingLine(page, job.schoolName, { x: 10, y: 291, width: 190, size: 3, ink: 'muted' });
			await page.finish();
		}
	}
	if (groups.length === 0) await emptyPage(document, job.schoolName);
	return document.save();
}

/** A dotted line along every cut, and a mark in the white at both its ends for a paper cutter. */
export function drawCutMarks(page: PageContent): void {
	const { columns, rows, cell, margin } = CUT_OUT_SHEET;
	const [right, bottom] = [margin.left + columns * cell.width, margin.top + rows * cell.height];
	const xs = Array.from({ length: columns + 1 }, (_, i) => margin.left + i * cell.width);
	const ys = Array.from({ length: rows + 1 }, (_, i) => margin.top + i * cell.height);
	page.lines(
		[
			...xs.map((x) => [x, margin.top, x, bottom] as const),
			...ys.map((y) => [margin.left, y, right, y] as const)
		],
		true
	);
	page.lines([
		...xs.flatMap((x) => [
			[x, margin.top - MARK - 0.8, x, margin.top - 0.8] as const,
			[x, bottom + 0.8, x, bottom + 0.8 + MARK] as const
		]),
		...ys.flatMap((y) => [
			[margin.left - MARK - 0.8, y, margin.left - 0.8, y] as const,
			[right + 0.8, y, right + 0.8 + MARK, y] as const
		])
	]);
}
