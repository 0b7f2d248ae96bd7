import type { CardContent, CardFace } from '$lib/domain/cards/card';
import { cardsInPrintOrder } from '$lib/domain/cards/print-order';
import {
	cellsOf,
	DEFAULT_ARTICLE,
	isOffset,
	stickerSheet,
	type Offset,
	type StickerArticle
} from '$lib/domain/cards/sheets';
import { cleanName } from '$lib/domain/roster/clean-name';
import { DEFAULT_LOCALE, loadMessages } from '$lib/i18n';
import { accountsXlsx } from './accounts-xlsx';
import { cutOutPdf } from './cut-out-pdf';
import { rememberedMeasure } from './fonts';
import { handOutPdf } from './hand-out-pdf';
import type { PrintJob } from './print-job';
import { qrPath } from './qr-path';
import { stickerPdf } from './sticker-pdf';
import { testPrintPdf } from './test-print-pdf';
import type { PrintFile } from './zip';

export { readingPdf, type ReadingText } from './reading-pdf';
export { printSpareCards } from './spare-cards';
export { cardsZip, type PrintFile } from './zip';

export interface PrintOptions {
	/** The sheet of stickers; the first of the list when none was chosen. */
	article?: StickerArticle;
	/** The first free sticker of the first sheet, from 1. */
	firstSticker?: number;
	/** Shift of the stickers in mm, at most 5 in each direction. Cut-out cards do not need it. */
	offset?: Offset;
	/** `both`: the two halves in files of their own. `qr`: the halves without secrets only, and no Excel. */
	halves?: 'both' | 'qr';
	/** Lines of the operator (D15): the first on each cut-out card, all on the hand-out list. */
	marks?: readonly string[];
}

export interface PrintInput {
	cards: readonly CardContent[];
	schoolName: string;
	options?: PrintOptions;
	/** The date that the files bear. */
	at: Date;
}

const NO_OFFSET: Offset = { x: 0, y: 0 };
const FACES: Record<'whole' | 'both' | 'qr', { face: CardFace; suffix: string }[]> = {
	whole: [{ face: 'whole', suffix: '' }],
	both: [
		{ face: 'qr', suffix: '-qr' },
		{ face: 'secret', suffix: '-wachtwoord' }
	],
	qr: [{ face: 'qr', suffix: '-qr' }]
};

/**
 * The files of a print (F44), each made when it is asked for and not kept: Excel for mail merge, cards to cut out,
 * stickers, hand-out list, test print. In Dutch order (`cardsInPrintOrder`). The PDFs are the same bytes for the same
 * input. Throws a RangeError for a first sticker or an offset that no sheet has; never for what a name holds.
 */
export async function* printCards(input: PrintInput): AsyncGenerator<PrintFile, void, void> {
	const job = await prepare(input);
	const { halves } = input.options ?? {};
	if (halves !== 'qr') {
		const contents = job.groups.flatMap(({ cards }) => cards.map(({ content }) => content));
		yield {
			name: 'leerid-accounts.xlsx',
			contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			bytes: new Uint8Array(await accountsXlsx(contents))
		};
	}
	for (const { face, suffix } of FACES[halves ?? 'whole']) {
		yield pdf(`leerid-kaartjes-A4${suffix}.pdf`, await cutOutPdf(job, face));
		yield pdf(`leerid-stickers-105x48${suffix}.pdf`, await stickerPdf(job, face));
	}
	yield pdf('leerid-uitdeellijst.pdf', await handOutPdf(job));
	yield printTestPage(job);
}

/** The test print alone, for a school that chooses its sheet before it prints. */
export async function printTestPage({
	article = DEFAULT_ARTICLE,
	offset = NO_OFFSET,
	at
}: Pick<PrintOptions, 'article' | 'offset'> & { at: Date }): Promise<PrintFile> {
	checkOffset(offset);
	return pdf('leerid-testafdruk.pdf', await testPrintPdf(article, offset, at));
}

const pdf = (name: string, bytes: Uint8Array): PrintFile => ({
	name,
	contentType: 'application/pdf',
	bytes: new Uint8Array(bytes)
});

async function prepare({ cards, schoolName, options = {}, at }: PrintInput): Promise<PrintJob> {
	const { article = DEFAULT_ARTICLE, firstSticker = 1, offset = NO_OFFSET, marks = [] } = options;
	if (!Number.isInteger(firstSticker) || firstSticker < 1 || firstSticker > cellsOf(stickerSheet(article))) {
		throw new RangeError('printCards: no such sticker');
	}
	checkOffset(offset);
	const { pictureWords } = await loadMessages(DEFAULT_LOCALE);
	const groups = cardsInPrintOrder(cards.map(clean)).map((group) => ({
		...group,
		cards: group.cards.map((content) => ({ content, qr: qrPath(content.qrUrl) }))
	}));
	const lines = marks.map(cleanName).filter(Boolean);
	const job = {
		groups,
		at,
		article,
		firstSticker,
		offset,
		marks: lines,
		measure: rememberedMeasure(),
		words: pictureWords
	};
	return { ...job, schoolName: cleanName(schoolName) };
}

function checkOffset(offset: Offset): void {
	if (!isOffset(offset)) throw new RangeError('printCards: no such offset');
}

/** Invisible characters, bidi marks among them, would turn a printed line round. What can be seen stays as it is. */
const clean = (card: CardContent): CardContent => ({
	...card,
	groupName: cleanName(card.groupName),
	className: cleanName(card.className ?? ''),
	givenName: cleanName(card.givenName),
	familyName: cleanName(card.familyName),
	stamnummer: cleanName(card.stamnummer)
});
