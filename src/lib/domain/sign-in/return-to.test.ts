import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeReturnTo } from './return-to';

test.each([
	'/',
	'/dashboard',
	'/gaston.logie',
	'/wachtwoord/wijzigen?stap=2#veld',
	'/oidc/auth/abc_DEF-123?redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20profile',
	'/zoek?naam=Zo%C3%AB//',
	'/@gaston'
])('%s is ours', (path) => expect(safeReturnTo(path, '/elders')).toBe(path));

test('a path is answered with its dots resolved', () => {
	expect(safeReturnTo('/dashboard/../profiel')).toBe('/profiel');
});

const bypasses: unknown[] = [
	'//evil.example',
	'///evil.example',
	'////evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'\\/evil.example',
	'/\\/evil.example',
	'//\\evil.example',
	'/\t/evil.example',
	'/\n/evil.example',
	'/\r/evil.example',
	'\t//evil.example',
	' //evil.example',
	'\u0000//evil.example',
	'/\u0000/evil.example',
	'//evil.example/%2f..',
	'/%2f/evil.example',
	'/%2F%2Fevil.example',
	'%2F%2Fevil.example',
	'/%2fevil.example',
	'/%5cevil.example',
	'/%5C/evil.example',
	'/%09/evil.example',
	'/%0a/evil.example',
	'/%0d%0aLocation:%20//evil.example',
	'/%252f%252fevil.example',
	'/%25252fevil.example',
	'/%255cevil.example',
	'/.//evil.example',
	'/..//evil.example',
	'/./\\evil.example',
	'/x/..//evil.example',
	'/x/../\\evil.example',
	'/%2e//evil.example',
	'/%2e%2e//evil.example',
	'/x/%2e%2e/%2fevil.example',
	'https://evil.example',
	'http://evil.example',
	'HTTPS://EVIL.EXAMPLE',
	'https:evil.example',
	'https:/evil.example',
	'https:\\\\evil.example',
	'ftp://evil.example',
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'java\nscript:alert(1)',
	'data:text/html,<script>',
	'vbscript:x',
	'blob:https://evil.example/1',
	'evil.example',
	'.evil.example',
	'@evil.example',
	':80//evil.example',
	'?next=//evil.example',
	'#//evil.example',
	'',
	'/\u2028/evil.example',
	'/\u200b/evil.example',
	'／／evil.example',
	'/／evil.example',
	'〱evil.example',
	'/%E0%A4%A',
	'/%',
	'/a b',
	`/${'a'.repeat(2048)}`,
	'/dashboard//evil',
	null,
	undefined,
	0,
	{},
	['/dashboard'],
	{ toString: () => '/dashboard' }
];

test('there are at least 60 ways round to try', () => expect(bypasses.length).toBeGreaterThanOrEqual(60));

test.each(bypasses)('%j leads home', (value) => expect(safeReturnTo(value, '/thuis')).toBe('/thuis'));

test('whatever comes in, a browser stays on our origin', () => {
	const origin = 'https://mijn.leerid.be';
	const piece = fc.constantFrom(
		'/',
		'\\',
		'//',
		'.',
		'..',
		'%2f',
		'%5c',
		'%09',
		'%25',
		'\t',
		'\n',
		' ',
		':',
		'@',
		'?',
		'#',
		'evil.example',
		'https:',
		'a'
	);
	const value = fc.oneof(
		fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
		fc.string()
	);
	fc.assert(
		fc.property(value, (text) => {
			const path = safeReturnTo(text);
			expect(new URL(path, origin).origin).toBe(origin);
			expect(new URL(decodeURIComponent(path.split(/[?#]/)[0]!), origin).origin).toBe(origin);
			expect(safeReturnTo(path)).toBe(path);
		}),
		{ numRuns: 5000 }
	);
});
