import { afterEach, expect, test } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { createTestKeys } from '$tests/keys';
import { closeAll } from '../../../start/shutdown';
import { startBackground, stopBackground, stopBackgroundAtShutdown } from './background';
import { startLoop } from './loop';

const database = useTestDatabase();
afterEach(() => stopBackground(100));

test('a process that ends lets work that is under way finish', async () => {
	const { db } = await database.fresh();
	const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
	let finished = false;
	let given = false;
	const work = async () => {
		begin();
		await new Promise((resolve) => setTimeout(resolve, 200));
		finished = true;
	};
	const take = async () => {
		if (given) return null;
		given = true;
		return work;
	};
	await startBackground(
		{ db, engine: database.engine, keys: createTestKeys(), now: () => new Date() },
		{ loops: [async () => startLoop({ queue: 'test', take, concurrency: 1, everyMs: 60_000 })] }
	);
	stopBackgroundAtShutdown();
	await begun;
	await closeAll('SIGTERM');
	expect(finished).toBe(true);
});
