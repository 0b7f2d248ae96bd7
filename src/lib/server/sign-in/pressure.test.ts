import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOverloaded, mayBegin, notePressure } from './pressure';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function signIns(many: number) {
	const { promise, resolve } = Promise.withResolvers<void>();
	const all = Promise.all(Array.from({ length: many }, () => notePressure(() => promise)));
	return () => {
		resolve();
		return all;
	};
}

test('many at once are no trouble while they are quick', async () => {
	const finish = signIns(500);
	expect(isOverloaded(600)).toBe(false);
	await finish();
});

test('one that hangs is a hitch, four that hang are too much, until they are done', async () => {
	const finishOne = signIns(1);
	vi.advanceTimersByTime(3_000);
	expect(isOverloaded(600)).toBe(false);
	const finishMore = signIns(3);
	vi.advanceTimersByTime(3_000);
	expect(isOverloaded(600)).toBe(true);
	await finishOne();
	expect(isOverloaded(600)).toBe(false);
	await finishMore();
});

test('a sign-in that fails is over too', async () => {
	await expect(notePressure(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	vi.advanceTimersByTime(3_000);
	expect(isOverloaded(600)).toBe(false);
});

test('as many as may be under way leave no place for another', async () => {
	const finish = signIns(60);
	expect([isOverloaded(60), isOverloaded(61)]).toEqual([true, false]);
	await finish();
	expect(isOverloaded(60)).toBe(false);
});

test('while it is calm anybody may begin, in a crowd one for each that ended, and nobody once it is full', async () => {
	const finishSome = signIns(3);
	const finishOthers = signIns(50);
	expect([mayBegin(120), mayBegin(120)]).toEqual([true, true]);
	expect(mayBegin(100)).toBe(false);
	await finishSome();
	expect([mayBegin(100), mayBegin(100), mayBegin(100), mayBegin(100)]).toEqual([true, true, true, false]);
	expect(mayBegin(60)).toBe(false);
	await finishOthers();
	// What ended while it was calm gives nobody a place later.
	expect(mayBegin(100)).toBe(true);
	const finishCrowd = signIns(50);
	expect(mayBegin(100)).toBe(false);
	await finishCrowd();
});
