import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { createTestKeySet } from '$tests/keys';
import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { auditEvents, auditSeals } from '../db';
import { checkAuditChain } from './check-chain';
import { eraseAuditDetail } from './erase-detail';
import { exportAudit } from './export-audit';
import { recordAudit, type AuditEntry } from './record-audit';
import { sealAudit } from './seal-chain';

const database = useTestDatabase();
const ACCOUNT = crypto.randomUUID();
/** Everything of a test is recorded at one instant, that of its transaction: seal it at once. */
const AT_ONCE = -1000;

let ctx: Context;
beforeEach(async () => {
	ctx = makeContext(database.db);
	const details: AuditEntry['detail'][] = [{ methods: 'pwd', ownDevice: false }, { methods: 'qr pic' }, {}];
	for (const detail of details)
		await recordAudit(ctx, { action: 'sign-in.succeeded', accountId: ACCOUNT, detail });
});

const faults = async () => (await checkAuditChain(ctx)).faults;
const first = async () => {
	const [row] = await ctx.db.select().from(auditEvents).orderBy(asc(auditEvents.id)).limit(1);
	if (!row) throw new Error('there is no row');
	return row;
};

test('what was recorded is sealed once, and fits', async () => {
	expect(await sealAudit(ctx, AT_ONCE)).toMatchObject({ seq: 1, rows: 3 });
	expect(await sealAudit(ctx, AT_ONCE)).toBeNull();
	expect(await checkAuditChain(ctx)).toMatchObject({ seals: 1, rows: 3, erased: 0, faults: [] });
});

test('what is still warm is not sealed', async () => {
	expect(await sealAudit(ctx)).toBeNull();
});

test('a row that was altered is found', async () => {
	await sealAudit(ctx, AT_ONCE);
	await ctx.db
		.update(auditEvents)
		.set({ action: 'sign-out' })
		.where(eq(auditEvents.id, (await first()).id));
	expect(await faults()).toEqual([{ seq: 1, what: 'content' }]);
});

test('detail that was altered is found', async () => {
	await sealAudit(ctx, AT_ONCE);
	await ctx.db
		.update(auditEvents)
		.set({ detail: { methods: 'pic' } })
		.where(eq(auditEvents.id, (await first()).id));
	expect(await faults()).toEqual([{ seq: 1, what: 'detail' }]);
});

test('a row that was removed is found', async () => {
	await sealAudit(ctx, AT_ONCE);
	await ctx.db.delete(auditEvents).where(eq(auditEvents.id, (await first()).id));
	expect(await faults()).toEqual([{ seq: 1, what: 'rows' }]);
});

test('a row that was slipped in is found', async () => {
	await sealAudit(ctx, AT_ONCE);
	await ctx.db.insert(auditEvents).values({ ...(await first()), id: crypto.randomUUID() });
	expect(await faults()).toEqual([{ seq: 1, what: 'rows' }]);
});

test('whoever alters the seal as well lacks the key', async () => {
	await sealAudit(ctx, AT_ONCE);
	await ctx.db.delete(auditEvents).where(eq(auditEvents.id, (await first()).id));
	await ctx.db.update(auditSeals).set({ rows: 2 });
	expect((await faults()).map(({ what }) => what)).toContain('forged-seal');
	const stranger = { ...ctx, keys: { ...ctx.keys, signing: createTestKeySet('signing', ['stranger']) } };
	expect((await checkAuditChain(stranger)).faults[0]).toEqual({ seq: 1, what: 'unknown-key' });
});

test('a seal cut off the end is missed by whoever kept its name', async () => {
	await sealAudit(ctx, AT_ONCE);
	const { head } = await checkAuditChain(ctx);
	await ctx.db.delete(auditSeals);
	expect((await checkAuditChain(ctx, [head ?? ''])).faults).toEqual([{ seq: 1, what: 'missing-seal' }]);
});

test('erasing what rows say of a pupil breaks nothing, and leaves nothing to guess by', async () => {
	await sealAudit(ctx, AT_ONCE);
	expect(await eraseAuditDetail(ctx, [ACCOUNT])).toBe(3);
	expect(await checkAuditChain(ctx)).toMatchObject({ rows: 3, erased: 3, faults: [] });
	expect(await first()).toMatchObject({ detail: {}, device: null, addressHash: null, salt: null });
});

test('what was erased cannot be filled in again with something else', async () => {
	await sealAudit(ctx, AT_ONCE);
	await eraseAuditDetail(ctx, [ACCOUNT]);
	await ctx.db.update(auditEvents).set({ detail: { methods: 'qr' } });
	expect(await faults()).toEqual([{ seq: 1, what: 'detail' }]);
});

test('rows older than digests are sealed as they stand', async () => {
	await ctx.db.update(auditEvents).set({ salt: null, digest: null });
	await sealAudit(ctx, AT_ONCE);
	expect(await faults()).toEqual([]);
	await ctx.db.update(auditEvents).set({ detail: sql`'{"methods":"qr"}'::jsonb` });
	expect(await faults()).toEqual([{ seq: 1, what: 'content' }]);
});

test('it can be exported, a line a row, without losing what the chain needs', async () => {
	const [from, until] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
	const lines: { action: string; digest: string }[] = [];
	for await (const line of exportAudit(ctx, from, until)) lines.push(JSON.parse(line) as never);
	expect(lines.map(({ action }) => action)).toEqual(Array(3).fill('sign-in.succeeded'));
	expect(lines.every(({ digest }) => digest.length === 43)).toBe(true);
});
