import type { CardContent, CardFace } from '$lib/domain/cards/card';
import type { MeasureText } from '$lib/domain/cards/fit-text';
import type { CardFormat } from '$lib/domain/cards/card-format';
import { layoutCard } from '$lib/domain/cards/card-layout';
import type { PlacedCard } from '$lib/domain/cards/placed-card';
import { onDot } from '$lib/domain/cards/qr-square';
import type { Offset } from '$lib/domain/cards/sheets';
import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import type { Messages } from '$lib/i18n';
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
	measure: MeasureText;
	words: Messages['pictureWords'];
	notice?: string;
}

/** Draws a card with its top left corner at `origin`, in mm on the page. */
export async function drawCard(
	page: PageContent,
	{ content, qr }: PrintableCard,
	origin: Offset,
	{ format, face, measure, words, notice }: DrawOptions
): Promise<void> {
	const captionOf = (step: number, index: number) => {
		const picture = PICTURE_CATEGORIES[step]?.pictures[index];
		return picture ? words[picture] : '';
	};
	const placed = layoutCard(content, {
		format,
		face,
		modules: qr.modules,
		measure,
		captionOf,
		notice
	});
	await drawPlaced(page, placed, qr, origin);
}

/** Draws a card that was laid out, with its top left corner at `origin`. */
export async function drawPlaced(
	page: PageContent,
	placed: PlacedCard,
	qr: QrPath,
	origin: Offset
): Promise<void> {
	const { document } = page;
	page.drawing(document.logo(), {
		x: origin.x + placed.mark.x,
		y: origin.y + placed.mark.y,
		side: placed.mark.side
	});
	if (placed.qr) {
		// Only whole printer dots keep all modules equally wide: at most 0.05 mm from where it was placed.
		const { x, y, module } = placed.qr;
		page.qr(qr.path, { x: onDot(origin.x + x), y: onDot(origin.y + y), module });
	}
	for (const { step, index, x, y, side } of placed.pictures) {
		page.drawing(document.picture(step, index), { x: origin.x + x, y: origin.y + y, side });
	}
	for (const { text, x, y, size, weight, ink, centred } of placed.texts) {
		const align = centred ? 'middle' : 'start';
		await page.text(text, { x: origin.x + x, y: origin.y + y, size, weight, ink, align });
	}
}
