import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { eq, sql } from 'drizzle-orm';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import {
	accounts,
	cards,
	classConsents,
	classMemberships,
	credentials,
	enrollments,
	revocations
} from '../db';
import { hashSecret } from '../credentials';
import { copyJournal, exportJournal, replayJournal } from '.';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'leerid-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

const play = (text: string) => replayJournal(ctx, text.split('\n'));

async function journal(): Promise<string> {
	const lines: string[] = [];
	for await (const line of exportJournal(ctx.db)) lines.push(line);
	return lines.join('');
}

/** What happened after the backup, and is not in it. `undo` makes the database what the backup held. */
async function restoredAfter(
	happened: () => Promise<unknown>,
	undo: () => Promise<unknown>
): Promise<string> {
	await ctx.db.delete(revocations);
	await happened();
	const text = await journal();
	await undo();
	await ctx.db.delete(revocations);
	return text;
}

const card = async (accountId: string) =>
	(await ctx.db.select().from(cards).where(eq(cards.accountId, accountId)))[0];

test('a card made void after the backup is void again', async () => {
	const { accountId } = await makeAccount(ctx);
	const text = await restoredAfter(
		() => ctx.db.update(cards).set({ voidedAt: ctx.now, voidedReason: 'lost' }),
		() => ctx.db.update(cards).set({ voidedAt: null, voidedReason: null })
	);
	expect(await play(text)).toMatchObject({ entries: 1, done: 1, refused: 0, unread: 0 });
	expect((await card(accountId))?.voidedAt).not.toBeNull();
});

test('a secret that was replaced opens nothing again, and one made since lives on', async () => {
	const [old, other] = [await makeAccount(ctx), await makeAccount(ctx)];
	const before = await ctx.db.select().from(credentials);
	const text = await restoredAfter(
		async () => {
			const stored = await hashSecret(ctx.keys, old.accountId, 'een ander wachtwoord');
			await ctx.db
				.update(credentials)
				.set({ ...stored, changedAt: new Date(ctx.now.getTime() + 1000) })
				.where(eq(credentials.accountId, old.accountId));
		},
		async () => {
			for (const row of before)
				await ctx.db.update(credentials).set(row).where(eq(credentials.accountId, row.accountId));
		}
	);
	expect(await play(text)).toMatchObject({ done: 1 });
	const expiry = async (id: string) =>
		(await ctx.db.select().from(credentials).where(eq(credentials.accountId, id)))[0]?.expiresAt;
	expect(await expiry(old.accountId)).not.toBeNull();
	expect(await expiry(other.accountId)).toBeNull();
});

test('the same secret hashed anew is no revocation', async () => {
	const { accountId } = await makeAccount(ctx);
	await ctx.db.delete(revocations);
	await ctx.db.update(credentials).set({ hash: 'anew' }).where(eq(credentials.accountId, accountId));
	expect(await journal()).toBe('');
});

test('consent that was stopped stays stopped, and its class information gone', async () => {
	const { pupilId } = await makeAccount(ctx);
	const [enrollment] = await ctx.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	if (!enrollment) throw new Error('the pupil is not enrolled');
	const { schoolId, id: enrollmentId } = enrollment;
	const consent = {
		...{ id: crypto.randomUUID(), schoolId, protocolVersion: '1', protocolHash: 'x' },
		...{ acceptedBy: crypto.randomUUID(), acceptedByName: 'Bea', acceptedAt: ctx.now }
	};
	const membership = {
		id: crypto.randomUUID(),
		enrollmentId,
		schoolId,
		classTitle: '3A',
		receivedAt: ctx.now
	};
	await ctx.db.insert(classConsents).values(consent);
	await ctx.db.insert(classMemberships).values(membership);
	const text = await restoredAfter(
		async () => {
			await ctx.db.update(classConsents).set({ stoppedAt: ctx.now });
			await ctx.db.delete(classMemberships);
		},
		async () => {
			await ctx.db.update(classConsents).set({ stoppedAt: null });
			await ctx.db.insert(classMemberships).values(membership);
		}
	);
	expect(await play(text)).toMatchObject({ entries: 2, done: 2 });
	expect(await ctx.db.select().from(classMemberships)).toEqual([]);
	expect((await ctx.db.select().from(classConsents))[0]?.stoppedAt).not.toBeNull();
});

test('who was blocked and let in again is let in', async () => {
	const { accountId } = await makeAccount(ctx);
	const text = await restoredAfter(
		async () => {
			await ctx.db.update(accounts).set({ blockedAt: ctx.now });
			await ctx.db.update(accounts).set({ blockedAt: null });
		},
		async () => undefined
	);
	await play(text);
	expect((await ctx.db.select().from(accounts).where(eq(accounts.id, accountId)))[0]?.blockedAt).toBeNull();
});

