import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUsername } from '../accounts/username';
import { readScannedText } from './scanned-text';
import { CARD_TOKEN_BYTES, CARD_TOKEN_LENGTH, cardUrl, encodeCardToken, parseCardToken } from './token';

const ORIGIN = 'https://leerid.example';
const TOKEN = '7K3M9XQ2ABCDE';
const read = (text: string, ...older: string[]) => readScannedText(text, [ORIGIN, ...older]);

test.each([
	[`HTTPS://LEERID.EXAMPLE/K/${TOKEN}`, `/k/${TOKEN}`],
	[`https://leerid.example/k/${TOKEN.toLowerCase()}`, `/k/${TOKEN}`],
	[`https://leerid.example:443/k/${TOKEN}/`, `/k/${TOKEN}`],
	['https://leerid.example/k/7k3m9-xq2ab-cde', `/k/${TOKEN}`],
	['https://leerid.example/gaston.logie', '/gaston.logie'],
	['HTTPS://LEERID.EXAMPLE/GASTON.LOGIE', '/gaston.logie'],
	['HttpS://LeerID.example/Jean-Luc_2', '/jean-luc_2']
])('%s opens %s', (text, path) => {
	expect(read(text)).toEqual({ path });
});

describe('what is no card of ours opens nothing', () => {
	test.each([
		// Another site, or one that looks like ours.
		['https://evil.example/gaston.logie', 'other-site'],
		[`https://evil.example/K/${TOKEN}`, 'other-site'],
		['//evil.example/gaston.logie', 'other-site'],
		['///evil.example', 'other-site'],
		['\\\\evil.example\\gaston.logie', 'other-site'],
		['https:\\\\leerid.example\\gaston.logie', 'other-site'],
		['https://leerid.example.evil.example/gaston.logie', 'other-site'],
		['https://evil-leerid.example/gaston.logie', 'other-site'],
		['https://www.leerid.example/gaston.logie', 'other-site'],
		['https://leerid.example./gaston.logie', 'other-site'],
		['https://leerld.example/gaston.logie', 'other-site'],
		['https://leeriԁ.example/gaston.logie', 'other-site'], // Cyrillic
		['https://leerid。example/gaston.logie', 'other-site'], // a URL parser folds this dot to an ordinary one
		['https://xn--leeri-2yf.example/gaston.logie', 'other-site'],
		// Our name, yet another place.
		['https://leerid.example@evil.example/gaston.logie', 'other-site'],
		['https://gaston:geheim@leerid.example/gaston.logie', 'other-site'],
		['https://@leerid.example/gaston.logie', 'other-site'],
		['https://leerid.example:8443/gaston.logie', 'other-site'],
		['https://leerid.example:/gaston.logie', 'other-site'],
		['https://leerid.example:0443/gaston.logie', 'other-site'],
		['http://leerid.example/gaston.logie', 'other-site'],
		['https://leerid.example\\@evil.example/gaston.logie', 'not-a-card'],
		// Other schemes, and texts that a browser might read as an address.
		['javascript:alert(1)', 'no-address'],
		['JaVaScRiPt://leerid.example/%0aalert(1)', 'no-address'],
		['java\nscript:alert(1)', 'no-address'],
		['data:text/html,<script>alert(1)</script>', 'no-address'],
		[`blob:https://leerid.example/k/${TOKEN}`, 'no-address'],
		['view-source:https://leerid.example/gaston.logie', 'no-address'],
		['ftp://leerid.example/gaston.logie', 'no-address'],
		['intent://leerid.example/gaston.logie#Intent;end', 'no-address'],
		['https:leerid.example/gaston.logie', 'no-address'],
		['https:/leerid.example/gaston.logie', 'no-address'],
		['leerid.example/gaston.logie', 'no-address'],
		['/gaston.logie', 'no-address'],
		['gaston.logie', 'no-address'],
		[TOKEN, 'no-address'],
		['WIFI:T:WPA;S:school;P:geheim;;', 'no-address'],
		['', 'no-address'],
		[' ', 'no-address'],
		// Characters that a parser drops.
		[' https://leerid.example/gaston.logie', 'other-site'],
		['https://leerid.example/gaston.logie\n', 'other-site'],
		['https://leerid.exa\tmple/gaston.logie', 'other-site'],
		['https://leerid.example/gaston\u200b.logie', 'other-site'],
		['https://leerid.example/gaston\u0000logie', 'other-site'],
		// Our site, but no card: other pages, redirects, whatever may be hidden in a path.
		['https://leerid.example', 'not-a-card'],
		['https://leerid.example/', 'not-a-card'],
		['https://leerid.example/dashboard', 'not-a-card'],
		['https://leerid.example/Afmelden', 'not-a-card'],
		['https://leerid.example/oidc/auth?redirect_uri=https://evil.example', 'not-a-card'],
		['https://leerid.example/aanmelden?next=//evil.example', 'not-a-card'],
		['https://leerid.example/gaston.logie?returnTo=https://evil.example', 'not-a-card'],
		['https://leerid.example?/gaston.logie', 'not-a-card'],
		['https://leerid.example#/gaston.logie', 'not-a-card'],
		[`https://leerid.example/k/${TOKEN}#x`, 'not-a-card'],
		['https://leerid.example//evil.example', 'not-a-card'],
		['https://leerid.example//evil.example/', 'not-a-card'],
		['https://leerid.example/\\evil.example', 'not-a-card'],
		['https://leerid.example/%2F%2Fevil.example', 'not-a-card'],
		['https://leerid.example/gaston%2elogie', 'not-a-card'],
		['https://leerid.example/gaston.logie/..', 'not-a-card'],
		['https://leerid.example/../gaston.logie', 'not-a-card'],
		['https://leerid.example/gaston..logie', 'not-a-card'],
		['https://leerid.example/.well-known', 'not-a-card'],
		['https://leerid.example/_app', 'not-a-card'],
		[`https://leerid.example/k/${TOKEN}/meer`, 'not-a-card'],
		[`https://leerid.example/k//${TOKEN}`, 'not-a-card'],
		[`https://leerid.example/k/${TOKEN}0`, 'not-a-card'],
		['https://leerid.example/k/7K3M9XQ2ABCD', 'not-a-card'],
		['https://leerid.example/k/7K3M9XQ2ABCDU', 'not-a-card'],
		['https://leerid.example/k', 'not-a-card'],
		[`https://leerid.example/${'a'.repeat(51)}`, 'not-a-card']
	] as const)('%j: %s', (text, refusal) => {
		expect(read(text)).toEqual({ refusal });
	});
});

