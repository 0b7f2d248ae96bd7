import type { CardContent, CardFace } from '$lib/domain/cards/card';
import { CUT_OUT_CARD, STICKER_CARD, type CardFormat } from '$lib/domain/cards/card-format';
import { layoutCard } from '$lib/domain/cards/card-layout';
import { cardsInPrintOrder } from '$lib/domain/cards/print-order';
import { qrSquare } from '$lib/domain/cards/qr-square';
import { cellOrigin, CUT_OUT_SHEET, fillSheets, stickerSheet, type Sheet } from '$lib/domain/cards/sheets';
import {
	cut,
	darkEdges,
	darkness,
	documentInfo,
	findWord,
	ink,
	pageText,
	readQr,
	renderBox,
	renderPages,
	type PageBox,
	type Picture
} from '$tests/pdf';
import { sampleCards } from '$tests/sample-cards';
import { beforeAll, describe, expect, test } from 'vitest';
import { cardsZip, printCards, type PrintFile, type PrintInput } from '.';
import { measureText } from './fonts';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';
import { qrPath } from './qr-path';

const at = new Date('2026-08-31T08:00:00Z');
const schoolName = 'Basisschool De Regenboog';

async function print(
	cards: CardContent[],
	options: PrintInput['options'] = {}
): Promise<Map<string, PrintFile>> {
	const files = new Map<string, PrintFile>();
	for await (const file of printCards({ cards, schoolName, at, options })) files.set(file.name, file);
	return files;
}

const bytesOf = (files: Map<string, PrintFile>, name: string) => files.get(name)!.bytes;

/** Where every card of a file should be: its page (from 0) and its box on the page. */
function placesOf(
	cards: CardContent[],
	sheet: Sheet,
	withCovers: boolean
): { card: CardContent; page: number; box: PageBox }[] {
	const groups = cardsInPrintOrder(cards);
	let page = -1;
	return groups.flatMap((group) => {
		const items: (CardContent | null)[] =
			withCovers && groups.length > 1 ? [null, ...group.cards] : group.cards;
		return fillSheets(items, sheet).flatMap((filled) => {
			page++;
			return filled.flatMap(({ cell, item }) =>
				item ? [{ card: item, page, box: { ...cellOrigin(sheet, cell), ...sheet.cell } }] : []
			);
		});
	});
}

const layoutOf = (card: CardContent, format: CardFormat, face: CardFace = 'whole') =>
	layoutCard(card, {
		format,
		face,
		modules: qrPath(card.qrUrl).modules,
		measure: measureText,
		captionOf: () => 'woord'
	});

/** A picture on 24 × 24 fields of mean colour, to compare two renderings. */
function signature(picture: Picture): number[] {
	const SIDE = 24;
	return Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
		const [field, colour] = [Math.floor(i / 3), i % 3];
		const [column, row] = [field % SIDE, Math.floor(field / SIDE)];
		const x = Math.min(picture.width - 1, Math.floor(((column + 0.5) * picture.width) / SIDE));
		const y = Math.min(picture.height - 1, Math.floor(((row + 0.5) * picture.height) / SIDE));
		return picture.data[(y * picture.width + x) * 3 + colour] ?? 0;
	});
}

const unlike = (a: number[], b: number[]) =>
	a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0);

/** All pictures alone on a page, a row for each category, as they will be compared. */
async function drawnAlone(side: number): Promise<number[][][]> {
	const document = await PrintDocument.create('Afbeeldingen', at);
	const page = new PageContent(document);
	const origin = (step: number, index: number) => ({ x: 10 + index * 14, y: 10 + step * 14 });
	for (let step = 0; step < 8; step++) {
		for (let index = 0; index < 12; index++) {
			const { x, y } = origin(step, index);
			page.drawing(document.picture(step, index), { x, y, side });
		}
	}
	await page.finish();
	const [rendered] = renderPages(await document.save(), 150);
	return Array.from({ length: 8 }, (_, step) =>
		Array.from({ length: 12 }, (_, index) =>
			signature(cut(rendered!, { ...origin(step, index), width: side, height: side }))
		)
	);
}

