import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../context';
import { auditEvents, importRuns, jobs } from '../db';

const database = useTestDatabase();
vi.mock(import('../db'), async (original) => ({
	...(await original()),
	getDatabase: async () => ({ db: database.db, engine: database.engine, close: async () => undefined }),
	databaseState: async () => 'ok' as const
}));
const { readServiceHealth, rerunFailed } = await import('.');

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

async function failedJob(): Promise<string> {
	const id = crypto.randomUUID();
	const times = { runAt: ctx.now, createdAt: ctx.now, finishedAt: ctx.now };
	await ctx.db.insert(jobs).values({
		id,
		kind: 'sweep',
		payload: {},
		maxAttempts: 5,
		attempts: 5,
		state: 'failed',
		lastError: 'broken',
		...times
	});
	return id;
}

test('an empty service is well, and shows no secret', async () => {
	const health = await readServiceHealth(ctx);
	expect(health).toMatchObject({
		program: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string },
		database: { engine: database.engine, state: 'ok', ahead: 0, pool: null },
		jobs: { waiting: 0, dueSince: null, failed: [] },
		mails: { waiting: 0, givenUp: 0, lost: [] },
		throttle: { waiting: 0 },
		journal: { waiting: 0 }
	});
	expect(health.keys.map(({ name }) => name)).toEqual(['pepper', 'sealing', 'device', 'lookup', 'signing']);
	expect(JSON.stringify(health)).not.toContain(
		Buffer.from(ctx.keys.pepper.current.bytes).toString('base64url')
	);
});

test('a job that failed is shown, runs again when asked, and who asked is written down', async () => {
	const id = await failedJob();
	expect((await readServiceHealth(ctx)).jobs.failed).toMatchObject([{ id, kind: 'sweep', error: 'broken' }]);
	expect(await rerunFailed(ctx, id)).toBe(true);
	expect(await rerunFailed(ctx, id)).toBe(false);
	expect((await readServiceHealth(ctx)).jobs).toMatchObject({ waiting: 1, failed: [] });
	const told = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'service.job-rerun'));
	expect(told).toHaveLength(1);
});

test('of each way in the last delivery is shown, and how many wait for a yes', async () => {
	const minutes = (n: number) => new Date(ctx.now.getTime() + n * 60_000);
	const run = (source: 'upload' | 'api', sender: string, state: 'merged' | 'waiting', at: number) => ({
		...{
			id: crypto.randomUUID(),
			source,
			kind: 'full' as const,
			state,
			sender,
			fileName: 'Noor Janssens.csv'
		},
		...{ madeAt: minutes(at), receivedAt: minutes(at), seenAt: minutes(at), finishedAt: null }
	});
	const runs = [
		run('api', 'client:nacht', 'waiting', -3),
		run('api', 'client:nacht', 'merged', -2),
		run('api', 'client:ander', 'merged', -1),
		run('upload', 'staff:1', 'merged', -5),
		run('upload', 'staff:2', 'waiting', -4)
	];
	await ctx.db.insert(importRuns).values(runs);
	const { feeds } = await readServiceHealth(ctx);
	expect(feeds.waiting).toBe(2);
	expect(feeds.last.map(({ source, machine, state }) => [source, machine, state])).toEqual([
		['api', 'ander', 'merged'],
		['api', 'nacht', 'merged'],
		['upload', null, 'waiting']
	]);
	expect(JSON.stringify(feeds)).not.toContain('Janssens');
});
