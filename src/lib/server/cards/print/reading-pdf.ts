import { fitText } from '$lib/domain/cards/fit-text';
import { A4 } from '$lib/domain/cards/sheets';
import { cleanName } from '$lib/domain/roster/clean-name';
import { measureText } from './fonts';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';

/** A text to read on paper: headings, and under each a few blocks of lines. */
export interface ReadingText {
	title: string;
	/** Under the title. */
	intro: string[];
	parts: { heading: string; empty: string; blocks: { label: string; value: string }[][] }[];
	at: Date;
	/** At the foot of each page, before its number. */
	foot: string;
}

const LEFT = 20;
const WIDTH = A4.width - 2 * LEFT;
const LABEL_WIDTH = 52;
const TOP = 22;
const BOTTOM = A4.height - 22;
const SIZE = 3.5;
const LINE = 5;

/** A4 pages of running text, with our mark on the first. Never cuts: what does not fit goes on on the next page. */
export async function readingPdf({ title, intro, parts, at, foot }: ReadingText): Promise<Uint8Array> {
	const document = await PrintDocument.create(title, at);
	let page = new PageContent(document);
	let y = TOP;
	let number = 1;

	async function turn(): Promise<void> {
		await page.text(`${foot} · ${number++}`, { x: LEFT, y: A4.height - 12, size: 2.8, ink: 'muted' });
		await page.finish();
		page = new PageContent(document);
		y = TOP;
	}
	/** Room for `lines` lines on this page, or a new page. */
	const keep = async (lines: number) => {
		if (y + lines * LINE > BOTTOM) await turn();
	};
	const write = async (text: string, x: number, width: number, weight: 'regular' | 'bold' = 'regular') => {
		for (const line of linesOf(text, width, weight)) {
			await keep(1);
			await page.text(line, { x, y, size: SIZE, weight });
			y += LINE;
		}
	};

	page.drawing(document.logo(), { x: LEFT, y: 12, side: 11 });
	await page.text(title, { x: LEFT + 15, y: 19.5, size: 5.4, weight: 'bold' });
	y = 34;
	for (const line of intro) await write(line, LEFT, WIDTH);
	for (const { heading, empty, blocks } of parts) {
		y += LINE;
		await keep(4);
		await page.text(heading, { x: LEFT, y, size: 4.4, weight: 'bold' });
		y += LINE * 1.3;
		if (blocks.length === 0) await write(empty, LEFT, WIDTH);
		for (const block of blocks) {
			for (const { label, value } of block) {
				const lines = linesOf(value, WIDTH - LABEL_WIDTH, 'regular');
				await keep(Math.min(lines.length, 3));
				await page.text(label, { x: LEFT, y, size: SIZE, ink: 'muted' });
				await write(value, LEFT + LABEL_WIDTH, WIDTH - LABEL_WIDTH);
			}
			y += LINE * 0.4;
		}
	}
	await turn();
	return document.save();
}

/** Lines that fit, letters of one size. Invisible characters could turn a line round. */
const linesOf = (text: string, width: number, weight: 'regular' | 'bold'): string[] =>
	fitText(
		cleanName(text) || '-',
		{ width, size: SIZE, minSize: SIZE, weight, breaks: 'between-words' },
		measureText
	).lines;
