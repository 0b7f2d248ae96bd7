import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { createTestKeys } from '$tests/keys';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { credentials } from '../db';
import { countPeppers } from '.';

const database = useTestDatabase();

test('a pepper that passwords were made with is told, also when it is held no longer', async () => {
	const ctx = makeContext(database.db);
	expect(await countPeppers(ctx)).toEqual([]);
	const [, , old] = [await makeAccount(ctx), await makeAccount(ctx), await makeAccount(ctx)];
	await ctx.db.update(credentials).set({ pepperId: '2025' }).where(eq(credentials.accountId, old.accountId));
	const { id } = createTestKeys().pepper.current;
	expect(await countPeppers(ctx)).toEqual([
		{ id, hashes: 2, isHeld: true },
		{ id: '2025', hashes: 1, isHeld: false }
	]);
});
