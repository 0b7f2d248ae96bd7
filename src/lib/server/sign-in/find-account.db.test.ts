import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { expect, test } from 'vitest';
import { findAccount, secretPage } from './find-account';

const database = useTestDatabase();
const named = (username: string) => ({ kind: 'username', username }) as const;
const unknownNames = Array.from({ length: 400 }, (_, n) => `niemand.${n}`);

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

test('a name is found without regard to case, and an address that nobody verified finds nobody', async () => {
	const ctx = makeContext(database.db);
	const { accountId } = await makeAccount(ctx, { username: 'gaston.logie' });
	expect(await findAccount(ctx, named('gaston.logie'))).toMatchObject({ accountId, blocked: false });
	expect(await findAccount(ctx, named('gaston.logi'))).toBeNull();
	expect(await findAccount(ctx, { kind: 'email', email: 'gaston.logie' })).toBeNull();
});
