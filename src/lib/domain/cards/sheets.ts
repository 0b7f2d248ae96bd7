/** All lengths in millimetres, from the top left corner of a page in portrait. */
export const A4 = { width: 210, height: 297 } as const;
/** Printers leave this much of a page's sides white: text and QR stay clear of it. */
export const UNPRINTABLE = 5;
/** How far a school may shift a print to meet its own printer, in each of both directions. */
export const MAX_OFFSET = 5;

/** A page divided in equal cells that touch each other. */
export interface Sheet {
	columns: number;
	rows: number;
	cell: { width: number; height: number };
	/** White before the first column and above the first row. */
	margin: { left: number; top: number };
}

/** Cards to cut out of plain paper: eight touching cards, so that seven straight cuts do. */
export const CUT_OUT_SHEET: Sheet = {
	columns: 2,
	rows: 4,
	cell: { width: 95, height: 67 },
	margin: { left: 10, top: 14.5 }
};

/** Stickers of 105 × 48 mm, 2 × 6 on A4 (F45). Measures: LibreOffice labels.xml and the data of glabels. */
const stickers = (top: number): Sheet => ({
	columns: 2,
	rows: 6,
	cell: { width: 105, height: 48 },
	margin: { left: 0, top }
});

/** The sheets on sale, by article. The first is what is taken when a school chose none; keys are stored. */
export const STICKER_ARTICLES = [
	{ key: 'herma-4457', name: 'Herma 4457, 4363 of 4417', sheet: stickers(4.5) },
	{ key: 'avery-3424', name: 'Avery Zweckform 3424', sheet: stickers(4.43) },
	{ key: 'endisch-6510548', name: 'Endisch 6510548', sheet: stickers(4.5) },
	{ key: 'igepa-ea-1050x480', name: 'Igepa EA-1050x480', sheet: stickers(4.5) },
	{ key: 'jac-10548', name: 'JAC 10548', sheet: stickers(4.5) },
	{ key: 'rayfilm-0913', name: 'Rayfilm 0913', sheet: stickers(4.5) },
	{ key: 'herma-8839', name: 'Herma 8839', sheet: stickers(5.5) }
] as const satisfies readonly { key: string; name: string; sheet: Sheet }[];

export type StickerArticle = (typeof STICKER_ARTICLES)[number]['key'];
export const DEFAULT_ARTICLE: StickerArticle = STICKER_ARTICLES[0].key;

/** Whether `value` names a sheet of ours. Takes anything: it may come from a form. */
export const isStickerArticle = (value: unknown): value is StickerArticle =>
	STICKER_ARTICLES.some(({ key }) => key === value);

/** The sheet of an article. */
export function stickerSheet(article: StickerArticle): Sheet {
	return (STICKER_ARTICLES.find(({ key }) => key === article) ?? STICKER_ARTICLES[0]).sheet;
}

/** A shift of everything on the page, in mm: positive is to the right and down. */
export interface Offset {
	x: number;
	y: number;
}

/** Whether a school may shift its print so far. */
export const isOffset = ({ x, y }: Offset): boolean =>
	[x, y].every((shift) => Number.isFinite(shift) && Math.abs(shift) <= MAX_OFFSET);

/** Cells of a sheet. */
export const cellsOf = ({ columns, rows }: Sheet): number => columns * rows;

/** The top left corner of cell `index`, counted from 0, row by row from the top left. */
export function cellOrigin(sheet: Sheet, index: number, offset: Offset = { x: 0, y: 0 }): Offset {
	return {
		x: sheet.margin.left + (index % sheet.columns) * sheet.cell.width + offset.x,
		y: sheet.margin.top + Math.floor(index / sheet.columns) * sheet.cell.height + offset.y
	};
}

/** One page: which item of the list stands in which cell. */
export type FilledSheet<Item> = { cell: number; item: Item }[];

/**
 * Divides a list over sheets. `first` is the first free cell of the first sheet, from 0: a sheet that was begun is used
 * up. An empty list needs no sheet.
 */
export function fillSheets<Item>(items: readonly Item[], sheet: Sheet, first = 0): FilledSheet<Item>[] {
	const cells = cellsOf(sheet);
	const pages: FilledSheet<Item>[] = [];
	items.forEach((item, i) => {
		const place = first + i;
		(pages[Math.floor(place / cells)] ??= []).push({ cell: place % cells, item });
	});
	return pages;
}
