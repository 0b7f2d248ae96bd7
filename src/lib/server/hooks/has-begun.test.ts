import { CookieJar } from '$tests/cookie-jar';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { expect, test, vi } from 'vitest';
import type { Keys } from '../keys';
import { keepPending } from '../oidc/pending-cookie';
import { writeBearer } from '../sessions';
import { keepCardScan, keepDevice, keepPictures, readDevice, withAccount } from '../sign-in';
import { writeStaffBearer } from '../staff';
import { keepHelp } from '../teacher-help';
import { hasBegun } from './has-begun';

const keys = createTestKeys();
const otherKeys: Keys = { ...keys, device: createTestKeySet('device', ['stranger']) };
const NOW = new Date('2026-11-23T07:30:00Z');
const USERNAME = 'lien.peeters';

type Leave = (jar: CookieJar, keys: Keys) => void;
const knownDevice: Leave = (jar, keys) =>
	keepDevice(jar, keys, withAccount(readDevice(jar, keys), 'some-account'));
const strangeDevice: Leave = (jar, keys) => keepDevice(jar, keys, readDevice(jar, keys));
const session: Leave = (jar) => writeBearer(jar, 'bearer', { ownDevice: false });
const staffSession: Leave = (jar) => writeStaffBearer(jar, 'bearer');
const pending: Leave = (jar, keys) =>
	keepPending(jar, keys, { uid: 'u', again: false, shared: true, now: NOW });
const card: Leave = (jar, keys) => keepCardScan(jar, keys, 'some-account', NOW);
const pictures: Leave = (jar, keys) =>
	keepPictures(jar, keys, { username: USERNAME, choices: [1], startedAt: NOW.getTime() });
const help: Leave = (jar, keys) => keepHelp(jar, keys, USERNAME, 'some-request');

interface Asked {
	by?: Keys;
	at?: Date;
	pathname?: string;
}

/** The header of a browser in which `leave` left their cookies. */
const shown = (leave: Leave[], by: Keys) => {
	const jar = new CookieJar();
	for (const one of leave) one(jar, by);
	return jar.header();
};
const ask = (leave: Leave[], { by = keys, at = NOW, pathname = `/${USERNAME}` }: Asked = {}) =>
	hasBegun({ cookie: `leerid_language=fr; ${shown(leave, by)}`, pathname }, keys, at);

const BEGUN: [string, Leave[]][] = [
	['is signed in', [knownDevice, session]],
	['is signed in at the desk', [knownDevice, staffSession]],
	['has an application that waits', [pending]],
	['scanned a card', [card]],
	['taps pictures', [pictures]],
	['asked for help', [help]]
];

test.each(BEGUN)('who %s has begun', (_who, leave) => {
	expect(ask(leave)).toBe(true);
});

test.each(BEGUN)('who %s by cookies that others sealed has not', (_who, leave) => {
	expect(ask(leave, { by: otherKeys })).toBe(false);
});

test.each<[string, Leave[]]>([
	['nothing', []],
	['a device on which somebody signed in before', [knownDevice]],
	['a session that nobody knows', [session]],
	['a session on a device on which nobody ever signed in', [strangeDevice, session]]
])('who shows %s has not', (_what, leave) => {
	expect(ask(leave)).toBe(false);
});

test('nobody begins without a cookie, nor with one that is made up', () => {
	expect(hasBegun({ cookie: undefined, pathname: '/' }, keys, NOW)).toBe(false);
	const names = ['session', 'staff', 'pending', 'card', 'pictures', 'help', 'device'];
	const cookie = names.map((name) => `leerid_${name}=AXR0ZXN0; __Host-leerid_${name}=x`).join('; ');
	expect(hasBegun({ cookie, pathname: '/' }, keys, NOW)).toBe(false);
});

test('what was begun is over in its time', () => {
	const anHourLater = new Date(NOW.getTime() + 60 * 60_000);
	for (const leave of [pending, card, pictures]) expect(ask([leave], { at: anHourLater })).toBe(false);
});

test('pictures and help are of one name, however it is written', () => {
	for (const leave of [pictures, help]) {
		expect(ask([leave], { pathname: '/Lien.Peeters' })).toBe(true);
		expect(ask([leave], { pathname: '/an.peeters' })).toBe(false);
	}
});

test('on https the cookies have other names, and count as well', async () => {
	const cookie = shown([knownDevice, session], keys);
	vi.doMock('../env', () => ({ getSettings: () => ({ origin: new URL('https://leerid.example') }) }));
	vi.resetModules();
	const { hasBegun: onHttps } = await import('./has-begun');
	expect(onHttps({ cookie, pathname: '/' }, keys, NOW)).toBe(false);
	const prefixed = cookie.replace(/leerid_/g, '__Host-leerid_');
	expect(onHttps({ cookie: prefixed, pathname: '/' }, keys, NOW)).toBe(true);
	vi.doUnmock('../env');
});
