import type { Weight } from '$lib/domain/cards/fit-text';
import type { Ink } from '$lib/domain/cards/placed-card';
import { A4 } from '$lib/domain/cards/sheets';
import { MARK_COLOUR } from './logo';
import { short, type PrintDocument } from './print-document';

/** Dark enough for a printer that is low on toner. */
const INKS: Record<Ink, string> = { text: '0 g', muted: '0.27 g', mark: `${MARK_COLOUR} rg` };

export interface Point {
	x: number;
	y: number;
}

export interface TextStyle {
	size: number;
	weight?: Weight;
	ink?: Ink;
	/** Where `x` is in the line. */
	align?: 'start' | 'middle' | 'end';
}

/** The content of one page. Positions are in mm from the top left of the page. */
export class PageContent {
	readonly operators: string[] = [];

	constructor(readonly document: PrintDocument) {}

	/** A line of text whose baseline is at `y`. Nothing for an empty one. */
	async text(line: string, { x, y, ...style }: Point & TextStyle): Promise<void> {
		if (!line) return;
		const { size, weight = 'regular', ink = 'text', align = 'start' } = style;
		const { show, width } = await this.document.text(line, weight, size);
		const left = x - (align === 'start' ? 0 : align === 'end' ? width : width / 2);
		this.operators.push(`${INKS[ink]} BT ${short(left)} ${up(y)} Td ${show} ET`);
	}

	/** A drawing of the document, `side` wide and high, with its top left corner at (`x`, `y`). */
	drawing(name: string, { x, y, side }: Point & { side: number }): void {
		this.operators.push(`q ${short(side)} 0 0 ${short(side)} ${short(x)} ${up(y + side)} cm /${name} Do Q`);
	}

	/** A QR code: the path of its dark modules, in modules, from its top left corner. */
	qr(path: string, { x, y, module }: Point & { module: number }): void {
		const size = module.toFixed(6);
		const [left, top] = [x.toFixed(5), (A4.height - y).toFixed(5)];
		this.operators.push(`q 0 g ${size} 0 0 -${size} ${left} ${top} cm ${path} f Q`);
	}

	/** Straight lines, each from (x1, y1) to (x2, y2). */
	lines(lines: readonly (readonly [number, number, number, number])[], dashed = false): void {
		const path = lines.map(([x1, y1, x2, y2]) => `${short(x1)} ${up(y1)} m ${short(x2)} ${up(y2)} l`);
		this.operators.push(`q 0.6 G 0.15 w ${dashed ? '[1 1] 0 d ' : ''}${path.join(' ')} S Q`);
	}

	/** A rectangle, drawn round. */
	box({ x, y, width, height }: Point & { width: number; height: number }): void {
		this.operators.push(
			`q 0.6 G 0.15 w ${short(x)} ${up(y + height)} ${short(width)} ${short(height)} re S Q`
		);
	}

	/** Adds the page to its document. */
	finish = (): Promise<void> => this.document.addPage(this.operators);
}

const up = (y: number) => short(A4.height - y);
