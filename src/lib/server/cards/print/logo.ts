import { rgb } from './pictures';
import { pdfPath } from './svg-path';

/** The colours of the light theme. */
export const MARK_COLOUR = rgb('#0d5463');
const WHITE = rgb('#fff');
const SMILE = rgb('#ffc53d');

const square = (x: number, y: number, side: number, r: number) =>
	`M${x + r} ${y}h${side - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${side - 2 * r}a${r} ${r} 0 0 1-${r} ${r}` +
	`h-${side - 2 * r}a${r} ${r} 0 0 1-${r}-${r}v-${side - 2 * r}a${r} ${r} 0 0 1 ${r}-${r}z`;

/** A card that smiles, as on screen: the eyes are the corners of a QR code. One unit wide and high. */
export const LOGO_OPERATORS = [
	'0.025 0 0 -0.025 0 1 cm',
	`${MARK_COLOUR} rg`,
	pdfPath(square(2, 2, 36, 10)),
	'f',
	`3 w ${WHITE} RG`,
	pdfPath(square(9, 9, 9, 2.5)),
	pdfPath(square(22, 9, 9, 2.5)),
	'S',
	`4 w 1 J ${SMILE} RG`,
	pdfPath('M10 24.5c2.5 5 6 7 10 7s7.5-2 10-7'),
	'S'
].join('\n');
