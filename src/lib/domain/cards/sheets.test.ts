import { expect, test } from 'vitest';
import { CUT_OUT_CARD, STICKER_CARD } from './card-format';
import { qrSquare } from './qr-square';
import {
	A4,
	cellOrigin,
	cellsOf,
	CUT_OUT_SHEET,
	fillSheets,
	isOffset,
	isStickerArticle,
	STICKER_ARTICLES,
	stickerSheet,
	UNPRINTABLE
} from './sheets';

test.each([
	...STICKER_ARTICLES.map(({ key }) => [key, stickerSheet(key)] as const),
	['cut-out', CUT_OUT_SHEET] as const
])('the cells of %s lie on the page', (_, sheet) => {
	const last = cellOrigin(sheet, cellsOf(sheet) - 1);
	expect(last.x + sheet.cell.width).toBeLessThanOrEqual(A4.width);
	expect(last.y + sheet.cell.height).toBeLessThanOrEqual(A4.height);
});

test.each([
	['herma-4457', 0, 0, 4.5],
	['herma-4457', 1, 105, 4.5],
	['herma-4457', 11, 105, 244.5],
	['avery-3424', 2, 0, 52.43],
	['herma-8839', 0, 0, 5.5]
] as const)('sticker %s number %i begins at %f, %f mm', (article, index, x, y) => {
	const origin = cellOrigin(stickerSheet(article), index);
	expect(origin.x).toBeCloseTo(x, 6);
	expect(origin.y).toBeCloseTo(y, 6);
});

test('an offset moves every cell', () => {
	expect(cellOrigin(stickerSheet('herma-4457'), 3, { x: -2, y: 1.5 })).toEqual({ x: 103, y: 54 });
});

test.each([
	[0, 0, true],
	[5, -5, true],
	[5.1, 0, false],
	[0, -6, false],
	[Number.NaN, 0, false]
])('an offset of %f, %f mm: %s', (x, y, allowed) => {
	expect(isOffset({ x, y })).toBe(allowed);
});

test('a sheet that was begun is used up before a new one', () => {
	const pages = fillSheets([...'abcde'], stickerSheet('herma-4457'), 9);
	expect(pages.map((page) => page.map(({ cell, item }) => `${cell}${item}`))).toEqual([
		['9a', '10b', '11c'],
		['0d', '1e']
	]);
	expect(fillSheets([], CUT_OUT_SHEET)).toEqual([]);
});

test('an article is known by its key only', () => {
	expect(isStickerArticle('jac-10548')).toBe(true);
	expect(isStickerArticle('toString')).toBe(false);
	expect(isStickerArticle(undefined)).toBe(false);
});

test.each([
	[25, 16],
	[29, 14],
	[33, 13]
])(
	'a code of %i modules takes %i whole dots a module and fits the sticker with its white',
	(modules, dots) => {
		const { module, side, quiet } = qrSquare(modules);
		expect((module / 25.4) * 300).toBeCloseTo(dots, 6);
		expect(quiet).toBeCloseTo(4 * module, 6);
		expect(side).toBeGreaterThan(33.5);
		expect(side + 2 * quiet).toBeLessThanOrEqual(STICKER_CARD.height);
	}
);

test('text and code stay 5 mm from the sides of the sheet, and the text out of the white of the code', () => {
	for (const format of [STICKER_CARD, CUT_OUT_CARD]) {
		const { side, quiet } = qrSquare(25);
		const left = format.qr.x + (format.qr.width - side) / 2;
		expect(left + side + quiet).toBeLessThanOrEqual(format.text.x);
		expect(left - quiet).toBeGreaterThanOrEqual(-0.05);
	}
	const { text, qr, width } = STICKER_CARD;
	expect(width - text.x - text.width).toBeGreaterThanOrEqual(UNPRINTABLE);
	expect(qr.x + (qr.width - qrSquare(25).side) / 2).toBeGreaterThanOrEqual(UNPRINTABLE);
});
