import { isUsername } from '../accounts/username';
import { parseCardToken } from './token';

/**
 * Why a code opens nothing. `other-site` holds an address of somebody else, a look-alike included; `not-a-card` is an
 * address of ours that is no card; `no-address` is anything else: a text, a telephone number, a script.
 */
export type ScanRefusal = 'no-address' | 'other-site' | 'not-a-card';
export type ScanReading = { path: string } | { refusal: ScanRefusal };

/** The longest address of a card by far: a name of 253 characters for the host, one of 50 for the pupil. */
const MAX_LENGTH = 320;

/** Visible ASCII only: a URL parser would quietly drop or fold the rest, and then sees another address than the eye. */
const PLAIN = /^[!-~]+$/;
const ADDRESS = /^(https?):\/\/([^/\\?#]*)(.*)$/i;
const CARD = /^\/k\/([0-9a-z-]+)\/?$/i;
const PUPIL = /^\/([0-9a-z._-]+)\/?$/i;
const DEFAULT_PORT = { http: /:80$/, https: /:443$/ };

/**
 * What a scanned text opens: the path of a card (`/k/…`) or of a pupil (`/gaston.logie`) on our own site, built anew
 * from its parts, so that nothing of the text itself is ever navigated to (SECURITY A7). `origins` are the addresses
 * that cards may carry, as `URL.origin` writes them: ours, and those of cards printed before a move. Everything is
 * blind to case, as the QR is in capitals; a query, a fragment, credentials or another port are no part of a card.
 * Never throws. Whether the card or the pupil exists is another question.
 */
export function readScannedText(text: string, origins: readonly string[]): ScanReading {
	const address = text.length <= MAX_LENGTH && PLAIN.test(text) ? ADDRESS.exec(text) : null;
	if (!address) return { refusal: looksLikeAddress(text) ? 'other-site' : 'no-address' };
	const [scheme, authority, rest] = address.slice(1) as [string, string, string];
	if (!origins.includes(originOf(scheme.toLowerCase() as 'http' | 'https', authority.toLowerCase())))
		return { refusal: 'other-site' };

	const token = parseCardToken(CARD.exec(rest)?.[1] ?? '');
	if (token !== null) return { path: `/k/${token}` };
	const username = PUPIL.exec(rest)?.[1]?.toLowerCase() ?? '';
	return isUsername(username) ? { path: `/${username}` } : { refusal: 'not-a-card' };
}

/** Compared as text and not through a URL parser, for which `0x7f.1` and `127.0.0.1` are one host. */
const originOf = (scheme: 'http' | 'https', authority: string) =>
	`${scheme}://${authority.replace(DEFAULT_PORT[scheme], '')}`;

/** Chooses words only: nothing is opened by it. */
const looksLikeAddress = (text: string) => /^\s*(https?:)?[\\/]{2}/i.test(text.slice(0, MAX_LENGTH));
