import { FREE_FAILURES } from '$lib/domain/credentials/throttle';
import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { CookieJar } from '$tests/cookie-jar';
import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../context';
import { auditEvents, sessions } from '../db';
import { readBearer, resumeSession, writeBearer } from '../sessions';
import { keepCardScan } from './card-scan-cookie';
import { readDevice } from './device-cookie';
import { keepLoginName, recallLoginName } from './login-name-cookie';
import { keepPictures, readPictures } from './picture-cookie';
import { makeRoomFor, signInOnDevice } from './sign-in-on-device';

const database = useTestDatabase();
const WRONG = 'Zonnebril?4kapstokken';
const PICTURES = [4, 9, 1, 5, 0, 3, 2, 9];

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});
afterEach(() => {
	vi.unstubAllEnvs();
	vi.resetModules();
});

const signIn = (jar: CookieJar, username: string, text: string, now = ctx) =>
	signInOnDevice(now, jar, {
		name: { kind: 'username', username },
		secret: { kind: 'text', text },
		ownDevice: false
	});
const knockTimes = async (times: number, jar: CookieJar, username: string) => {
	const outcomes: string[] = [];
	for (let time = 0; time < times; time++) outcomes.push((await signIn(jar, username, WRONG)).outcome);
	return outcomes;
};
const auditOf = async (action: 'session.superseded') =>
	database.db.select().from(auditEvents).where(eq(auditEvents.action, action));

test('a sign-in leaves a session of the browser and a device cookie, both out of reach of scripts', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	await signIn(jar, username, secret);
	expect(jar.names()).toEqual(['leerid_device', 'leerid_session']);
	for (const name of jar.names())
		expect(jar.optionsOf(name)).toMatchObject({ path: '/', httpOnly: true, sameSite: 'lax', secure: false });
	expect(jar.optionsOf('leerid_session')!.maxAge).toBeUndefined();
	expect(readDevice(jar, ctx.keys)).toMatchObject({ recognised: true, accountIds: [accountId] });
	expect(await resumeSession(ctx, readBearer(jar)!)).toMatchObject({ account: { accountId } });
});

test('a refusal leaves the same cookies for a known name as for an unknown one', async () => {
	const { username } = await makeAccount(ctx);
	const [known, unknown] = [new CookieJar(), new CookieJar()];
	await signIn(known, username, WRONG);
	await signIn(unknown, 'niemand.hier', WRONG);
	const lengths = (jar: CookieJar) => jar.getAll().map(({ name, value }) => [name, value.length]);
	expect(lengths(known)).toEqual(lengths(unknown));
	expect(known.names()).toEqual(['leerid_device']);
});

test('on https every cookie is Secure and tied to this host', async () => {
	vi.stubEnv('ORIGIN', 'https://leerid.example');
	vi.stubEnv('HOST', 'localhost');
	vi.stubEnv('EMBEDDED', '1');
	vi.resetModules();
	const secure = await import('.');
	const { writeBearer } = await import('../sessions');
	const jar = new CookieJar();
	const { accountId, username, secret } = await makeAccount(ctx);
	const wrong = { name: { kind: 'username', username } as const, ownDevice: false };
	await secure.signInOnDevice(ctx, jar, { ...wrong, secret: { kind: 'text', text: secret } });
	secure.keepCardScan(jar, ctx.keys, accountId, ctx.now);
	secure.keepLoginName(jar, ctx.keys, 'wout@voorbeeld.be');
	secure.keepPictures(jar, ctx.keys, { username, choices: [1], startedAt: ctx.now.getTime() });
	writeBearer(jar, 'bearer', { ownDevice: true });
	expect(jar.names()).toEqual([
		'__Host-leerid_card',
		'__Host-leerid_device',
		'__Host-leerid_session',
		'__Secure-leerid_login_name',
		'__Secure-leerid_pictures'
	]);
	for (const name of jar.names()) {
		expect(jar.optionsOf(name)).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true });
		expect(jar.optionsOf(name)).not.toHaveProperty('domain');
		if (name.startsWith('__Host-')) expect(jar.optionsOf(name)!.path).toBe('/');
	}
	expect(jar.optionsOf('__Host-leerid_session')!.maxAge).toBe(30 * 24 * 3600);
});

