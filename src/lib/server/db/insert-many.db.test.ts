import { useTestDatabase } from '$tests/database';
import { makeContext, makePupil } from '$tests/factories';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '../context';
import { accounts, auditEvents } from './schema';
import { violatedConstraint } from './failures';
import { insertMany } from './insert-many';

const database = useTestDatabase();
const at = new Date('2026-11-22T09:59:59.123Z');

test('what stands there is what a row by itself would have been: text, bytes, instants, JSON, nothing', async () => {
	const row = (i: number): typeof auditEvents.$inferInsert => ({
		id: randomUUID(),
		at,
		action: 'account.created',
		actorKind: 'system',
		accountId: i % 2 ? randomUUID() : null,
		requestId: `"'\\ ${i}\n\t{},[]$1 🧒`,
		addressHash: i % 3 ? new Uint8Array(randomBytes(32)) : null,
		detail: { i, text: 'null', nothing: null, yes: i % 2 === 0 },
		salt: new Uint8Array(0)
	});
	const rows = Array.from({ length: 2_345 }, (_, i) => row(i));
	await insertMany(database.db, auditEvents, rows);
	const byOne = rows.slice(0, 4).map((one) => ({ ...one, id: randomUUID() }));
	for (const one of byOne) await database.db.insert(auditEvents).values(one);

	const stored = new Map((await database.db.select().from(auditEvents)).map((one) => [one.id, one]));
	expect(stored.size).toBe(rows.length + byOne.length);
	for (const [i, one] of byOne.entries()) {
		const { id: _, recordedAt: __, ...alone } = stored.get(one.id)!;
		const { id: ___, recordedAt, ...together } = stored.get(rows[i]!.id)!;
		expect(together).toEqual(alone);
		expect(recordedAt).toBeInstanceOf(Date);
	}
	expect(stored.get(rows[2_344]!.id)).toMatchObject(rows[2_344]!);
});

test('nothing to write is no error', async () => {
	await insertMany(database.db, auditEvents, []);
	expect(await database.db.$count(auditEvents)).toBe(0);
});

test('a row with other columns than the first is refused, and nothing is written', async () => {
	const row = { id: randomUUID(), at, action: 'account.created', actorKind: 'system' as const };
	const rowWith = (more: Partial<typeof auditEvents.$inferInsert>) => ({ ...row, id: randomUUID(), ...more });
	const attempt = (rows: (typeof auditEvents.$inferInsert)[]) => insertMany(database.db, auditEvents, rows);
	const first = rowWith({ requestId: 'one' });
	// One more, one fewer, another in its place.
	for (const second of [rowWith({ requestId: 'two', device: 'a' }), rowWith({}), rowWith({ device: 'a' })])
		await expect(attempt([first, second])).rejects.toThrow('row 1 for audit_events has other columns');
	expect(await database.db.$count(auditEvents)).toBe(0);
	await attempt([first, rowWith({ requestId: null, device: undefined })]);
	expect(await database.db.$count(auditEvents)).toBe(2);
});

test('one row that the table refuses refuses all, by its name, and the connection lives on', async () => {
	const ctx = makeContext(database.db);
	const { pupilId } = await makePupil(ctx);
	const [first, second] = [randomUUID(), randomUUID()];
	const account = (id: string, username: string) => ({
		id,
		pupilId,
		type: 'basis' as const,
		username,
		createdAt: at
	});
	const attempt = (rows: ReturnType<typeof account>[]) =>
		inTransaction(ctx, ({ db }) => insertMany(db, accounts, rows)).then(() => 'none', violatedConstraint);
	expect(await attempt([account(first, 'een'), account(second, 'twee')])).toBe('accounts_pupil_key');
	// A name that is too long is refused, never cut.
	expect(await attempt([account(first, 'x'.repeat(500))])).not.toBe('none');
	expect(await ctx.db.$count(accounts)).toBe(0);
	expect(await attempt([account(first, 'een')])).toBe('none');
	expect(await ctx.db.$count(accounts)).toBe(1);
});
