import { expect, test } from 'vitest';
import { HashPool } from './hash-pool';

/** Work that ends when it is told to. */
function job() {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { work: () => promise, finish: resolve };
}
const turn = () => new Promise((resume) => setImmediate(resume));

test('no more runs at once than there is room for, and what waits goes in order', async () => {
	const pool = new HashPool(2, 10);
	const started: number[] = [];
	const jobs = Array.from({ length: 5 }, job);
	const done = jobs.map(({ work }, n) =>
		pool.run(() => {
			started.push(n);
			return work();
		})
	);
	await turn();
	expect([started, pool.waiting]).toEqual([[0, 1], 3]);
	jobs[1]!.finish();
	await turn();
	expect(started).toEqual([0, 1, 2]);
	for (const { finish } of jobs) finish();
	await Promise.all(done);
	expect([started, pool.waiting]).toEqual([[0, 1, 2, 3, 4], 0]);
});

test('when the queue is full the next is refused at once, and later there is room again', async () => {
	const pool = new HashPool(1, 1);
	const first = job();
	const running = [pool.run(first.work), pool.run(() => Promise.resolve())];
	await expect(pool.run(() => Promise.resolve())).rejects.toMatchObject({
		...{ code: 'busy', status: 503, retryAfterSeconds: 10 }
	});
	first.finish();
	await Promise.all(running);
	expect(await pool.run(() => Promise.resolve('in'))).toBe('in');
});

test('work that fails gives its place on', async () => {
	const pool = new HashPool(1, 1);
	const failing = pool.run(() => Promise.reject(new Error('broken')));
	const next = pool.run(() => Promise.resolve('in'));
	await expect(failing).rejects.toThrow('broken');
	expect(await next).toBe('in');
});

test('one address that asks a thousand times delays another by one turn', async () => {
	const pool = new HashPool(1, 100);
	const order: string[] = [];
	const first = job();
	const all = [pool.run(first.work, 'flood')];
	for (let n = 1; n <= 5; n++) all.push(pool.run(async () => void order.push(`flood ${n}`), 'flood'));
	all.push(pool.run(async () => void order.push('child'), 'school'));
	first.finish();
	await Promise.all(all);
	expect(order.slice(0, 3)).toEqual(['flood 1', 'child', 'flood 2']);
});

test('when the queue is full, the last of the longest lane makes room for a shorter one', async () => {
	const pool = new HashPool(1, 3);
	const first = job();
	const running = pool.run(first.work, 'flood');
	const flood = [1, 2, 3].map((n) => pool.run(async () => n, 'flood').catch((error: Error) => error.message));
	expect([pool.isFull('flood'), pool.isFull('school')]).toEqual([true, false]);
	const child = pool.run(async () => 'in', 'school');
	await expect(pool.run(async () => 4, 'flood')).rejects.toMatchObject({ code: 'busy' });
	first.finish();
	await running;
	expect(await Promise.all(flood)).toEqual([1, 2, 'busy']);
	expect(await child).toBe('in');
	expect([pool.waiting, pool.running]).toEqual([0, 0]);
});
