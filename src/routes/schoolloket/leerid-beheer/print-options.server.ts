import {
	cellsOf,
	isOffset,
	isStickerArticle,
	stickerSheet,
	type StickerArticle
} from '$lib/domain/cards/sheets';
import { readText, readWhole } from '$lib/server/forms';
import type { PrintSettings } from '$lib/server/desk';

export interface PrintChoice extends PrintSettings {
	firstSticker: number;
}

/** The choices for a print, or null when one is none that a sheet has. A comma counts as a decimal point. */
export function readPrintChoice(form: FormData): PrintChoice | null {
	const article = readText(form, 'artikel');
	if (!isStickerArticle(article)) return null;
	const firstSticker = readWhole(form, 'eerste', 1, cellsOf(stickerSheet(article satisfies StickerArticle)));
	const offset = { x: readMillimetres(form, 'rechts'), y: readMillimetres(form, 'beneden') };
	return firstSticker !== null && isOffset(offset) ? { article, firstSticker, offset } : null;
}

function readMillimetres(form: FormData, name: string): number {
	const text = readText(form, name).trim().replace(',', '.');
	return /^-?\d{1,2}(\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
}
