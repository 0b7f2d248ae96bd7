/**
 * The token in the QR of a card (D3): 65 random bits that name a card. It is an identifier, not a secret. Crockford's
 * base 32 (no I, L, O or U) is part of the alphanumeric mode of a QR code, which keeps the code small (CARDS.md §3).
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_A_CHARACTER = 5;

/** 13 characters of 5 bits: 65 bits. */
export const CARD_TOKEN_LENGTH = 13;
/** Random bytes that `encodeCardToken` asks for: 72 bits, of which the last 7 are not used. */
export const CARD_TOKEN_BYTES = Math.ceil((CARD_TOKEN_LENGTH * BITS_A_CHARACTER) / 8);

/** Longer than a token with a separator between all its characters. */
const MAX_TYPED_LENGTH = 64;
/** What a hand or an eye makes of them (Crockford's own reading rules). */
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** The token for at least `CARD_TOKEN_BYTES` random bytes. Throws a RangeError for fewer. */
export function encodeCardToken(bytes: Uint8Array): string {
	if (bytes.length < CARD_TOKEN_BYTES) throw new RangeError('encodeCardToken: too few bytes');
	let token = '';
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		while (bits >= BITS_A_CHARACTER && token.length < CARD_TOKEN_LENGTH) {
			bits -= BITS_A_CHARACTER;
			token += ALPHABET[held >>> bits];
			held &= (1 << bits) - 1;
		}
		if (token.length === CARD_TOKEN_LENGTH) break;
	}
	return token;
}

/**
 * The token as it is stored, from what was scanned or typed: blind to case, spaces and hyphens, and with I and L read
 * as 1, O as 0. `null` when it cannot be one; whether the card exists is another question.
 */
export function parseCardToken(text: string): string | null {
	if (text.length > MAX_TYPED_LENGTH || !/^[0-9A-Za-z\s-]+$/.test(text)) return null;
	const token = text
		.toUpperCase()
		.replace(/[\s-]/g, '')
		.replace(/[ILO]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
	return token.length === CARD_TOKEN_LENGTH && !token.includes('U') ? token : null;
}

/**
 * The address in the QR: `HTTPS://MIJN.LEERID.BE/K/…`, upper case for the QR's alphanumeric mode, so the route must be
 * blind to case. `origin` is ours (`ORIGIN`), never a request's. Throws a TypeError when it is no URL.
 */
export function cardUrl(origin: string, token: string): string {
	return `${new URL(origin).origin}/k/${token}`.toUpperCase();
}
