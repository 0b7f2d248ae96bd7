import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pendingAnswers } from './pending-answers';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);
const codeOf = (waited: Promise<unknown>) => waited.catch((error: { code: string }) => error.code);

test('an answer, or a refusal, is what was waited for', async () => {
	const pending = pendingAnswers();
	expect(await pending.wait(Promise.resolve(1), 100)).toBe(1);
	await expect(pending.wait(Promise.reject(new Error('no')), 100)).rejects.toThrow('no');
});

test('each is given up at its own time, and what has no end is not', async () => {
	const pending = pendingAnswers();
	const late = codeOf(pending.wait(never, 300));
	await vi.advanceTimersByTimeAsync(100);
	const soon = codeOf(pending.wait(never, 100));
	const unhurried = codeOf(pending.wait(never, 0));
	const first = await Promise.race([late, soon, unhurried, vi.advanceTimersByTimeAsync(110)]);
	expect(first).toBe('ETIMEDOUT');
	expect(await Promise.race([late, Promise.resolve('waits')])).toBe('waits');
	await vi.advanceTimersByTimeAsync(100);
	expect(await late).toBe('ETIMEDOUT');
	await vi.advanceTimersByTimeAsync(1_000_000);
	pending.giveUp(Object.assign(new Error(), { code: 'CLOSED' }));
	expect(await unhurried).toBe('CLOSED');
});
