/** Everything that a spreadsheet may take for the beginning of a formula, full width forms too. */
const FORMULA = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;
/** XML cannot hold these, and a spreadsheet may read past them. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/gu;

/**
 * Text that no spreadsheet reads as a formula (SECURITY A13). In an xlsx a typed string is inert already; saved
 * as CSV it would revive, so what begins like a formula gets an apostrophe before it, as a visible part of the text.
 * (Excel's own hidden apostrophe, `quotePrefix`, is lost in a CSV.) Control characters go: tab and return cannot lead.
 */
export function inert(text: string): string {
	const visible = text.replace(CONTROL, ' ').trim();
	return FORMULA.test(visible) ? `'${visible}` : visible;
}
