import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { makeAccount, makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { cards } from '../db';
import { unseal } from '../keys';
import { findCard, issueCard, listCardUrls } from '.';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

test('a card holds an address in capitals with a token of its own', async () => {
	const { accountId, cardUrl } = await makeAccount(ctx);
	const { url } = await issueCard(ctx, accountId);
	for (const address of [cardUrl, url])
		expect(address).toMatch(/^HTTP:\/\/LOCALHOST:3000\/K\/[0-9A-HJKMNP-TV-Z]{13}$/);
	expect(url).not.toBe(cardUrl);
});

test('a token is found however it is written, and is nowhere to be read', async () => {
	const { accountId, username, cardUrl } = await makeAccount(ctx);
	const token = tokenOf(cardUrl);
	const spaced = `${token.slice(0, 4)} ${token.slice(4, 9)}-${token.slice(9)}`;
	for (const written of [token, token.toLowerCase(), spaced])
		expect(await findCard(ctx, written)).toMatchObject({ accountId, username });
	expect(textsIn(await dumpDatabase(database.db), [token])).toEqual([]);
	const [card] = await database.db.select().from(cards);
	expect(unseal(ctx.keys.sealing, card!.tokenSealed, 'card-token')?.toString()).toBe(token);
});

test.each(['0000000000000', 'ZZZZZZZZZZZZZ', '', 'x', "' or 1=1 --", '\0', '🦊', 'A'.repeat(5000)])(
	'%.20j opens nothing',
	async (text) => {
		await makeAccount(ctx);
		expect(await findCard(ctx, text)).toBeNull();
	}
);

test('a void card looks like one that never was, and the next card works', async () => {
	const { accountId, cardUrl } = await makeAccount(ctx);
	await database.db.update(cards).set({ voidedAt: ctx.now }).where(eq(cards.accountId, accountId));
	expect(await findCard(ctx, tokenOf(cardUrl))).toBeNull();
	const { cardId, url } = await issueCard(ctx, accountId);
	expect(await findCard(ctx, tokenOf(url))).toMatchObject({ accountId, cardId });
	expect(await listCardUrls(ctx)).toMatchObject([{ url }]);
});

test('a card printed before the lookup key was rotated still works, until that key is gone', async () => {
	const { accountId, cardUrl } = await makeAccount(ctx);
	const withLookup = (ids: [string, ...string[]]): Context => ({
		...ctx,
		keys: { ...createTestKeys(), lookup: createTestKeySet('lookup', ids) }
	});
	expect(await findCard(withLookup(['newer', 'test']), tokenOf(cardUrl))).toMatchObject({ accountId });
	expect(await findCard(withLookup(['newer']), tokenOf(cardUrl))).toBeNull();
});
