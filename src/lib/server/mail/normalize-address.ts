import { domainToASCII } from 'node:url';

/** Octets. RFC 5321 §4.5.3.1.3 allows a path of 256, with its two angle brackets. */
export const MAX_ADDRESS_LENGTH = 254;
/** RFC 5321 §4.5.3.1.1. */
const MAX_LOCAL_LENGTH = 64;

/** RFC 5322 §3.2.3: letters, digits and these, in parts with a dot between. An apostrophe and a plus are ordinary. */
const DOT_ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** RFC 5321 §4.1.2: "anything printable", quote and backslash by a backslash. */
const QUOTED = /^"([ !#-[\]-~]|\\[ -~])+"$/;
/** Before the conversion, which would decode and drop other characters. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * `text` as an address that mail can be sent to: no spaces around it, the domain in lower case and in ASCII (IDNA), the
 * local part as it was typed, since its capitals are the receiving server's business. Null for what is no address on the
 * internet (no dot, an IP address), is too long, holds a line end, or needs SMTPUTF8 before the @.
 */
export function normalizeAddress(text: string): string | null {
	// Only spaces: `trim` would swallow the line ends that must be refused.
	const address = text.replace(/^ +| +$/g, '');
	const at = address.lastIndexOf('@');
	const local = address.slice(0, Math.max(at, 0));
	const typed = address.slice(at + 1).normalize('NFC');
	if (local.length > MAX_LOCAL_LENGTH || !(DOT_ATOM.test(local) || QUOTED.test(local))) return null;
	if (!DOMAIN.test(typed)) return null;

	const domain = domainToASCII(typed);
	const labels = domain.split('.');
	if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
	if (/^\d+$/.test(labels.at(-1) ?? '')) return null;
	const normal = `${local}@${domain}`;
	return normal.length <= MAX_ADDRESS_LENGTH ? normal : null;
}

/**
 * What two spellings of one mailbox have in common: an address as `normalizeAddress` gives it, in lower case. To compare,
 * to count and to look up; mail goes to the address itself.
 */
export const mailboxOf = (address: string): string => address.toLowerCase();
