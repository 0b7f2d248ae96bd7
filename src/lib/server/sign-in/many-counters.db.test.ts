import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { countWholeReads } from '$tests/whole-reads';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signIn } from './sign-in';

const database = useTestDatabase();

test('a sign-in goes to its own counters, however many others there are', async () => {
	const ctx = makeContext(database.db);
	await ctx.db
		.execute(sql`insert into throttle_counters (scope, key, failures, "distinct", window_started_at, updated_at)
		select 'device', sha256(n::text::bytea), 1, '{}', now(), now() from generate_series(1, 3000) n`);
	await ctx.db.execute(sql`analyze throttle_counters`);
	const { username, secret: text } = await makeAccount(ctx);
	const before = await countWholeReads(ctx.db, 'throttle_counters');

	const device = { id: crypto.randomUUID(), recognised: false, accountIds: [] };
	const secret = { kind: 'text', text } as const;
	const name = { kind: 'username', username } as const;
	const outcome = await signIn(ctx, { name, secret, device, scannedAccountId: null, ownDevice: false });

	expect(outcome.outcome).toBe('signed-in');
	expect(await countWholeReads(ctx.db, 'throttle_counters')).toBe(before);
});
