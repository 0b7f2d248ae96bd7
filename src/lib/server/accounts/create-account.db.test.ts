import { TEMPORARY_PASSWORD_DAYS } from '$lib/domain/credentials/temporary-password';
import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { findCard } from '../cards';
import type { Context } from '../context';
import { accounts, auditEvents, cards, credentials, usernames, violatedConstraint } from '../db';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

const count = async () =>
	Promise.all(
		[accounts, usernames, credentials, cards, auditEvents].map((table) => database.db.$count(table))
	);

test('an account comes with its secret, its card and its audit row', async () => {
	const { accountId, secret, username, cardUrl } = await makeAccount(ctx, { type: 'basis', kind: 'word' });
	expect(await count()).toEqual([1, 1, 1, 1, 1]);
	expect(await findCard(ctx, new URL(cardUrl).pathname.slice('/K/'.length))).toMatchObject({ accountId });
	expect((await database.db.select().from(auditEvents))[0]).toMatchObject({
		action: 'account.created',
		accountId,
		detail: { kind: 'word', type: 'basis' }
	});
	const dump = await dumpDatabase(database.db);
	expect(textsIn(dump, [secret, cardUrl.split('/').at(-1)!])).toEqual([]);
	expect(textsIn(dump, [username])).toEqual([username]);
});

test.each([
	['temporary', true],
	['own', false]
] as const)('a %s password must be replaced, and is dead in time: %s', async (kind, mustReplace) => {
	const { accountId } = await makeAccount(ctx, { kind });
	const [stored] = await database.db.select().from(credentials).where(eq(credentials.accountId, accountId));
	const expiresAt = new Date(ctx.now.getTime() + TEMPORARY_PASSWORD_DAYS * 24 * 3600 * 1000);
	expect(stored).toMatchObject({ kind, mustReplace, expiresAt: mustReplace ? expiresAt : null });
	expect(stored!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a name that is taken leaves nothing behind', async () => {
	await makeAccount(ctx, { username: 'gaston.logie' });
	const pupil = await makePupil(ctx);
	const before = await count();
	await expect(makeAccount(ctx, { ...pupil, username: 'gaston.logie' })).rejects.toThrow();
	expect(await count()).toEqual(before);
});

test('a name in use and a name once given are told apart from every other mistake', async () => {
	const { accountId } = await makeAccount(ctx, { username: 'gaston.logie' });
	const refusalOf = (username: string) =>
		makeAccount(ctx, { username }).then(() => 'none', violatedConstraint);
	expect(await refusalOf('gaston.logie')).toBe('accounts_username_key');
	await database.db.update(accounts).set({ username: 'gaston.logie2' }).where(eq(accounts.id, accountId));
	expect(await refusalOf('gaston.logie')).toBe('usernames_pkey');
});

test('a pupil has one account', async () => {
	const { pupilId } = await makeAccount(ctx);
	expect(await makeAccount(ctx, { pupilId }).then(() => 'none', violatedConstraint)).toBe(
		'accounts_pupil_key'
	);
});

test.each(['dashboard', 'api', 'k', 'Gaston', 'gaston logie', 'a@b', '', '..', '🦊'])(
	'%j is a word of ours or no username, and nobody gets it (A37)',
	async (username) => {
		const pupil = await makePupil(ctx);
		const before = await count();
		await expect(makeAccount(ctx, { ...pupil, username })).rejects.toThrow(RangeError);
		expect(await count()).toEqual(before);
	}
);
