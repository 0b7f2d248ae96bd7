import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { countWholeReads } from '$tests/whole-reads';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { oidcPayloads } from '../db';
import { openLedger, type PayloadRow } from './ledger';
import { writeTogether } from './write-together';

const database = useTestDatabase();
let ctx: Context;
beforeEach(async () => {
	ctx = makeContext(database.db);
	await ctx.db.execute(sql`insert into oidc_payloads (model, id, payload)
		select (array['Interaction', 'Grant'])[1 + n % 2], 'key' || n, '{"accountId": "somebody"}' from generate_series(1, 3000) n`);
	await ctx.db.execute(sql`analyze oidc_payloads`);
});

const row = (more: Partial<PayloadRow>): PayloadRow => ({
	...{ model: 'AuthorizationCode', id: 'code', payload: {}, grantId: null, uid: null },
	...{ sessionId: null, grantKey: null, expiresAt: null },
	...more
});
const find = (id: string) => ctx.db.select().from(oidcPayloads).where(eq(oidcPayloads.id, id));

test('what is written and what goes is found by its key, however much else there is', async () => {
	const ledger = openLedger();
	ledger.gone.set('a', { model: 'Interaction', id: 'key2' });
	ledger.rows.set('b', row({}));
	const before = await countWholeReads(ctx.db, 'oidc_payloads');

	expect(await writeTogether(ctx, ledger, [])).toBe(true);

	expect(await countWholeReads(ctx.db, 'oidc_payloads')).toBe(before);
	expect(await find('code')).toHaveLength(1);
	expect(await find('key2')).toHaveLength(0);
	expect(await find('key4')).toHaveLength(1);
});

test('the same key of another model stays', async () => {
	const ledger = openLedger();
	ledger.gone.set('a', { model: 'Interaction', id: 'key1' });
	await writeTogether(ctx, ledger, []);
	expect(await find('key1')).toHaveLength(1);
});

test('nothing of it is written when the grant that it hangs on is no more', async () => {
	const ledger = openLedger();
	ledger.rows.set('a', row({ grantKey: 'none' }));
	ledger.rows.set('b', row({ id: 'other' }));
	expect(await writeTogether(ctx, ledger, [])).toBe(false);
	expect(await find('other')).toHaveLength(0);
});
