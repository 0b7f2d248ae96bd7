import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { changeUsername } from '../accounts';
import { findAccount, isNameOf } from './find-account';

const database = useTestDatabase();
const named = (username: string) => ({ kind: 'username', username }) as const;

test('a name is found without regard to case, and an address that nobody verified finds nobody', async () => {
	const ctx = makeContext(database.db);
	const { accountId } = await makeAccount(ctx, { username: 'gaston.logie' });
	expect(await findAccount(ctx, named('gaston.logie'))).toMatchObject({ accountId, blocked: false });
	expect(await findAccount(ctx, named('gaston.logi'))).toBeNull();
	expect(await findAccount(ctx, { kind: 'email', email: 'gaston.logie' })).toBeNull();
});

test('a name given up leads to the account that had it, and to nobody else', async () => {
	const ctx = makeContext(database.db);
	const { accountId } = await makeAccount(ctx, { username: 'gaston.logie' });
	await makeAccount(ctx, { username: 'gaston.logie2' });
	await changeUsername(ctx, { accountId, typed: 'gaston.l' });
	expect(await findAccount(ctx, named('gaston.logie'))).toMatchObject({ accountId, username: 'gaston.l' });
	expect(await findAccount(ctx, named('gaston.l'))).toMatchObject({ accountId });
	const account = { accountId, username: 'gaston.l' };
	for (const [name, isOwn] of [
		['gaston.l', true],
		['gaston.logie', true],
		['gaston.logie2', false]
	] as const)
		expect(await isNameOf(ctx, account, name)).toBe(isOwn);
});
