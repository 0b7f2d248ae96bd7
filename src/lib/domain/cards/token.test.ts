import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CARD_TOKEN_BYTES, CARD_TOKEN_LENGTH, cardUrl, encodeCardToken, parseCardToken } from './token';

const token = '7K3M9XQ2ABCDE';

test('65 bits are read from the front, five at a time', () => {
	expect(encodeCardToken(new Uint8Array(CARD_TOKEN_BYTES))).toBe('0000000000000');
	expect(encodeCardToken(new Uint8Array(CARD_TOKEN_BYTES).fill(255))).toBe('ZZZZZZZZZZZZZ');
	expect(encodeCardToken(Uint8Array.of(0b00001_000, 0b10_00011_0, 0, 0, 0, 0, 0, 0, 0b1000_0000))).toBe(
		'1230000000001'
	);
	expect(() => encodeCardToken(new Uint8Array(CARD_TOKEN_BYTES - 1))).toThrow(RangeError);
});

test('each of the 65 bits matters, and only those', () => {
	const tokens = Array.from({ length: CARD_TOKEN_BYTES * 8 }, (_, bit) => {
		const bytes = new Uint8Array(CARD_TOKEN_BYTES);
		bytes[bit >> 3] = 128 >> (bit & 7);
		return encodeCardToken(bytes);
	});
	expect(new Set(tokens).size).toBe(65 + 1);
});

test('every token is 13 characters that a QR code holds in alphanumeric mode, and is read back', () => {
	const bytes = fc.uint8Array({ minLength: CARD_TOKEN_BYTES, maxLength: 20 });
	fc.assert(
		fc.property(bytes, (random) => {
			const encoded = encodeCardToken(random);
			expect(encoded).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
			expect(parseCardToken(encoded)).toBe(encoded);
			expect(parseCardToken(encoded.toLowerCase())).toBe(encoded);
		})
	);
});

test.each([
	[token, token],
	['7k3m9xq2abcde', token],
	[' 7K3M-9XQ2 ABC-DE\n', token],
	['o123456789abc', '0123456789ABC'],
	['iIlL000000000', '1111000000000'],
	['7K3M9XQ2ABCD', null],
	['7K3M9XQ2ABCDEF', null],
	['U000000000000', null],
	['7K3M9XQ2ABCDé', null],
	['ı000000000000', null], // a dotless i becomes I in upper case
	['ſ000000000000', null],
	['-------------', null],
	['', null],
	['0'.repeat(1_000_000), null]
])('%.20j is read as %s', (text, read) => expect(parseCardToken(text)).toBe(read));

test('the address is in upper case, with the port, and 38 characters on our own host', () => {
	expect(cardUrl('https://mijn.leerid.be', token)).toBe(`HTTPS://MIJN.LEERID.BE/K/${token}`);
	expect(cardUrl('https://mijn.leerid.be/', token)).toHaveLength(25 + CARD_TOKEN_LENGTH);
	expect(cardUrl('http://localhost:3000', token)).toBe(`HTTP://LOCALHOST:3000/K/${token}`);
	expect(() => cardUrl('leerid.be', token)).toThrow(TypeError);
});