const school = sampleCards(36);

describe.each([
	['leerid-stickers-105x48.pdf', stickerSheet('herma-4457'), STICKER_CARD],
	['leerid-kaartjes-A4.pdf', CUT_OUT_SHEET, CUT_OUT_CARD]
] as const)('a printed school: %s', (name, sheet, format) => {
	const places = placesOf(school, sheet, format === STICKER_CARD);
	let pdf: Uint8Array;
	let pages: Picture[];
	beforeAll(async () => {
		pdf = bytesOf(await print(school), name);
		pages = renderPages(pdf, 150);
	}, 30_000);

	test('has as many pages as its groups need', () => {
		expect(pages).toHaveLength(Math.max(...places.map(({ page }) => page)) + 1);
	});

	test('every code reads as the address of its own card', async () => {
		const read = await Promise.all(places.map(({ page, box }) => readQr(cut(pages[page]!, box))));
		expect(read).toEqual(places.map(({ card }) => card.qrUrl));
	});

	test('every text secret and username stands in the text layer of its own card', () => {
		for (const { card, page, box } of places) {
			const text = pageText(pdf, page + 1, box);
			expect(text).toContain(card.username);
			const { secret } = card;
			if ('text' in secret) expect(text.split(/\s+/)).toContain(secret.text);
		}
	}, 20_000);

	test('every letter of every secret has ink', () => {
		for (const { card, page, box } of places.filter(({ card: { secret } }) => 'text' in secret)) {
			const text = 'text' in card.secret ? card.secret.text : '';
			const word = findWord(pdf, page + 1, text, box)!;
			const whole = measureText(text, 'bold');
			[...text].forEach((letter, i) => {
				const x = word.x + (measureText(text.slice(0, i), 'bold') / whole) * word.width;
				const width = (measureText(letter, 'bold') / whole) * word.width;
				expect(ink(cut(pages[page]!, { ...word, x, width })), `${letter} of ${text}`).toBeGreaterThan(0.06);
			});
		}
	}, 20_000);

	test('every picture is most like its own among the twelve of its category', async () => {
		const sides = new Map<number, number[][][]>();
		for (const { card, page, box } of places) {
			for (const { step, index, x, y, side } of layoutOf(card, format).pictures) {
				const alone = sides.get(side) ?? (await drawnAlone(side));
				sides.set(side, alone);
				const printed = signature(
					cut(pages[page]!, { x: box.x + x, y: box.y + y, width: side, height: side })
				);
				const distances = alone[step]!.map((one) => unlike(one, printed));
				expect(distances.indexOf(Math.min(...distances))).toBe(index);
			}
		}
	}, 20_000);
});

