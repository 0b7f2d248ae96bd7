import { PDFDocument, PDFName, PrintScaling, type PDFFont, type PDFRef } from '@cantoo/pdf-lib';
import type { Weight } from '$lib/domain/cards/fit-text';
import { A4 } from '$lib/domain/cards/sheets';
import { setImmediate } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { NO_POSITIONS, setText, type FontKey, type PrintFont } from './fonts';
import { LOGO_OPERATORS } from './logo';
import { pictureOperators } from './pictures';

/** Points to a millimetre. */
const POINT = 72 / 25.4;
/** After so many pages the event loop gets its turn: 1,000 cards are a second of work, and pupils are signing in. */
const PAGES_AT_A_TIME = 4;

/** A fifth larger than by zlib's own level, in a third of the time (CARDS.md §5). */
const PACKED = { level: 3 };

/** A font in one document: which code stands for which piece of text. */
interface EmbeddedFont {
	font: PDFFont;
	name: string;
	codes: Map<string, string>;
}

/**
 * A PDF of A4 pages, built as CARDS.md §5 measured fastest: each page one content stream of our own making in
 * millimetres, fonts subset by the library, pictures once as form XObjects. Metadata name no pupil, and the same input
 * gives the same bytes.
 */
export class PrintDocument {
	private readonly fonts = new Map<FontKey, EmbeddedFont>();
	private readonly drawings = new Map<string, PDFRef>();
	private readonly fontNames;
	private readonly drawingNames;
	private readonly resources;
	private pages = 0;

	private constructor(private readonly pdf: PDFDocument) {
		this.fontNames = pdf.context.obj({});
		this.drawingNames = pdf.context.obj({});
		this.resources = pdf.context.register(
			pdf.context.obj({ Font: this.fontNames, XObject: this.drawingNames })
		);
	}

	/** `title` is shown by viewers; `at` is the date in the file. */
	static async create(title: string, at: Date): Promise<PrintDocument> {
		const pdf = await PDFDocument.create({ updateMetadata: false });
		pdf.setTitle(title, { showInWindowTitleBar: true });
		pdf.setAuthor('LeerID');
		pdf.setCreator('LeerID');
		pdf.setProducer('LeerID');
		pdf.setLanguage('nl-BE');
		pdf.setCreationDate(at);
		pdf.setModificationDate(at);
		// Stickers are measured: a print dialogue that obeys does not scale to fit.
		pdf.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);
		return new PrintDocument(pdf);
	}

	/** Adds a page with these operators, whose unit is the millimetre, from the bottom left. */
	async addPage(operators: string[]): Promise<void> {
		const { context } = this.pdf;
		const page = this.pdf.addPage([A4.width * POINT, A4.height * POINT]);
		const content = `${POINT.toFixed(6)} 0 0 ${POINT.toFixed(6)} 0 0 cm\n${operators.join('\n')}`;
		const stream = context.stream(deflateSync(content, PACKED), { Filter: 'FlateDecode' });
		page.node.set(PDFName.of('Contents'), context.register(stream));
		page.node.set(PDFName.of('Resources'), this.resources);
		if (++this.pages % PAGES_AT_A_TIME === 0) await setImmediate();
	}

	/** The file. Nothing can be added afterwards. */
	async save(): Promise<Uint8Array> {
		return this.pdf.save({ useObjectStreams: false, addDefaultPage: false });
	}

	/** The operators that show a line of text with its baseline at (`x`, `y`), and its width; all in mm. */
	async text(line: string, weight: Weight, size: number): Promise<{ show: string; width: number }> {
		const { font, pieces } = setText(line, weight);
		const { name, codes, font: embedded } = this.fonts.get(font.key) ?? (await this.embed(font));
		let hex = '';
		let width = 0;
		for (const piece of pieces) {
			let code = codes.get(piece);
			if (code === undefined) {
				code = embedded.encodeText(piece).asString();
				codes.set(piece, code);
			}
			hex += code;
			width += font.width(piece);
		}
		return { show: `/${name} ${short(size)} Tf <${hex}> Tj`, width: width * size };
	}

	/** The name of the drawing of a picture, one unit wide and high. */
	picture(step: number, index: number): string {
		return this.drawing(`P${step}x${index}`, () => pictureOperators(step, index));
	}

	/** The name of the drawing of our mark, one unit wide and high. */
	logo(): string {
		return this.drawing('Logo', () => LOGO_OPERATORS);
	}

	private drawing(name: string, operators: () => string): string {
		if (this.drawings.has(name)) return name;
		const { context } = this.pdf;
		const stream = context.stream(deflateSync(operators()), {
			Type: 'XObject',
			Subtype: 'Form',
			BBox: [0, 0, 1, 1],
			Filter: 'FlateDecode'
		});
		const ref = context.register(stream);
		this.drawings.set(name, ref);
		this.drawingNames.set(PDFName.of(name), ref);
		return name;
	}

	private async embed({ key, bytes, parsed }: PrintFont): Promise<EmbeddedFont> {
		// The library asks for a parser; what it would parse was parsed before.
		this.pdf.registerFontkit({ create: () => parsed });
		const font = await this.pdf.embedFont(bytes, { subset: true, features: NO_POSITIONS });
		const embedded = { font, name: `F${this.fonts.size}`, codes: new Map<string, string>() };
		this.fonts.set(key, embedded);
		this.fontNames.set(PDFName.of(embedded.name), font.ref);
		return embedded;
	}
}

/** A number of a content stream: thousandths of a millimetre are enough. */
export const short = (value: number): string => String(Math.round(value * 1000) / 1000);