test('a cookie that was there before is never the one that is signed in (A28)', async () => {
	const { username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	writeBearer(jar, 'chosen-by-another', { ownDevice: false });
	await signIn(jar, username, secret);
	expect(readBearer(jar)).not.toBe('chosen-by-another');
	expect(await resumeSession(ctx, 'chosen-by-another')).toBeNull();
});

test('signing in again gives a new bearer and the old one is dead', async () => {
	const { username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	await signIn(jar, username, secret);
	const former = readBearer(jar)!;
	await signIn(jar, username, secret);
	expect(readBearer(jar)).not.toBe(former);
	expect(await resumeSession(ctx, former)).toBeNull();
	expect(await database.db.$count(sessions)).toBe(1);
});

test('whoever signs in ends the session of another pupil on this browser, and that is written down', async () => {
	const [first, second] = [await makeAccount(ctx), await makeAccount(ctx)];
	const jar = new CookieJar();
	await signIn(jar, first.username, first.secret);
	const former = readBearer(jar)!;
	const asFirst: Context = { ...ctx, actor: { kind: 'pupil', accountId: first.accountId } };
	await signIn(jar, second.username, second.secret, asFirst);
	expect(await resumeSession(ctx, former)).toBeNull();
	expect(await auditOf('session.superseded')).toMatchObject([{ accountId: first.accountId }]);
});

test('a wrong secret ends nobody’s session', async () => {
	const [first, second] = [await makeAccount(ctx), await makeAccount(ctx)];
	const jar = new CookieJar();
	await signIn(jar, first.username, first.secret);
	await signIn(jar, second.username, WRONG);
	expect(await resumeSession(ctx, readBearer(jar)!)).not.toBeNull();
});

test('making room ends the session and writes it down, both or neither', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	await signIn(jar, username, secret);
	const bearer = readBearer(jar)!;
	const broken = { ...ctx, requestId: 'nul is no text: \0' };
	await expect(makeRoomFor(broken, jar, { accountId })).rejects.toThrow();
	expect(await resumeSession(ctx, bearer)).not.toBeNull();

	await makeRoomFor(ctx, jar, { accountId });
	expect(await resumeSession(ctx, bearer)).toBeNull();
	expect(readBearer(jar)).toBeUndefined();
	expect(await auditOf('session.superseded')).toMatchObject([{ accountId }]);
});

test('the device that signed in before is known, and a prankster does not keep the pupil out of it (A4)', async () => {
	const { username, secret } = await makeAccount(ctx);
	const [tablet, prankster] = [new CookieJar(), new CookieJar()];
	await signIn(tablet, username, secret);
	const guesses = await knockTimes(FREE_FAILURES + 1, prankster, username);
	expect(guesses.at(-1)).toBe('wait');
	expect((await signIn(new CookieJar(), username, secret)).outcome).toBe('wait');
	expect((await signIn(tablet, username, secret)).outcome).toBe('signed-in');
});

test('a device cookie that was altered or is of another key counts as none', async () => {
	const { username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	await signIn(jar, username, secret);
	const value = jar.get('leerid_device')!;
	const middle = value.length >> 1;
	const other = value[middle] === 'A' ? 'B' : 'A';
	for (const text of [
		value.slice(0, middle) + other + value.slice(middle + 1),
		'x',
		'',
		'%',
		value + value
	]) {
		jar.set('leerid_device', text, { path: '/' });
		expect(readDevice(jar, ctx.keys)).toMatchObject({ recognised: false, accountIds: [] });
	}
});

test('a device remembers forty accounts and its cookie stays small', async () => {
	const { username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	const { keepDevice, withAccount } = await import('./device-cookie');
	let device = readDevice(jar, ctx.keys);
	for (let n = 0; n < 60; n++) device = withAccount(device, crypto.randomUUID());
	keepDevice(jar, ctx.keys, device);
	await signIn(jar, username, secret);
	expect(readDevice(jar, ctx.keys).accountIds).toHaveLength(40);
	expect(jar.get('leerid_device')!.length).toBeLessThan(3500);
});

test('a scanned card counts for ten minutes and for one sign-in', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const jar = new CookieJar();
	await knockTimes(FREE_FAILURES + 1, new CookieJar(), username);
	keepCardScan(jar, ctx.keys, accountId, ctx.now);
	expect((await signIn(jar, username, secret)).outcome).toBe('signed-in');
	expect(jar.names()).not.toContain('leerid_card');

	const late = new CookieJar();
	await knockTimes(FREE_FAILURES + 1, new CookieJar(), username);
	keepCardScan(late, ctx.keys, accountId, later(ctx, -601).now);
	expect((await signIn(late, username, secret)).outcome).toBe('wait');
});

test('after a sign-in nothing is left of the pictures or of an address that was typed', async () => {
	const { username } = await makeAccount(ctx, {
		type: 'basis',
		kind: 'pictures',
		secret: pictureSecret(PICTURES)
	});
	const jar = new CookieJar();
	keepLoginName(jar, ctx.keys, 'wout@voorbeeld.be');
	keepPictures(jar, ctx.keys, { username, choices: PICTURES, startedAt: ctx.now.getTime() });
	const result = await signInOnDevice(ctx, jar, {
		name: { kind: 'username', username },
		secret: { kind: 'pictures', choice: PICTURES },
		ownDevice: false
	});
	expect(result.outcome).toBe('signed-in');
	expect(recallLoginName(jar, ctx.keys)).toBeNull();
	expect(readPictures(jar, ctx.keys, username, ctx.now)).toBeNull();
	expect(jar.names()).toEqual(['leerid_device', 'leerid_session']);
});

test('the pictures of one pupil are not read on the page of another, nor after their time', () => {
	const jar = new CookieJar();
	keepPictures(jar, ctx.keys, { username: 'emma', choices: [1, 2], startedAt: ctx.now.getTime() });
	expect(readPictures(jar, ctx.keys, 'emma', ctx.now)).toMatchObject({ choices: [1, 2] });
	expect(readPictures(jar, ctx.keys, 'noor', ctx.now)).toBeNull();
	expect(readPictures(jar, ctx.keys, 'emma', later(ctx, 601).now)).toBeNull();
	expect(jar.optionsOf('leerid_pictures')).toMatchObject({ path: '/emma', httpOnly: true });
	expect(jar.get('leerid_pictures')).not.toContain('emma');
});
