import { A4 } from '$lib/domain/cards/sheets';
import { emptyPage } from './empty-page';
import { fittingLine } from './fitting-line';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';
import { countCards, NO_GROUP, type PrintableGroup, type PrintJob } from './print-job';

const LEFT = 15;
const RIGHT = A4.width - 15;
const FIRST_ROW = 46;
const ROW = 8;
/** Below the last row stay the operator's lines (D15). */
const ROWS = 28;
const COLUMNS = [
	{ title: '', x: LEFT, width: 8 },
	{ title: 'Naam', x: LEFT + 8, width: 44 },
	{ title: 'Voornaam', x: LEFT + 53, width: 34 },
	{ title: 'Stamnummer', x: LEFT + 88, width: 24 },
	{ title: 'Gebruikersnaam', x: LEFT + 113, width: 34 },
	{ title: 'Gekregen', x: LEFT + 148, width: 32 }
] as const;

/** A list for each group to sign off as the cards are handed out. Holds no secret. */
export async function handOutPdf(job: PrintJob): Promise<Uint8Array> {
	const document = await PrintDocument.create('LeerID-uitdeellijst', job.at);
	for (const group of job.groups) {
		const pages = Math.ceil(group.cards.length / ROWS);
		for (let i = 0; i < pages; i++) await drawPage(document, job, group, i, pages);
	}
	if (job.groups.length === 0) await emptyPage(document, job.schoolName);
	return document.save();
}

async function drawPage(
	document: PrintDocument,
	{ schoolName, marks }: PrintJob,
	group: PrintableGroup,
	index: number,
	pages: number
): Promise<void> {
	const page = new PageContent(document);
	page.drawing(document.logo(), { x: LEFT, y: 12, side: 11 });
	const label = group.label || NO_GROUP;
	await fittingLine(page, label, { x: LEFT + 15, y: 17.5, width: 165, size: 5.6, weight: 'bold' });
	await fittingLine(page, schoolName, { x: LEFT + 15, y: 22.8, width: 120, size: 3.4, ink: 'muted' });
	const count = `${countCards(group.cards.length)}, blad ${index + 1} van ${pages}`;
	await page.text(count, { x: RIGHT, y: 22.8, size: 3.4, ink: 'muted', align: 'end' });
	await page.text('Zet een vinkje of laat tekenen wanneer de leerling het kaartje krijgt.', {
		x: LEFT,
		y: 33,
		size: 3.2,
		ink: 'muted'
	});

	for (const { title, x } of COLUMNS) {
		await page.text(title, { x, y: FIRST_ROW - 2.5, size: 3.2, weight: 'bold' });
	}
	const rows = group.cards.slice(index * ROWS, (index + 1) * ROWS);
	for (const [i, { content }] of rows.entries()) {
		const y = FIRST_ROW + (i + 1) * ROW - 2.6;
		const { familyName, givenName, stamnummer, username } = content;
		const cells = [String(index * ROWS + i + 1), familyName, givenName, stamnummer, username, ''];
		for (const [c, { x, width }] of COLUMNS.entries()) {
			await fittingLine(page, cells[c] ?? '', {
				x,
				y,
				width,
				size: 3.5,
				weight: c === 1 ? 'bold' : 'regular'
			});
		}
	}
	page.lines(
		Array.from({ length: rows.length + 1 }, (_, i) => [LEFT, FIRST_ROW + i * ROW, RIGHT, FIRST_ROW + i * ROW])
	);
	for (const [i, mark] of marks.entries()) {
		await fittingLine(page, mark, { x: LEFT, y: 283 + i * 3.6, width: 180, size: 2.8, ink: 'muted' });
	}
	await page.finish();
}
