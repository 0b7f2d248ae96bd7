import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as pressure from './pressure';

let { begin, isOverloaded, notePressure }: typeof pressure = await import('./pressure');

// A process of its own for each: what was refused in one test is a crowd in the next.
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	vi.resetModules();
	({ begin, isOverloaded, notePressure } = await import('./pressure'));
});
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

/** How many of `several` who come at once may begin; they are answered when the function is called. */
function come(several: number, hashesWaiting = 0, most = 120) {
	const inside = Array.from({ length: several }, () =>
		begin({ most, hashesWaiting, address: 'school' })
	).filter((one) => typeof one === 'function');
	return { many: inside.length, answer: () => inside.forEach((answered) => answered()) };
}

test('a class that begins on one word is no crowd, and nobody of it is sent away', () => {
	const classes = come(90);
	expect(classes.many).toBe(90);
	classes.answer();
});

test('an event loop that stood still for seconds sends nobody away', () => {
	const few = come(20);
	vi.advanceTimersByTime(5_000);
	const afterwards = come(30);
	expect([few.many, afterwards.many]).toEqual([20, 30]);
	few.answer();
	afterwards.answer();
});

test('more than half of what can be under way for longer than a second is a crowd: then a few at a time begin', async () => {
	const finish = signIns(70);
	const first = come(1, 60);
	vi.advanceTimersByTime(1_500);
	expect([first.many, come(5, 60).many]).toEqual([1, 0]);
	first.answer();
	await finish();
});

test('more than can be under way at once are a crowd at once', () => {
	const flood = come(500);
	expect(flood.many).toBe(120);
	flood.answer();
});

test('who looks at the page is not forgotten: no more begin in a second than can be under way', () => {
	let begun = 0;
	for (let turn = 0; turn < 20; turn++) {
		const some = come(10);
		begun += some.many;
		some.answer();
		vi.advanceTimersByTime(40);
	}
	expect(begun).toBe(120);
});

test('in a crowd one begins for each that ended, while hashes wait', async () => {
	const finishSome = signIns(3);
	const finishOthers = signIns(30);
	const flood = come(500, 50);
	flood.answer();
	expect(come(5, 50).many).toBe(0);
	await finishSome();
	const next = come(5, 50);
	expect(next.many).toBe(3);
	next.answer();
	await finishOthers();
});

test('what ended while nobody came gives a crowd that comes later no more than a few places', async () => {
	const many = signIns(100);
	const rest = signIns(5);
	come(500, 50).answer();
	await many();
	const later = come(500, 50);
	expect(later.many).toBe(10);
	later.answer();
	await rest();
});

test('in a crowd nobody begins while those under way are slow, and somebody again when they are done', async () => {
	const slow = signIns(4);
	come(500).answer();
	vi.advanceTimersByTime(1_300);
	expect([come(5).many, isOverloaded(120)]).toEqual([0, false]);
	await slow();
	expect(come(5).many).toBe(5);
});

test('in a crowd a few at a time begin while hardly a hash waits, and none where the sign-ins hang elsewhere', async () => {
	const rest = signIns(5);
	come(500).answer();
	const few = come(500);
	expect(few.many).toBe(10);
	few.answer();
	const hanging = signIns(60);
	expect(come(500).many).toBe(0);
	await hanging();
	await rest();
});

test('a crowd is over ten seconds after the last who had to come back, or when nobody is left', async () => {
	const rest = signIns(1);
	come(500).answer();
	vi.advanceTimersByTime(9_000);
	const during = come(50, 50);
	vi.advanceTimersByTime(11_000);
	const afterwards = come(50, 50);
	expect([during.many, afterwards.many]).toEqual([0, 50]);
	afterwards.answer();
	come(500).answer();
	await rest();
	vi.advanceTimersByTime(1_000);
	expect(come(50, 50).many).toBe(50);
});
