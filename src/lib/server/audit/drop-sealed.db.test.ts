import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { desc, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEvents, auditSeals, selectRows } from '../db';
import { dropSealedAudit } from './drop-sealed';
import { makeAuditMonths } from './months';
import { recordAudit } from './record-audit';

const database = useTestDatabase();
/** Far enough back to be dropped; no month of it has a partition yet. */
const OCTOBER = new Date('2021-10-20T10:00:00Z');
const NOVEMBER = new Date('2021-11-20T00:30:00Z');
const DECEMBER = new Date('2021-12-20T12:00:00Z');

/** A row and the window of a minute that seals it, as if both were made `at`: the clock of the database cannot be moved. */
async function happenAndSeal(at: Date): Promise<void> {
	const ctx = makeContext(database.db, { now: at });
	await recordAudit(ctx, { action: 'sign-out' });
	await ctx.db.update(auditEvents).set({ recordedAt: at }).where(eq(auditEvents.at, at));
	const [last] = await ctx.db.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1);
	const until = new Date(at.getTime() + 60_000);
	const bytes = new Uint8Array(32);
	await ctx.db.insert(auditSeals).values({
		...{ seq: (last?.seq ?? 0) + 1, after: last?.until ?? new Date(0), until, rows: 1, rowsHash: bytes },
		...{ previous: bytes, sealedAt: until, keyId: 'test', mac: bytes }
	});
}

const partitions = async () =>
	(
		await selectRows<{ name: string }>(
			database.db,
			sql`select tableoid::regclass::text as name from audit_events order by id`
		)
	).map(({ name }) => name);

const exists = async (name: string) =>
	(
		await selectRows<{ there: boolean }>(database.db, sql`select to_regclass(${name}) is not null as there`)
	)[0]?.there;

test('rows lie in the month of their id, and what came before its month was made moves along', async () => {
	await happenAndSeal(OCTOBER);
	expect(await partitions()).toEqual(['audit_events_rest']);
	await makeAuditMonths(database.db, OCTOBER);
	await makeAuditMonths(database.db, OCTOBER);
	await happenAndSeal(NOVEMBER);
	expect(await partitions()).toEqual(['audit_events_2021_10', 'audit_events_2021_11']);
});

test('this month and the next two are there from the beginning', async () => {
	await happenAndSeal(new Date());
	expect((await partitions())[0]).toMatch(/^audit_events_\d{4}_\d{2}$/);
});

test('a month goes whole, its seals say so, and the one that is not over stays', async () => {
	await makeAuditMonths(database.db, OCTOBER);
	for (const at of [OCTOBER, NOVEMBER, DECEMBER]) await happenAndSeal(at);
	const ctx = makeContext(database.db);
	expect(await dropSealedAudit(ctx, new Date('2021-11-15T00:00:00Z'))).toBe(1);
	expect(await exists('audit_events_2021_10')).toBe(false);
	expect(await exists('audit_events_2021_11')).toBe(true);
	expect(await partitions()).toEqual(['audit_events_2021_11', 'audit_events_2021_12']);
	const seals = await ctx.db.select().from(auditSeals).orderBy(auditSeals.seq);
	expect(seals.map(({ droppedAt }) => droppedAt !== null)).toEqual([true, false, false]);
	expect(await dropSealedAudit(ctx, new Date('2021-11-15T00:00:00Z'))).toBe(0);
	expect(await dropSealedAudit(ctx, new Date('2021-12-15T00:00:00Z'))).toBe(1);
	expect(await partitions()).toEqual(['audit_events_2021_12']);
});

test('what lies in no month goes with the windows that end before', async () => {
	await happenAndSeal(OCTOBER);
	await happenAndSeal(DECEMBER);
	expect(await dropSealedAudit(makeContext(database.db), new Date('2021-11-15T00:00:00Z'))).toBe(1);
	expect(await database.db.$count(auditEvents)).toBe(1);
});

test('a month that is not sealed to its end stays', async () => {
	await makeAuditMonths(database.db, OCTOBER);
	await happenAndSeal(OCTOBER);
	const late = makeContext(database.db, { now: new Date('2021-10-31T23:00:00Z') });
	await recordAudit(late, { action: 'sign-out' });
	await dropSealedAudit(late, new Date('2021-11-15T00:00:00Z'));
	expect(await exists('audit_events_2021_10')).toBe(true);
});

test('the database refuses to drop a month of the past year', async () => {
	const drop = database.db.execute(sql`select drop_audit_month(current_date)`);
	await expect(drop.catch((error: Error) => Promise.reject(error.cause))).rejects.toThrow('too young');
});