describe('on a sheet of stickers', () => {
	const one = sampleCards(2).slice(1);
	const DPI = 600;

	/** The edges of the code in a cell. */
	function corners(pdf: Uint8Array, cell: number, offset = { x: 0, y: 0 }) {
		const { x, y } = cellOrigin(stickerSheet('herma-4457'), cell, offset);
		return darkEdges(pdf, 1, DPI, { x, y: y + 1, width: 44, height: 46 });
	}

	test.each([
		[1, { x: 0, y: 0 }],
		[8, { x: 0, y: 0 }],
		[12, { x: 0, y: 0 }],
		[7, { x: 1.5, y: -3 }]
	])(
		'the code of sticker %i, shifted by %j, is where it should be within 0.1 mm',
		async (firstSticker, offset) => {
			const files = await print(one, { firstSticker, offset });
			const found = corners(bytesOf(files, 'leerid-stickers-105x48.pdf'), firstSticker - 1, offset);
			const origin = cellOrigin(stickerSheet('herma-4457'), firstSticker - 1, offset);
			const { side, quiet } = qrSquare(25);
			const left = origin.x + (44.8 - side) / 2;
			const top = origin.y + (48 - side) / 2;
			expect(Math.abs(found.left - left)).toBeLessThan(0.1);
			expect(Math.abs(found.top - top)).toBeLessThan(0.1);
			expect(Math.abs(found.right - left - side)).toBeLessThan(0.1);
			expect(Math.abs(found.bottom - top - side)).toBeLessThan(0.1);
			expect(side).toBeCloseTo(33.87, 2);
			expect(quiet).toBeCloseTo(5.42, 2);
		}
	);

	test.each([
		[{ firstSticker: 0 }],
		[{ firstSticker: 13 }],
		[{ firstSticker: 1.5 }],
		[{ offset: { x: 6, y: 0 } }]
	])('%j is refused', async (options) => {
		await expect(print(one, options)).rejects.toThrow(RangeError);
	});

	test('the ruler of the test print is 100 mm long', async () => {
		const pdf = bytesOf(await print([]), 'leerid-testafdruk.pdf');
		const box = { x: 40, y: 74.7, width: 130, height: 0.4 };
		const strip = renderBox(pdf, 1, DPI, box);
		const dark = Array.from({ length: strip.width }, (_, column) => column).filter(
			(column) => darkness(strip, column, Math.floor(strip.height / 2)) > 0.15
		);
		const length = ((dark.at(-1)! - dark[0]!) * 25.4) / DPI;
		expect(Math.abs(length - 100)).toBeLessThan(0.2);
		expect(pageText(pdf, 1)).toContain('100 %');
	});
});

describe('names that are hard to print', () => {
	const hostile = [
		['محمد', 'عبد الرحمن'],
		['Олександр', 'Коваленко'],
		['İbrahim', 'Çağlayan-Şahin'],
		['Łucja', 'Szczęśniak'],
		['Ștefania', 'Țăranu'],
		['A'.repeat(200), 'Van der '.repeat(24)],
		['<script>alert(1)</script>', '=HYPERLINK("http://x")'],
		['\u202eGastón\u202c', '\u2067Logie\u2069\u200f']
	] as const;
	const cards = sampleCards(hostile.length * 2)
		.filter((_, i) => i % 2 === 1)
		.map((card, i) => ({
			...card,
			groupName: '1A',
			className: '',
			givenName: hostile[i]![0],
			familyName: hostile[i]![1]
		}));

	test.each([
		['leerid-stickers-105x48.pdf', stickerSheet('herma-4457'), STICKER_CARD],
		['leerid-kaartjes-A4.pdf', CUT_OUT_SHEET, CUT_OUT_CARD]
	] as const)(
		'stand on their own card in %s, and the code beside them reads',
		async (name, sheet, format) => {
			const pdf = bytesOf(await print(cards), name);
			const [page] = renderPages(pdf, 150);
			// Some viewers mark the direction of a word with characters of their own.
			const shown = (text: string) =>
				text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').replace(/\s+/g, ' ');
			for (const { card, box } of placesOf(cards, sheet, false)) {
				expect(await readQr(cut(page!, box))).toBe(card.qrUrl);
				const text = shown(pageText(pdf, 1, box));
				expect(text).toContain(shown(card.givenName).slice(0, 12).trim());
				expect(text).toContain(shown(card.familyName).slice(0, 6).trim());
				const { texts } = layoutOf({ ...card, givenName: shown(card.givenName) }, format);
				const { x, y, size } = texts.find(({ text: line }) =>
					shown(card.givenName).startsWith(line.slice(0, 3))
				)!;
				const named = { x: box.x + x, y: box.y + y - size * 0.8, width: size * 2, height: size };
				expect(ink(cut(page!, named))).toBeGreaterThan(0.05);
			}
		},
		20_000
	);
});

