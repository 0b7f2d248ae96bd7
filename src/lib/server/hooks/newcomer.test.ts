import { expect, test } from 'vitest';
import { isNewcomer } from './newcomer';

const ORIGIN = 'https://leerid.example';
const at = (path: string, headers: { referer?: string } = {}, method = 'GET') =>
	isNewcomer(method, new URL(path, ORIGIN), headers, ORIGIN);

test.each([
	['/oidc/auth?client_id=automatus&prompt=login', 'an application that asks'],
	['/', 'the front door'],
	['/?verlopen', 'the front door after a session'],
	['/lien.peeters', 'the page of a name'],
	['/Lien.Peeters', 'however it is written'],
	['/k/abc123', 'a card']
])('%s begins a sign-in: %s', (path) => {
	expect(at(path)).toBe(true);
});

test.each([
	['/oidc/auth?prompt=none&client_id=automatus', 'leads to no page'],
	['/oidc/auth/abc', 'goes on'],
	['/oidc/token', 'is an application'],
	['/lien.peeters?druk', 'waited already after sending the form'],
	['/dashboard', 'is behind the door'],
	['/aanmelden/wachtwoord', 'comes after a name'],
	['/schoolloket', 'is for staff'],
	['/favicon.ico', 'is a file'],
	['/_app/immutable/a.js', 'is a file'],
	['/lien.peeters/hulp', 'is asking for help'],
	['/drukte', 'asks whether there is room']
])('%s begins none: it %s', (path) => {
	expect(at(path)).toBe(false);
});

test('only a page that is asked for begins one', () => {
	expect(at('/lien.peeters', {}, 'POST')).toBe(false);
});

test('who comes from a page of ours has begun; who comes from elsewhere has not', () => {
	expect(at('/lien.peeters', { referer: `${ORIGIN}/` })).toBe(false);
	expect(at('/lien.peeters', { referer: `${ORIGIN}.evil.example/` })).toBe(true);
	// An application on our own site, in development, is no page of a sign-in.
	expect(at('/oidc/auth?client_id=automatus', { referer: `${ORIGIN}/demo` })).toBe(true);
});
