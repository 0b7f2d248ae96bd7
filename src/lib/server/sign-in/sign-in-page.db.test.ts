import { USUAL_PREFERENCES } from '$lib/domain/desk/preferences';
import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { CookieJar } from '$tests/cookie-jar';
import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { expect, test } from 'vitest';
import type { Context } from '../context';
import { pupilPreferences } from '../db';
import { keepCardScan } from './card-scan-cookie';
import { keepDevice, readDevice, withAccount } from './device-cookie';
import type { LoginName } from './login-name';
import { signInPage } from './sign-in-page';

const database = useTestDatabase();
const named = (username: string) => ({ kind: 'username', username }) as const;
const unknownNames = Array.from({ length: 400 }, (_, n) => `niemand.${n}`);
const secretPage = async (ctx: Context, name: LoginName) =>
	(await signInPage(ctx, new CookieJar(), name)).secret;

test('a known name gets the page of its own kind of secret', async () => {
	const ctx = makeContext(database.db);
	const pictures = await makeAccount(ctx, {
		type: 'basis',
		kind: 'pictures',
		secret: pictureSecret([1, 2, 3, 4, 5, 6, 7, 8])
	});
	const word = await makeAccount(ctx, { type: 'basis', kind: 'word' });
	expect(await secretPage(ctx, named(pictures.username))).toBe('pictures');
	expect(await secretPage(ctx, named(word.username))).toBe('text');
	expect(await secretPage(ctx, { kind: 'email', email: 'wout@voorbeeld.be' })).toBe('text');
});

test('unknown names get either page, each always the same one, also while a key is being rotated', async () => {
	const ctx = makeContext(database.db);
	const rotated = {
		...ctx,
		keys: { ...createTestKeys(), lookup: createTestKeySet('lookup', ['newer', 'test']) }
	};
	const pages = await Promise.all(unknownNames.map((name) => secretPage(ctx, named(name))));
	expect(await Promise.all(unknownNames.map((name) => secretPage(rotated, named(name))))).toEqual(pages);
	const share = pages.filter((page) => page === 'pictures').length / pages.length;
	expect(share).toBeGreaterThan(0.3);
	expect(share).toBeLessThan(0.5);
});

test('nobody without the key can tell which page an unknown name gets', async () => {
	const ctx = makeContext(database.db);
	const other = { ...ctx, keys: { ...createTestKeys(), lookup: createTestKeySet('another') } };
	const pages = await Promise.all(unknownNames.map((name) => secretPage(ctx, named(name))));
	const others = await Promise.all(unknownNames.map((name) => secretPage(other, named(name))));
	expect(pages.filter((page, n) => page !== others[n]).length).toBeGreaterThan(100);
});

const OWN = { tileSize: 'huge', readAloud: true, moreTime: true, method: 'teacher' } as const;

/** A pupil for whom the school chose something, and one for whom it did not. */
async function makeAdapted(ctx: Context) {
	const adapted = await makeAccount(ctx);
	const usual = await makeAccount(ctx);
	await database.db.insert(pupilPreferences).values({ pupilId: adapted.pupilId, ...OWN, updatedAt: ctx.now });
	return { adapted, usual };
}

test('what the school chose for a pupil shows on a device on which that pupil signed in', async () => {
	const ctx = makeContext(database.db);
	const { adapted, usual } = await makeAdapted(ctx);
	const jar = new CookieJar();
	keepDevice(jar, ctx.keys, withAccount(readDevice(jar, ctx.keys), adapted.accountId));
	expect((await signInPage(ctx, jar, named(adapted.username))).preferences).toEqual(OWN);
	expect((await signInPage(ctx, jar, named(usual.username))).preferences).toEqual(USUAL_PREFERENCES);
});

test('and where the pupil’s own card was scanned, as long as a scan counts', async () => {
	const ctx = makeContext(database.db);
	const { adapted, usual } = await makeAdapted(ctx);
	const jar = new CookieJar();
	keepCardScan(jar, ctx.keys, adapted.accountId, ctx.now);
	expect(await signInPage(ctx, jar, named(adapted.username))).toMatchObject({
		preferences: OWN,
		scanned: true
	});
	expect((await signInPage(ctx, jar, named(usual.username))).scanned).toBe(false);
	expect(await signInPage(later(ctx, 601), jar, named(adapted.username))).toMatchObject({
		preferences: USUAL_PREFERENCES,
		scanned: false
	});
});

test('to every other device the page is that of a pupil for whom nothing was chosen', async () => {
	const ctx = makeContext(database.db);
	const { adapted, usual } = await makeAdapted(ctx);
	const fresh = new CookieJar();
	const others = new CookieJar();
	keepDevice(others, ctx.keys, withAccount(readDevice(others, ctx.keys), usual.accountId));
	keepCardScan(others, ctx.keys, usual.accountId, ctx.now);
	for (const jar of [fresh, others]) {
		const plain = await signInPage(ctx, new CookieJar(), named(usual.username));
		expect(await signInPage(ctx, jar, named(adapted.username))).toEqual(plain);
	}
});