test('a code as long as a QR can be is not even looked at', () => {
	expect(read(`https://leerid.example/${'a'.repeat(4000)}`)).toEqual({ refusal: 'other-site' });
	expect(read('7'.repeat(7089))).toEqual({ refusal: 'no-address' });
});

test('a card that was printed for an older address of ours opens on this one', () => {
	const old = 'https://mijn.leerid.be';
	expect(read(`HTTPS://MIJN.LEERID.BE/K/${TOKEN}`)).toEqual({ refusal: 'other-site' });
	expect(read(`HTTPS://MIJN.LEERID.BE/K/${TOKEN}`, old)).toEqual({ path: `/k/${TOKEN}` });
	expect(read('http://mijn.leerid.be/gaston.logie', old)).toEqual({ refusal: 'other-site' });
});

test('on this machine itself the port is part of the address', () => {
	const here = ['http://localhost:3000'];
	expect(readScannedText('HTTP://LOCALHOST:3000/GASTON.LOGIE', here)).toEqual({ path: '/gaston.logie' });
	for (const other of [
		'http://localhost',
		'http://127.0.0.1:3000',
		'http://0x7f.1:3000',
		'https://localhost:3000'
	])
		expect(readScannedText(`${other}/gaston.logie`, here)).toEqual({ refusal: 'other-site' });
});

test('every card that we print opens as it should', () => {
	const bytes = fc.uint8Array({ minLength: CARD_TOKEN_BYTES, maxLength: CARD_TOKEN_BYTES });
	fc.assert(
		fc.property(bytes, (random) => {
			const token = encodeCardToken(random);
			expect(read(cardUrl(ORIGIN, token))).toEqual({ path: `/k/${token}` });
		})
	);
});

test('whatever a code holds, the path is one of the two that we know', () => {
	const piece = fc.constantFrom(
		ORIGIN,
		'HTTPS://LEERID.EXAMPLE',
		'https://',
		'http://',
		'leerid.example',
		'evil.example',
		'/',
		'//',
		'\\',
		'@',
		':',
		':443',
		'?',
		'#',
		'/k/',
		TOKEN,
		'gaston',
		'.',
		'..',
		'%2f',
		'\t',
		'\n',
		'\0',
		'\u200b',
		'javascript:',
		'É'
	);
	const mixed = fc.array(
		fc.oneof({ weight: 6, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 6 })),
		{
			maxLength: 12
		}
	);
	const ours = mixed.map((pieces) => [ORIGIN, ...pieces]);
	fc.assert(
		fc.property(fc.oneof(mixed, ours), (pieces) => {
			const text = pieces.join('');
			const reading = read(text);
			if ('refusal' in reading) return;
			// What any browser would make of it: the same site, the same page, nothing behind it.
			const parsed = new URL(text);
			expect(parsed.origin).toBe(ORIGIN);
			expect(parsed.username + parsed.password + parsed.search + parsed.hash).toBe('');
			const token = /^\/k\/(.+)$/.exec(reading.path)?.[1];
			if (token === undefined) expect(isUsername(reading.path.slice(1))).toBe(true);
			else expect([parseCardToken(token), token.length]).toEqual([token, CARD_TOKEN_LENGTH]);
		}),
		{ numRuns: 5000 }
	);
});
