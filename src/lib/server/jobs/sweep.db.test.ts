import { eq, sql } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { createTestKeys } from '$tests/keys';
import {
	accounts,
	helpRequests,
	jobs,
	mails,
	pupils,
	sessions,
	throttleCounters,
	type Database
} from '../db';
import { startBackground, stopBackground } from './background';
import type { World } from './world';

const database = useTestDatabase();
afterEach(() => stopBackground(100));

const now = new Date('2026-09-01T04:00:00+02:00');
const ago = (hours: number) => new Date(now.getTime() - hours * 60 * 60 * 1000);

async function makeWorld(): Promise<World> {
	const { db } = await database.fresh();
	return { db, engine: database.engine, keys: createTestKeys(), now: () => new Date(now) };
}

async function addSessions(db: Database): Promise<void> {
	const [pupil] = await db.insert(pupils).values({ givenName: 'Zoë', familyName: 'Daniëls' }).returning();
	const [account] = await db
		.insert(accounts)
		.values({ pupilId: pupil!.id, type: 'basis', username: 'zoe.daniels', createdAt: now })
		.returning();
	const base = {
		accountId: account!.id,
		createdAt: ago(20),
		idleSeconds: 3600,
		ownDevice: false,
		methods: ['pic'],
		device: 'Chrome · Android'
	};
	await db.insert(sessions).values([
		{ ...base, id: 'live', lastUsedAt: ago(0.5), expiresAt: ago(-1) },
		{ ...base, id: 'idle', lastUsedAt: ago(1.5), expiresAt: ago(-1) },
		{ ...base, id: 'ended', lastUsedAt: ago(0.5), expiresAt: ago(0.1) }
	]);
}

test('the nightly sweep runs once for a day, removes what is over, keeps the rest and reports counts', async () => {
	const world = await makeWorld();
	const { db } = world;
	await addSessions(db);
	const counter = {
		scope: 'account-unknown-device' as const,
		failures: 1,
		distinct: [],
		windowStartedAt: ago(99)
	};
	await db.insert(throttleCounters).values([
		{ ...counter, key: Buffer.of(1), updatedAt: ago(49) },
		{ ...counter, key: Buffer.of(2), updatedAt: ago(47) },
		{ ...counter, key: Buffer.of(3), updatedAt: ago(49), blockedUntil: ago(-1) }
	]);
	const mail = {
		template: 'x',
		purpose: 'notice',
		locale: 'nl',
		addressHash: Buffer.of(1),
		nextAttemptAt: now
	};
	await db.insert(mails).values([
		{ ...mail, id: crypto.randomUUID(), messageId: 'old', createdAt: ago(31 * 24) },
		{ ...mail, id: crypto.randomUUID(), messageId: 'new', createdAt: ago(29 * 24) }
	]);
	const help = { nameHash: Buffer.of(1), deviceHash: Buffer.of(1), decoys: [], createdAt: ago(1) };
	await db.insert(helpRequests).values([
		{ ...help, digits: 10, expiresAt: ago(0.1) },
		{ ...help, digits: 11, expiresAt: ago(-0.1) }
	]);
	// More than one statement's worth.
	await db.execute(sql`insert into jobs (id, kind, state, payload, max_attempts, run_at, created_at, finished_at)
		select gen_random_uuid(), 'old', 'done', 'null'::jsonb, 1, at, at, at
		from generate_series(1, 4001), (select ${ago(31 * 24).toISOString()}::timestamptz as at) as times`);

	await startBackground(world);
	await vi.waitFor(
		async () => {
			const [job] = await db.select().from(jobs).where(eq(jobs.kind, 'sweep'));
			expect(job?.state).toBe('done');
		},
		{ timeout: 10_000, interval: 50 }
	);
	await startBackground(world); // a restart on the same day

	const swept = await db.select().from(jobs);
	expect(swept).toHaveLength(1);
	expect(swept[0]).toMatchObject({
		onceKey: 'sweep:2026-09-01',
		result: { sessions: 2, throttleCounters: 1, helpRequests: 1, mails: 1, jobs: 4001 },
		done: 4006
	});
	expect((await db.select().from(sessions)).map(({ id }) => id)).toEqual(['live']);
	expect((await db.select().from(throttleCounters)).map(({ key }) => key[0])).toEqual([2, 3]);
	expect((await db.select().from(helpRequests)).map(({ digits }) => digits)).toEqual([11]);
	expect((await db.select().from(mails)).map(({ messageId }) => messageId)).toEqual(['new']);
});

test.runIf(database.engine === 'embedded')(
	'what ran when the only process died is taken at the next start, without waiting for its lease',
	async () => {
		const world = await makeWorld();
		const id = crypto.randomUUID();
		await world.db.insert(jobs).values({
			id,
			kind: 'sweep',
			state: 'running',
			payload: {},
			maxAttempts: 5,
			attempts: 1,
			runAt: now,
			createdAt: now,
			lockedBy: 'the dead one',
			lockedUntil: ago(-1)
		});
		await startBackground(world);
		await vi.waitFor(async () => {
			const [job] = await world.db.select().from(jobs).where(eq(jobs.id, id));
			expect(job?.state).toBe('done');
		});
	}
);
