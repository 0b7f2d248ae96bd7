import { useTestDatabase } from '$tests/database';
import { later, makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { recordAudit, recordAudits, type AuditEntry } from '../audit';
import type { Context } from '../context';
import { auditEvents, throttleCounters } from '../db';
import { reserveAttempt } from '../sign-in';
import { forgetState, isSprayed, lookForSpray, readNotice, setNotice } from '.';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	forgetState();
	ctx = makeContext(database.db);
});

const NONE = { nl: '', en: '', fr: '' };
const failures = (many: number): AuditEntry[] =>
	Array.from({ length: many }, () => ({ action: 'sign-in.failed' }));

test('a notice is read in its own language, else in Dutch, until it is taken away', async () => {
	expect(await readNotice(ctx, 'nl')).toBeNull();
	expect(await setNotice(ctx, { nl: 'Bingel werkt niet.', en: 'Bingel is  down.', fr: '' })).toBeNull();
	expect(await readNotice(ctx, 'en')).toBe('Bingel is down.');
	expect(await readNotice(ctx, 'fr')).toBe('Bingel werkt niet.');
	expect(await setNotice(ctx, NONE)).toBeNull();
	expect(await readNotice(ctx, 'nl')).toBeNull();
});

test('a notice without Dutch, or as long as a letter, is refused', async () => {
	expect(await setNotice(ctx, { ...NONE, en: 'Down.' })).toBe('missing');
	expect(await setNotice(ctx, { ...NONE, nl: 'x'.repeat(201) })).toBe('too-long');
});

test('failures from everywhere raise an alarm, once', async () => {
	await recordAudits(ctx, failures(3_000));
	await recordAudit(ctx, { action: 'sign-in.succeeded' });
	expect(await lookForSpray(ctx)).toMatchObject({ failed: 3_000, succeeded: 1 });
	expect(await isSprayed(ctx)).toBe(true);
	expect(await lookForSpray(ctx)).toBeNull(); // looked a moment ago
	expect(await lookForSpray(later(ctx, 60))).not.toBeNull();
	const told = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'service.spray-alarm'));
	expect(told).toHaveLength(1);
});

test('it ends by itself when they stop', async () => {
	await recordAudits(ctx, failures(3_000));
	await lookForSpray(ctx);
	await lookForSpray(later(ctx, 700));
	expect(await isSprayed(later(ctx, 700))).toBe(true);
	expect(await isSprayed(later(ctx, 901))).toBe(false);
});

test('under the alarm an address that nobody proved has less in hand, and a card as much as ever', async () => {
	await recordAudits(ctx, failures(3_000));
	await lookForSpray(ctx);
	const device = { id: 'tablet', accountIds: [] } as never;
	await reserveAttempt(ctx, { name: 'a', device, knownDevice: false, cardScanned: false });
	await ctx.db.update(throttleCounters).set({ failures: 60 }).where(eq(throttleCounters.scope, 'address'));
	await reserveAttempt(ctx, { name: 'b', device, knownDevice: false, cardScanned: false });
	const spent = await reserveAttempt(ctx, { name: 'c', device, knownDevice: false, cardScanned: false });
	expect(spent).toMatchObject({ allowed: false, scope: 'address' });
	expect(
		await reserveAttempt(ctx, { name: 'd', device, knownDevice: false, cardScanned: true })
	).toMatchObject({
		allowed: true
	});
});
