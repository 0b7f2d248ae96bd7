/** Office printers draw 300 dots an inch or a whole multiple of it. */
export const DOT = 25.4 / 300;
/** White round a QR code, in modules (ISO/IEC 18004, 9.1). */
export const QUIET_MODULES = 4;
/** Height that a QR code takes with its white: the sticker's 48 mm less what a sheet may lie askew. */
const MAX_SIDE_WITH_QUIET = 45.2;

/** How large a QR code is printed, in mm. */
export interface QrSquare {
	module: number;
	/** Without the white. */
	side: number;
	/** White on each side. */
	quiet: number;
}

/**
 * The largest square that fits a sticker with whole printer dots to a module, so that every module prints equally wide.
 * `modules` is the width of the code: 25 for version 2 gives 16 dots, 33.9 mm, as measured in CARDS.md §3.
 */
export function qrSquare(modules: number): QrSquare {
	const dots = Math.floor(MAX_SIDE_WITH_QUIET / DOT / (modules + 2 * QUIET_MODULES));
	const module = dots * DOT;
	return { module, side: modules * module, quiet: QUIET_MODULES * module };
}

/** The nearest whole printer dot, in mm. */
export const onDot = (millimetres: number): number => Math.round(millimetres / DOT) * DOT;