test('what the backup knows already is not done over again', async () => {
	await makeAccount(ctx);
	await ctx.db.update(cards).set({ voidedAt: ctx.now });
	const text = await journal();
	expect(await play(text)).toMatchObject({ entries: 0, done: 0 });
});

test('a file cut off in the middle is played as far as it goes, and says so', async () => {
	await makeAccount(ctx);
	const text = await restoredAfter(
		() => ctx.db.update(cards).set({ voidedAt: ctx.now }),
		() => ctx.db.update(cards).set({ voidedAt: null })
	);
	expect(await play(`${text}{"id":9,"at":"20`)).toMatchObject({ done: 1, unread: 1 });
});

test('a line of a file can remove nothing but what the journal names', async () => {
	await makeAccount(ctx);
	const line = { id: 9, at: ctx.now.toISOString(), kind: 'removed:schools', mark: null };
	const [school] = await ctx.db
		.execute(sql`select id from schools`)
		.then((r) => (Array.isArray(r) ? r : (r as { rows: unknown[] }).rows) as { id: string }[]);
	expect(await play(JSON.stringify({ ...line, subject: school?.id }))).toMatchObject({
		done: 0
	});
});

test('the file holds each line once it is copied, and the database says so', async () => {
	await makeAccount(ctx);
	await ctx.db.delete(revocations);
	await ctx.db.update(cards).set({ voidedAt: ctx.now });
	const path = join(folder, 'apart', 'journal.jsonl');
	expect(await copyJournal(ctx.db, path)).toBe(1);
	expect(await copyJournal(ctx.db, path)).toBe(0);
	expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ kind: 'card-voided', mark: null });
});

test('a line whose number is none is told, and keeps no other from being played', async () => {
	await makeAccount(ctx);
	const text = await restoredAfter(
		() => ctx.db.update(cards).set({ voidedAt: ctx.now }),
		() => ctx.db.update(cards).set({ voidedAt: null })
	);
	const garbled = { id: 9, at: ctx.now.toISOString(), kind: 'removed:pupils', subject: 'x', mark: null };
	expect(await play(`${JSON.stringify(garbled)}\n${text}`)).toMatchObject({
		done: 1,
		unread: 1
	});
});

test('a journal of days ago is played too when another was played before it', async () => {
	const [first, second] = [await makeAccount(ctx), await makeAccount(ctx)];
	const text = await restoredAfter(
		async () => {
			for (const { accountId } of [first, second])
				await ctx.db.update(cards).set({ voidedAt: ctx.now }).where(eq(cards.accountId, accountId));
		},
		() => ctx.db.update(cards).set({ voidedAt: null, voidedReason: null })
	);
	const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000).toISOString();
	const whole = text.replaceAll(/"at":"[^"]+"/g, `"at":"${longAgo}"`);
	const cutOff = whole.slice(0, whole.indexOf('\n') + 20);
	expect(await play(cutOff)).toMatchObject({ done: 1, unread: 1 });
	expect((await card(second.accountId))?.voidedAt).toBeNull();

	expect(await play(whole)).toMatchObject({ done: 1, unread: 0 });
	expect((await card(second.accountId))?.voidedAt).not.toBeNull();
});

/** A line as the file holds it. */
const line = (id: number, kind: string, subject: string, at: string, mark: string | null = null) =>
	JSON.stringify({ id, at, kind, subject, mark });
const isBlocked = async (accountId: string) =>
	(await ctx.db.select().from(accounts).where(eq(accounts.id, accountId)))[0]?.blockedAt !== null;

test('two lines with one number, of before and after a restore, are both played', async () => {
	const { accountId } = await makeAccount(ctx);
	const text = [
		line(900_120, 'account-blocked', accountId, '2099-11-01T08:00:00.000Z'),
		line(900_120, 'secret-ended', accountId, '2099-11-03T08:00:00.000Z', 'another')
	].join('\n');
	expect(await play(text)).toMatchObject({ entries: 2, done: 1 });
	expect(await isBlocked(accountId)).toBe(true);
});

test('a line of before a restore is not taken for one of after it that the backup knows', async () => {
	const { accountId } = await makeAccount(ctx);
	const at = new Date('2099-11-03T08:00:00Z');
	await ctx.db
		.insert(revocations)
		.values({ id: 900_120, at, kind: 'secret-ended', subject: accountId, mark: 'another' });
	await play(line(900_120, 'account-blocked', accountId, '2099-11-03T07:59:00.000Z'));
	expect(await isBlocked(accountId)).toBe(true);
});

test('who was let in before a restore and blocked after it stays blocked, whatever the numbers say', async () => {
	const { accountId } = await makeAccount(ctx);
	// The numbers begin anew at those of the backup: the later line has the lower one.
	const text = [
		line(900_160, 'account-unblocked', accountId, '2099-11-01T08:00:00.000Z'),
		line(900_150, 'account-blocked', accountId, '2099-11-03T08:00:00.000Z')
	].join('\n');
	await play(text);
	expect(await isBlocked(accountId)).toBe(true);
});
