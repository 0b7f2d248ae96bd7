import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Context } from '../context';
import { cards, emailAddresses, jobs } from '../db';
import { seal } from '../keys';
import { countSealings } from '.';

const database = useTestDatabase();

test('a sealing key that something rests on is told, also when it is held no longer', async () => {
	const ctx = makeContext(database.db);
	expect(await countSealings(ctx)).toEqual([]);
	const old: Context = {
		...ctx,
		keys: { ...createTestKeys(), sealing: createTestKeySet('sealing', ['key-of_2025']) }
	};
	const [{ accountId }, gone] = [await makeAccount(ctx), await makeAccount(ctx)];
	await makeAccount(ctx);
	await makeAccount(old);
	// A void card is never printed again.
	await ctx.db.update(cards).set({ voidedAt: ctx.now }).where(eq(cards.accountId, gone.accountId));
	const sealed = seal(old.keys.sealing, 'a@example.org', 'any');
	await ctx.db.insert(emailAddresses).values({
		...{ id: crypto.randomUUID(), accountId, createdAt: ctx.now },
		...{ addressSealed: sealed, mailboxHash: Buffer.from('x') }
	});
	const job = { kind: 'sweep', payload: {}, maxAttempts: 1, runAt: ctx.now, createdAt: ctx.now };
	await ctx.db.insert(jobs).values([
		{ id: crypto.randomUUID(), ...job, payloadSealed: sealed },
		{ id: crypto.randomUUID(), ...job }
	]);

	const none = { addresses: 0, apps: 0, others: 0 };
	expect(await countSealings(ctx)).toEqual([
		{ id: 'key-of_2025', cards: 1, addresses: 1, apps: 0, others: 1, isHeld: false },
		{ id: ctx.keys.sealing.current.id, ...none, cards: 2, isHeld: true }
	]);
});