test('the halves keep secret and code apart', async () => {
	const cards = sampleCards(4);
	const files = await print(cards, { halves: 'both' });
	expect([...files.keys()]).toEqual([
		'leerid-accounts.xlsx',
		'leerid-kaartjes-A4-qr.pdf',
		'leerid-stickers-105x48-qr.pdf',
		'leerid-kaartjes-A4-wachtwoord.pdf',
		'leerid-stickers-105x48-wachtwoord.pdf',
		'leerid-uitdeellijst.pdf',
		'leerid-testafdruk.pdf'
	]);
	const secrets = cards.flatMap(({ secret }) => ('text' in secret ? [secret.text] : []));
	const textOf = (name: string) => [1, 2, 3, 4].map((page) => pageText(bytesOf(files, name), page)).join(' ');
	for (const secret of secrets) {
		expect(textOf('leerid-kaartjes-A4-qr.pdf')).not.toContain(secret);
		expect(textOf('leerid-stickers-105x48-wachtwoord.pdf')).toContain(secret);
	}
	for (const page of renderPages(bytesOf(files, 'leerid-kaartjes-A4-wachtwoord.pdf'), 100)) {
		expect(await readQr(page)).toBeNull();
	}
}, 20_000);

test('a teacher prints the halves without secrets, and no Excel', async () => {
	const files = await print(sampleCards(2), { halves: 'qr' });
	expect([...files.keys()]).toEqual([
		'leerid-kaartjes-A4-qr.pdf',
		'leerid-stickers-105x48-qr.pdf',
		'leerid-uitdeellijst.pdf',
		'leerid-testafdruk.pdf'
	]);
});

test('an empty class gives files that open and say so', async () => {
	const files = await print([]);
	for (const [name, { bytes }] of files) {
		if (name.endsWith('.pdf')) expect(documentInfo(bytes)['Pages']).toBe('1');
	}
	expect(pageText(bytesOf(files, 'leerid-kaartjes-A4.pdf'), 1)).toContain('geen kaartjes');
});

test('the hand-out list names every pupil of a group and no secret', async () => {
	const cards = sampleCards(40).map((card) => ({ ...card, groupName: '6B', className: '' }));
	const list = bytesOf(await print(cards), 'leerid-uitdeellijst.pdf');
	const text = [1, 2].map((page) => pageText(list, page)).join(' ');
	for (const { stamnummer, username, secret } of cards) {
		expect(text).toContain(stamnummer);
		expect(text).toContain(username);
		if ('text' in secret) expect(text).not.toContain(secret.text);
	}
});

test('the same cards give the same bytes, and the metadata name no pupil', async () => {
	const [once, again] = [await print(sampleCards(6)), await print(sampleCards(6))];
	for (const [name, { bytes }] of once) {
		if (!name.endsWith('.pdf')) continue;
		expect(Buffer.compare(bytes, again.get(name)!.bytes), name).toBe(0);
		expect(documentInfo(bytes)).toMatchObject({ Author: 'LeerID', Title: expect.stringMatching(/^LeerID-/) });
		expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Lang \(?<?(nl-BE|FEFF006E006C002D00420045)/);
	}
});

test('the ZIP is made while it is read, and stops being made when nobody reads on', async () => {
	const made: string[] = [];
	let isOver = false;
	async function* files() {
		try {
			for await (const file of printCards({ cards: sampleCards(2), schoolName, at })) {
				made.push(file.name);
				yield file;
			}
		} finally {
			isOver = true;
		}
	}
	const reader = cardsZip(files(), at).getReader();
	await reader.read();
	await reader.cancel();
	expect(made.length).toBeGreaterThan(0);
	expect(made.length).toBeLessThan(4);
	expect(isOver).toBe(true);
});

test('a file that fails makes the ZIP fail, never end as if it were whole', async () => {
	async function* files(): AsyncGenerator<PrintFile> {
		for await (const file of printCards({ cards: [], schoolName, at })) {
			yield file;
			throw new Error('no more');
		}
	}
	await expect(new Response(cardsZip(files(), at)).arrayBuffer()).rejects.toThrow('no more');
});
