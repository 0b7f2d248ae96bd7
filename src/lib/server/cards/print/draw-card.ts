import type { CardContent, CardFace } from '$lib/domain/cards/card';
import type { CardFormat } from '$lib/domain/cards/card-format';
import { layoutCard } from '$lib/domain/cards/card-layout';
import { onDot } from '$lib/domain/cards/qr-square';
import type { Offset } from '$lib/domain/cards/sheets';
import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import type { Messages } from '$lib/i18n';
import { measureText } from './fonts';
import type { PageContent } from './page-content';
import type { QrPath } from './qr-path';

/** A card with its QR code, which is made once for all files. */
export interface PrintableCard {
	content: CardContent;
	qr: QrPath;
}

export interface DrawOptions {
	format: CardFormat;
	face: CardFace;
	words: Messages['pictureWords'];
	notice?: string;
}

/** Draws a card with its top left corner at `origin`, in mm on the page. */
export async function drawCard(
	page: PageContent,
	{ content, qr }: PrintableCard,
	origin: Offset,
	{ format, face, words, notice }: DrawOptions
): Promise<void> {
	const captionOf = (step: number, index: number) => {
		const picture = PICTURE_CATEGORIES[step]?.pictures[index];
		return picture ? words[picture] : '';
	};
	const placed = layoutCard(content, {
		format,
		face,
		modules: qr.modules,
		measure: measureText,
		captionOf,
		notice
	});
	const { document } = page;
	page.drawing(document.logo(), origin.x + placed.mark.x, origin.y + placed.mark.y, placed.mark.side);
	if (placed.qr) {
		// Only whole printer dots keep all modules equally wide: at most 0.05 mm from where it was placed.
		page.qr(qr.path, onDot(origin.x + placed.qr.x), onDot(origin.y + placed.qr.y), placed.qr.module);
	}
	for (const { step, index, x, y, side } of placed.pictures) {
		page.drawing(document.picture(step, index), origin.x + x, origin.y + y, side);
	}
	for (const { text, x, y, size, weight, ink, centred } of placed.texts) {
		const align = centred ? 'middle' : 'start';
		await page.text(text, origin.x + x, origin.y + y, { size, weight, ink, align });
	}
}
