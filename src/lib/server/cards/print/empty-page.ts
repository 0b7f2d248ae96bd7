import { PageContent } from './page-content';
import type { PrintDocument } from './print-document';

/** The one page of a file without cards: an empty class is no fault, and a PDF needs a page. */
export async function emptyPage(document: PrintDocument, schoolName: string): Promise<void> {
	const page = new PageContent(document);
	page.drawing(document.logo(), { x: 20, y: 20, side: 12 });
	await page.text('Er zijn geen kaartjes om af te drukken.', { x: 20, y: 45, size: 6, weight: 'bold' });
	await page.text(schoolName, { x: 20, y: 54, size: 4, ink: 'muted' });
	await page.finish();
}
