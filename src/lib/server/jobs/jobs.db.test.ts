import { eq, sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { createTestKeys } from '$tests/keys';
import { jobs, schools, selectRows, type Database } from '../db';
import {
	backgroundContext,
	defineJob,
	enqueueJob,
	JobFailure,
	readJob,
	rerunJob,
	startJobs,
	type Loop,
	type World
} from '.';
import type { AnyJob } from './define-job';

const database = useTestDatabase();
const keys = createTestKeys();
let loops: Loop[] = [];
afterEach(async () => {
	await Promise.all(loops.map((loop) => loop.stop(50)));
	loops = [];
});

/** A world of its own. */
async function makeWorld() {
	const { db } = await database.fresh();
	const world: World = { db, engine: database.engine, keys, now: () => new Date() };
	return {
		db,
		world,
		ctx: () => backgroundContext(world, 'test'),
		/** What waits, by the database's clock, has waited so much longer. */
		waited: (seconds: number) =>
			db.execute(sql`update jobs set run_at = run_at - make_interval(secs => ${seconds}::float8)`),
		start: (kinds: AnyJob[], concurrency = 2) => {
			const loop = startJobs(world, kinds, { concurrency, everyMs: 20 });
			loops.push(loop);
			return loop;
		},
		/** Waits until the job is in `state` and gives it. */
		until: (id: string, state: string) =>
			vi.waitFor(
				async () => {
					const job = await readJob(backgroundContext(world, 'test'), id, 'operator');
					expect(job?.state).toBe(state);
					return job!;
				},
				{ timeout: 10_000, interval: 20 }
			)
	};
}

/** Each step leaves a row, in the transaction that advances: a step done twice would be seen. */
const prepare = (db: Database) => db.execute(sql`create table steps (job uuid, step int)`);
const leaveStep = (tx: Database, job: string, step: number) =>
	tx.execute(sql`insert into steps values (${job}::uuid, ${step}::int)`);
const stepsOf = (db: Database) =>
	selectRows<{ step: number }>(db, sql`select step from steps order by step`).then((rows) =>
		rows.map(({ step }) => step)
	);

/** The database of a server whose heart can be stopped: it then renews no lease any more. */
function mortal(db: Database): { db: Database; stop: () => void } {
	let stopped = false;
	const of = new Proxy(db, {
		get(target, property, receiver) {
			if (stopped && property === 'update') throw new Error('this server is dead');
			return Reflect.get(target, property, receiver) as unknown;
		}
	});
	return { db: of, stop: () => void (stopped = true) };
}

/** Ten steps; before number `hangsAt` it hangs, as a server that dies there would. */
const tenSteps = (hangsAt: number, hang = new Promise<void>(() => undefined)) =>
	defineJob<{ name: string }, { steps: number }, { next: number }>('ten-steps', {
		lease: 1,
		async run(job) {
			for (let step = job.checkpoint?.next ?? 0; step < 10; step++) {
				if (step === hangsAt) await hang;
				await job.context().db.transaction(async (tx) => {
					await leaveStep(tx, job.id, step);
					await job.advance(tx, { done: step + 1, total: 10, checkpoint: { next: step + 1 } });
				});
			}
			return { steps: job.progress.done };
		}
	});

test('a job is queued with the transaction it belongs to, run at once, and keeps its result', async () => {
	const { db, ctx, start, until } = await makeWorld();
	await prepare(db);
	const kind = tenSteps(-1);
	start([kind]);
	const id = await db.transaction((tx) =>
		enqueueJob({ ...ctx(), db: tx }, kind, { payload: { name: 'x' }, total: 10 })
	);
	const job = await until(id, 'done');
	expect(job).toMatchObject({ progress: { done: 10, total: 10 }, result: { steps: 10 }, lastError: null });
	expect(await stepsOf(db)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

	await db
		.transaction(async (tx) => {
			await enqueueJob({ ...ctx(), db: tx }, kind, { payload: { name: 'y' } });
			throw new Error('the caller changes its mind');
		})
		.catch(() => undefined);
	await pause(100);
	expect(await db.$count(jobs, eq(jobs.kind, kind.kind))).toBe(1);
});

test('a job whose server dies in the middle is taken over after its lease, and no step is done twice', async () => {
	const { db, ctx, world, start, until } = await makeWorld();
	await prepare(db);
	const hang = Promise.withResolvers<void>();
	const dying = tenSteps(5, hang.promise);
	const heart = mortal(db);
	loops.push(startJobs({ ...world, db: heart.db }, [dying], { everyMs: 20 }));
	const id = await enqueueJob(ctx(), dying, { payload: { name: 'x' } });
	await vi.waitFor(async () => expect(await stepsOf(db)).toHaveLength(5));

	start([tenSteps(-1)]);
	await pause(1_500);
	expect(await stepsOf(db)).toHaveLength(5); // its heartbeat keeps the lease
	heart.stop();
	expect(await until(id, 'done')).toMatchObject({ progress: { done: 10, total: 10 } });

	hang.resolve(); // the one thought dead goes on, and may write nothing
	await pause(100);
	expect(await stepsOf(db)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each([4, -4])(
	'a server whose clock is %i minutes off holds a job no longer than its lease, and takes none that is held',
	async (minutes) => {
		const { db, world, start, until } = await makeWorld();
		await prepare(db);
		const wrong = { ...world, now: () => new Date(Date.now() + minutes * 60_000) };
		const heart = mortal(db);
		const hang = Promise.withResolvers<void>();
		const kind = tenSteps(5, hang.promise);
		const id = await enqueueJob(backgroundContext(wrong, 'test'), kind, { payload: { name: 'x' } });
		loops.push(startJobs({ ...wrong, db: heart.db }, [kind], { everyMs: 20 }));
		await vi.waitFor(async () => expect(await stepsOf(db)).toHaveLength(5));
		start([tenSteps(-1)]);
		await pause(500);
		expect(await stepsOf(db)).toHaveLength(5);
		heart.stop();
		expect(await until(id, 'done')).toMatchObject({ progress: { done: 10 } });
		hang.resolve();
		await pause(100);
		expect(await stepsOf(db)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	}
);

test('stopping lets a job go at once, and the next start goes on where it was', async () => {
	const { db, ctx, start, until } = await makeWorld();
	await prepare(db);
	const kind = tenSteps(5);
	const first = start([kind]);
	const id = await enqueueJob(ctx(), kind, { payload: { name: 'x' } });
	await vi.waitFor(async () => expect(await stepsOf(db)).toHaveLength(5));
	await first.stop(50);
	expect(await readJob(ctx(), id, 'operator')).toMatchObject({ state: 'queued', progress: { done: 5 } });

	start([tenSteps(-1)]);
	await until(id, 'done');
	expect(await stepsOf(db)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('two servers do 1,000 jobs, each once and never two servers the same', async () => {
	const { ctx, db, world } = await makeWorld();
	const running = new Set<string>();
	const runs: string[] = [];
	const clashes: string[] = [];
	const kind = defineJob<{ n: number }, null>('many', {
		async run(job) {
			if (running.has(job.id)) clashes.push(job.id);
			running.add(job.id);
			runs.push(job.id);
			await pause(1);
			running.delete(job.id);
			return null;
		}
	});
	await db.transaction(async (tx) => {
		for (let n = 0; n < 1_000; n++) await enqueueJob({ ...ctx(), db: tx }, kind, { payload: { n } });
	});
	for (let server = 0; server < 2; server++)
		loops.push(startJobs(world, [kind], { concurrency: 4, everyMs: 20 }));
	await vi.waitFor(async () => expect(await db.$count(jobs, eq(jobs.state, 'done'))).toBe(1_000), {
		timeout: 25_000,
		interval: 200
	});
	expect(runs).toHaveLength(1_000);
	expect(new Set(runs).size).toBe(1_000);
	expect(clashes).toEqual([]);
});

test('of the jobs with one singleton key one runs at a time, in their order', async () => {
	const { ctx, db, start, until } = await makeWorld();
	const order: string[] = [];
	const kind = defineJob<{ n: number }, null>('alone', {
		async run(job) {
			order.push(`begin ${job.payload.n}`);
			await pause(20);
			order.push(`end ${job.payload.n}`);
			return null;
		}
	});
	const ids: string[] = [];
	for (let n = 0; n < 4; n++)
		ids.push(await enqueueJob(ctx(), kind, { payload: { n }, singletonKey: 'school:1', runAt: new Date(n) }));
	start([kind], 4);
	start([kind], 4);
	for (const id of ids) await until(id, 'done');
	expect(order).toEqual([0, 1, 2, 3].flatMap((n) => [`begin ${n}`, `end ${n}`]));
	expect(await db.$count(jobs, eq(jobs.state, 'done'))).toBe(4);
});

test('with a key that is used once, the second asking gets the first job', async () => {
	const { ctx } = await makeWorld();
	const kind = tenSteps(-1);
	const ask = () => enqueueJob(ctx(), kind, { payload: { name: 'x' }, onceKey: 'draft:7' });
	const [first, second] = [await ask(), await ask()];
	expect(second).toBe(first);
});

test('what fails is tried again after growing pauses, then failed, and can be run again', async () => {
	const { ctx, waited, start, until } = await makeWorld();
	let mended = false;
	const attempts: number[] = [];
	const kind = defineJob<object, string>('flaky', {
		retry: { attempts: 3, pause: (attempt) => attempt * 100 },
		async run({ attempt }) {
			attempts.push(attempt);
			if (!mended) throw Object.assign(new Error('personal words'), { code: 'ECONNREFUSED' });
			return 'mended';
		}
	});
	start([kind]);
	const id = await enqueueJob(ctx(), kind, { payload: {} });
	const waiting = await vi.waitFor(async () => {
		const job = await readJob(ctx(), id, 'operator');
		expect(job?.lastError).toBe('ECONNREFUSED');
		return job!;
	});
	const seconds = (waiting.runAt.getTime() - Date.now()) / 1000;
	expect(seconds).toBeGreaterThan(90);
	expect(seconds).toBeLessThanOrEqual(100);
	await waited(110);
	await vi.waitFor(() => expect(attempts).toEqual([1, 2]));
	await waited(210);
	expect(await until(id, 'failed')).toMatchObject({ lastError: 'ECONNREFUSED', result: null });
	expect(attempts).toEqual([1, 2, 3]);

	mended = true;
	expect(await rerunJob(ctx(), id, 'operator')).toBe(true);
	expect(await until(id, 'done')).toMatchObject({ result: 'mended', lastError: null });
	expect(await rerunJob(ctx(), id, 'operator')).toBe(false);
});

test.each([4, -4])(
	'what a server whose clock is %i minutes off queues or puts off is done no later by the others',
	async (minutes) => {
		const { db, ctx, world, waited, start, until } = await makeWorld();
		const wrong = { ...world, now: () => new Date(Date.now() + minutes * 60_000) };
		let mended = false;
		const kind = defineJob<object, null>('flaky', {
			retry: { attempts: 3, pause: () => 60 },
			async run() {
				if (!mended) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
				return null;
			}
		});
		const off = startJobs(wrong, [kind], { everyMs: 20 });
		loops.push(off);
		const id = await enqueueJob(backgroundContext(wrong, 'test'), kind, { payload: {} });
		await vi.waitFor(async () =>
			expect((await readJob(ctx(), id, 'operator'))?.lastError).toBe('ECONNREFUSED')
		);
		await pause(100);
		expect(await db.select({ attempts: jobs.attempts }).from(jobs)).toEqual([{ attempts: 1 }]);
		await off.stop(50);
		mended = true;
		start([kind]);
		await pause(100);
		expect(await readJob(ctx(), id, 'operator')).toMatchObject({ state: 'queued' });
		await waited(61);
		await until(id, 'done');
	}
);

test('what no attempt would mend fails at once', async () => {
	const { ctx, start, until } = await makeWorld();
	const kind = defineJob<object, null>('hopeless', {
		async run() {
			throw new JobFailure('school-gone');
		}
	});
	start([kind]);
	const id = await enqueueJob(ctx(), kind, { payload: {} });
	expect(await until(id, 'failed')).toMatchObject({ lastError: 'school-gone' });
});

test('a job that takes its server down each time is given up', async () => {
	const { ctx, db, start, until } = await makeWorld();
	const kind = defineJob<object, null>('deadly', { retry: { attempts: 2 }, run: async () => null });
	const id = await enqueueJob(ctx(), kind, { payload: {} });
	await db
		.update(jobs)
		.set({ state: 'running', attempts: 2, lockedBy: 'a dead server', lockedUntil: new Date(0) });
	start([kind]);
	expect(await until(id, 'failed')).toMatchObject({ lastError: 'lease-lost' });
});

test('a secret is sealed in the row, read by the job, and gone when it is done', async () => {
	const { ctx, db, start, until } = await makeWorld();
	const seen: unknown[] = [];
	const kind = defineJob<object, null, null, { word: string }>('secret', {
		async run({ secret }) {
			seen.push(secret);
			return null;
		}
	});
	const id = await enqueueJob(ctx(), kind, { payload: {}, secret: { word: 'kikker12' } });
	const [row] = await db.select().from(jobs).where(eq(jobs.id, id));
	expect(row!.payloadSealed!.length).toBeGreaterThan(10);
	expect(Buffer.from(row!.payloadSealed!).toString('latin1') + JSON.stringify(row)).not.toContain('kikker12');
	start([kind]);
	await until(id, 'done');
	expect(seen).toEqual([{ word: 'kikker12' }]);
	const [after] = await db.select().from(jobs).where(eq(jobs.id, id));
	expect(after!.payloadSealed).toBeNull();
});

test('a job is seen within its school and by its maker only', async () => {
	const { ctx, db } = await makeWorld();
	const [one, two] = await db
		.insert(schools)
		.values([
			{ instellingsnummer: '1', name: 'A' },
			{ instellingsnummer: '2', name: 'B' }
		])
		.returning();
	const createdBy = crypto.randomUUID();
	const id = await enqueueJob(ctx(), tenSteps(-1), {
		payload: { name: 'x' },
		schoolId: one!.id,
		createdBy
	});
	expect(await readJob(ctx(), id, { schoolId: one!.id })).toMatchObject({ id, createdBy });
	expect(await readJob(ctx(), id, { schoolId: one!.id, createdBy })).toMatchObject({ id });
	expect(await readJob(ctx(), id, { schoolId: two!.id })).toBeNull();
	expect(await readJob(ctx(), id, { schoolId: one!.id, createdBy: crypto.randomUUID() })).toBeNull();
	expect(await readJob(ctx(), id, { createdBy: crypto.randomUUID() })).toBeNull();
	expect(await readJob(ctx(), 'geen-uuid', 'operator')).toBeNull();
	expect(await readJob(ctx(), "'; drop table jobs", 'operator')).toBeNull();
});

test('a worker leaves kinds it does not know to others', async () => {
	const { ctx, start } = await makeWorld();
	const id = await enqueueJob(ctx(), tenSteps(-1), { payload: { name: 'x' } });
	start([defineJob<object, null>('other', { run: async () => null })]);
	await pause(100);
	expect(await readJob(ctx(), id, 'operator')).toMatchObject({ state: 'queued' });
});

test('how far one long transaction is shows while it runs, and counts for nothing when it fails', async () => {
	const { ctx, start, until } = await makeWorld();
	const seen = Promise.withResolvers<void>();
	const long = defineJob<object, null>('long-step', {
		retry: { attempts: 1 },
		run: (job) =>
			job.context().db.transaction(async () => {
				job.show({ done: 1, total: 3 });
				job.show({ done: 2, total: 3 });
				await seen.promise;
				throw new JobFailure('dropped');
			})
	});
	const id = await enqueueJob(ctx(), long, { payload: {} });
	start([long]);
	// The embedded engine has one connection, which the transaction holds: nobody could look.
	if (database.engine === 'postgresql')
		await vi.waitFor(
			async () => expect((await readJob(ctx(), id, 'operator'))?.progress).toEqual({ done: 2, total: 3 }),
			{ timeout: 10_000 }
		);
	seen.resolve();
	const { lastError, progress } = await until(id, 'failed');
	expect(lastError).toBe('dropped');
	expect(progress).toEqual(
		database.engine === 'postgresql' ? { done: 2, total: 3 } : { done: 0, total: null }
	);
});
