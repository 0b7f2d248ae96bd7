import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FewAtATime } from './few-at-a-time';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] }));
afterEach(() => void vi.useRealTimers());

const turn = () => vi.advanceTimersByTime(1);

function enter(several: number, gate = new FewAtATime(2, 250)) {
	const started: number[] = [];
	const leave = Array.from({ length: several }, (_, n) => gate.enter(() => started.push(n)));
	return { gate, started, leave };
}

test('who finds a place starts at once, the others in their order, each after a turn of the event loop', () => {
	const { gate, started, leave } = enter(4);
	expect([started, gate.waiting]).toEqual([[0, 1], 2]);
	leave[1]?.();
	expect(started).toEqual([0, 1]);
	turn();
	expect(started).toEqual([0, 1, 2]);
	leave[2]?.();
	turn();
	expect([started, gate.waiting]).toEqual([[0, 1, 2, 3], 0]);
});

test('a place is given back once', () => {
	const { gate, started, leave } = enter(4);
	leave[0]?.();
	leave[0]?.();
	turn();
	expect([started, gate.waiting]).toEqual([[0, 1, 2], 1]);
});

test('who goes away before its turn is not started, and neither is who goes in that very turn', () => {
	const { started, leave } = enter(4);
	leave[2]?.();
	leave[0]?.();
	leave[3]?.();
	turn();
	expect(started).toEqual([0, 1]);
	const next: string[] = [];
	const { gate } = enter(2);
	gate.enter(() => next.push('next'));
	vi.advanceTimersByTime(250);
	turn();
	expect(next).toEqual(['next']);
});

test('what takes longer than the patience waits elsewhere, and holds up nobody', () => {
	const { started } = enter(4);
	vi.advanceTimersByTime(248);
	turn();
	expect(started).toEqual([0, 1]);
	vi.advanceTimersByTime(1);
	turn();
	expect(started).toEqual([0, 1, 2, 3]);
});

test('a process that stands still between a turn and its start starts nobody less', async () => {
	vi.useRealTimers();
	const { started, leave } = enter(2, new FewAtATime(1, 20));
	// Whoever gets a turn now starts after the timers of the next turn of the event loop.
	setImmediate(() => {
		leave[0]?.();
		const until = performance.now() + 60;
		while (performance.now() < until);
	});
	await vi.waitFor(() => expect(started).toEqual([0, 1]));
});
