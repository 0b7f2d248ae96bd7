import { expect, test } from 'vitest';
import { isNewcomer, saysItHasBegun } from './newcomer';

const ORIGIN = 'https://leerid.example';
const at = (path: string, method = 'GET') => isNewcomer(method, new URL(path, ORIGIN));
const says = (path: string, referer?: string) => saysItHasBegun(new URL(path, ORIGIN), { referer }, ORIGIN);

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
	expect(['GET', 'HEAD', 'POST'].map((method) => at('/lien.peeters', method))).toEqual([true, true, false]);
});

test('who comes from a page of ours says so, and who waited after sending the form; who comes from elsewhere does not', () => {
	expect(says('/lien.peeters', `${ORIGIN}/`)).toBe(true);
	expect(says('/lien.peeters?druk')).toBe(true);
	expect(says('/lien.peeters')).toBe(false);
	expect(says('/lien.peeters', `${ORIGIN}.evil.example/`)).toBe(false);
	// An application on our own site, in development, is no page of a sign-in.
	expect(says('/oidc/auth?client_id=automatus', `${ORIGIN}/demo`)).toBe(false);
});
