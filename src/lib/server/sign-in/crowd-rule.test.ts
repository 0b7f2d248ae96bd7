import { evenly, spend, type Morning, type Outcome } from '$tests/one-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['performance'] });
	vi.resetModules();
});
afterEach(() => void vi.useRealTimers());

/** On a process of its own. */
async function morning(circumstances: Omit<Morning, 'turn'>): Promise<Outcome> {
	const turn = async () => {
		vi.advanceTimersByTime(1);
		for (let n = 0; n < 4; n++) await Promise.resolve();
	};
	return spend(await import('./pressure'), { ...circumstances, turn });
}

const share = (times: number[], part: number) =>
	times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0;
/** Sign-ins a second that one core can do, by `COSTS`. */
const CAPACITY = 32;
/** A word is typed in 5 to 20 seconds. */
const typing = (chance: number) => 5_000 + 15_000 * chance;

describe('an ordinary morning', () => {
	test.each<[string, number, number]>([
		['a class', 25, 1],
		['four classes', 100, 1],
		['a class each three seconds', 25, 20]
	])('%s that press the button in one instant all get in at once', async (_who, pupils, times) => {
		const arrivals = (at: number) => (at % 3_000 === 0 && at < times * 3_000 ? pupils : 0);
		for (const typed of [undefined, typing]) {
			const { sentAway, wasted, ...rest } = await morning({
				...{ arrivals, seconds: times * 3 + 30 },
				...(typed && { typing: typed })
			});
			expect([sentAway, wasted, rest.in.length]).toEqual([0, 0, pupils * times]);
			expect(Math.max(...rest.in)).toBeLessThan(3_500);
		}
	});

	test('four fifths of what there can be, for minutes, send nobody away', async () => {
		const { sentAway, wasted } = await morning({ arrivals: evenly(0.8 * CAPACITY), seconds: 90, typing });
		expect([sentAway, wasted]).toEqual([0, 0]);
	});
});

describe.each([4, 10])('%i times as many as can be let in', (times) => {
	const crowd = { arrivals: evenly(times * CAPACITY), seconds: 60 };

	test('as many get in as can, soon, and hardly anybody begins for nothing', async () => {
		const { in: inside, wasted, idle } = await morning(crowd);
		expect(inside.length / crowd.seconds / CAPACITY).toBeGreaterThan(0.95);
		expect(share(inside, 0.5)).toBeLessThan(1_250);
		// Of the first hundred, who were let in before it was a crowd.
		expect(wasted).toBeLessThanOrEqual(12);
		expect(idle).toBeLessThan(600);
	});

	test('also when they have to type, and then send more in some seconds than can be looked at', async () => {
		const { in: inside, begun, wasted, idle } = await morning({ ...crowd, seconds: 120, typing });
		expect(inside.length / 110 / CAPACITY).toBeGreaterThan(0.92);
		expect(wasted / begun).toBeLessThan(0.02);
		expect(idle).toBeLessThan(0.02 * 120_000);
	});
});

test.each<[string, (millisecond: number) => number]>([
	['is half as fast for a while', (at) => (at < 8_000 ? 0.45 : 0.8)],
	['comes to a stop each third of a second', (at) => (at % 300 < 120 ? 0.1 : 1)],
	['stands still for seconds', (at) => (at % 10_000 < 2_600 ? 0.02 : 1)]
])('on a machine that %s few begin whose secret is refused', async (_what, speed) => {
	const { begun, wasted } = await morning({ arrivals: evenly(10 * CAPACITY), seconds: 60, speed });
	expect(wasted / begun).toBeLessThan(0.03);
});

test('a crowd that comes back by itself gets in as fast as one that stands there', async () => {
	const {
		in: inside,
		begun,
		wasted
	} = await morning({
		...{ arrivals: evenly(10 * CAPACITY, 10), seconds: 90, typing },
		rest: (_now, chance) => 5 + 10 * chance
	});
	expect(inside.length / 80 / CAPACITY).toBeGreaterThan(0.9);
	expect(wasted / begun).toBeLessThan(0.03);
});

describe('a program that asks for first pages from one address, and never goes on', () => {
	const rest = (_now: number, chance: number) => 5 + 10 * chance;

	test.each([150, 250, 1000, 3000])('%i times a second keeps hardly a child out', async (rate) => {
		const [pupils, seconds] = [600, 60];
		const { in: inside, sentAway } = await morning({
			...{ arrivals: evenly(pupils / seconds, seconds), flood: evenly(rate), seconds: seconds + 35 },
			...{ typing, rest }
		});
		expect(inside).toHaveLength(pupils);
		expect(sentAway / pupils).toBeLessThan(0.02);
		expect(share(inside, 0.95)).toBeLessThan(2_000);
	});

	test('sends a class that comes meanwhile away once at most, and the next classes not at all', async () => {
		const arrivals = (at: number) => (at % 6_000 === 3_000 && at < 60_000 ? 25 : 0);
		const { in: inside, sentAway } = await morning({
			...{ arrivals, flood: evenly(250), seconds: 90 },
			...{ typing, rest }
		});
		expect(inside).toHaveLength(250);
		expect(sentAway).toBeLessThanOrEqual(25);
	});

	test.each([
		[250, 0.9],
		[1000, 0.8]
	])('%i times a second leaves a crowd %d of its capacity', async (rate, least) => {
		const { in: inside } = await morning({
			...{ arrivals: evenly(2 * CAPACITY), flood: evenly(rate), seconds: 120 },
			...{ typing, rest }
		});
		expect(inside.length / 110 / CAPACITY).toBeGreaterThan(least);
	});
});
