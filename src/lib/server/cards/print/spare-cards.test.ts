import { cellOrigin, CUT_OUT_SHEET, stickerSheet } from '$lib/domain/cards/sheets';
import { cut, pageText, readQr, renderPages } from '$tests/pdf';
import { expect, test } from 'vitest';
import { printSpareCards, type PrintFile } from '.';

const at = new Date('2026-08-31T08:00:00Z');
const cards = Array.from({ length: 14 }, (_, i) => ({
	number: i + 1,
	schoolName: 'BRUSSEL-STAD - TEST School 2',
	qrUrl: `HTTPS://MIJN.LEERID.BE/K/7K3M9XQ2ABC${String(i).padStart(2, '0')}`
}));

test('every spare card is printed once on each paper: its number, its school, and a code that is read', async () => {
	const files = new Map<string, PrintFile>();
	for await (const file of printSpareCards({ cards, at })) files.set(file.name, file);
	const papers = [
		['leerid-leenkaarten-A4.pdf', CUT_OUT_SHEET],
		['leerid-leenkaarten-105x48.pdf', stickerSheet('herma-4457')]
	] as const;
	expect([...files.keys()]).toEqual(papers.map(([name]) => name));
	for (const [name, sheet] of papers) {
		const pdf = files.get(name)!.bytes;
		const pages = renderPages(pdf, 150);
		const cells = sheet.columns * sheet.rows;
		expect(pages).toHaveLength(Math.ceil(cards.length / cells));
		for (const [i, { number, qrUrl }] of cards.entries()) {
			const page = Math.floor(i / cells);
			const box = { ...cellOrigin(sheet, i % cells), ...sheet.cell };
			expect(await readQr(cut(pages[page]!, box)), `${name} ${number}`).toBe(qrUrl);
			expect(pageText(pdf, page + 1, box)).toContain(`Leenkaart ${number}\n`);
			expect(pageText(pdf, page + 1, box)).toMatch(/TEST School 2/);
		}
	}
}, 60_000);
