import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { ring } from './bell';
import { startLoop, type Loop } from './loop';

let loop: Loop | undefined;
afterEach(() => loop?.stop());

/** A queue of numbers; each piece of work takes `ms`. */
function queueOf(numbers: number[], ms = 1) {
	const done: number[] = [];
	let most = 0;
	let busy = 0;
	const take = async () => {
		const number = numbers.shift();
		if (number === undefined) return null;
		return async () => {
			most = Math.max(most, ++busy);
			await pause(ms);
			busy--;
			if (number < 0) throw new Error('no');
			done.push(number);
		};
	};
	return { take, done, mostAtOnce: () => most };
}

test('work is done from the start, no more at once than asked, whatever fails', async () => {
	const { take, done, mostAtOnce } = queueOf([1, -1, 2, 3, 4, 5, 6]);
	loop = startLoop({ queue: 'test', take, concurrency: 3, everyMs: 60_000 });
	await vi.waitFor(() => expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6]));
	expect(mostAtOnce()).toBe(3);
});

test('a ring wakes the loop, also for what appears a moment later', async () => {
	const numbers: number[] = [];
	const { take, done } = queueOf(numbers);
	loop = startLoop({ queue: 'test', take, concurrency: 1, everyMs: 60_000 });
	await pause(20);
	ring('other');
	ring('test');
	setTimeout(() => numbers.push(7), 50); // the transaction is committed
	await vi.waitFor(() => expect(done).toEqual([7]), { timeout: 500 });
});

test('a take that fails does not end the loop', async () => {
	const take = vi.fn(async () => {
		throw new Error('no');
	});
	loop = startLoop({ queue: 'test', take, concurrency: 1, everyMs: 10 });
	await vi.waitFor(() => expect(take.mock.calls.length).toBeGreaterThan(3));
});

test('stopping takes nothing more, and waits for what is under way, but not for ever', async () => {
	const quick = queueOf([1, 2, 3], 20);
	loop = startLoop({ queue: 'test', take: quick.take, concurrency: 1, everyMs: 60_000 });
	await pause(5);
	await loop.stop();
	expect(quick.done).toEqual([1]);
	await pause(40);
	expect(quick.done).toEqual([1]);

	const slow = queueOf([1], 5_000);
	const other = startLoop({ queue: 'test', take: slow.take, concurrency: 1, everyMs: 60_000 });
	await pause(5);
	await other.stop(50);
	expect(slow.done).toEqual([]);
});
