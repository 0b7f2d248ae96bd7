import { describe, expect, test } from 'vitest';
import { ComeBack, RESTS } from './come-back';

/** Chances that are spread evenly, the same in each run. */
function chances() {
	let n = 0;
	return () => (n = (n + 0.618_033_988_75) % 1);
}

test('a few may come back after 5 to 15 seconds', () => {
	const comeBack = new ComeBack();
	const chance = chances();
	const told = Array.from({ length: 500 }, () => comeBack.ask(0, chance()));
	expect([Math.min(...told), Math.max(...told)]).toEqual([5, 15]);
	expect(comeBack.ask(0, 0)).toBe(5);
	expect(comeBack.ask(0, 0.999_999)).toBe(15);
});

test('who waits is counted until it is time', () => {
	const comeBack = new ComeBack();
	const soon = comeBack.ask(200, 0);
	const late = comeBack.ask(200, 0.999);
	expect([soon, late]).toEqual([5, 15]);
	expect([0, 4_900, 5_000, 14_900, 15_000].map((now) => comeBack.waiting(now))).toEqual([2, 2, 1, 1, 0]);
});

test('the more wait the longer each does, up to a minute and in steps', () => {
	const comeBack = new ComeBack();
	const chance = chances();
	const told = Array.from({ length: 20_000 }, () => comeBack.ask(0, chance()));
	const large = told.slice(-5_000);
	expect([Math.min(...large), Math.max(...large)]).toEqual([20, 60]);
	expect([...new Set(told)].toSorted((a, b) => a - b)).toEqual(RESTS);
});

/** `newcomers` a second for `arriving` seconds; all who are sent away come back when they were told, and `places` a second get in. */
function crowd({ newcomers, arriving, places }: { newcomers: number; arriving: number; places: number }) {
	const comeBack = new ComeBack();
	const chance = chances();
	const due = new Map<number, number>();
	let outside = 0;
	const returns: number[] = [];
	let wasted = 0;
	let second = 0;
	for (; second < arriving || outside > 0; second++) {
		const back = due.get(second) ?? 0;
		returns.push(back);
		const all = back + (second < arriving ? newcomers : 0);
		const inside = Math.min(all, places);
		outside += all - back - inside;
		if (outside > 0) wasted += places - inside;
		for (let n = 0; n < all - inside; n++) {
			const at = second + comeBack.ask(second * 1000 + (n * 1000) / all, chance());
			due.set(at, (due.get(at) ?? 0) + 1);
		}
	}
	return { most: Math.max(...returns), wasted, seconds: second };
}

describe('a crowd whose people all come back by themselves', () => {
	test('ten thousand who wait are no more than some 300 a second, where 5 to 15 seconds would make it 1,000', () => {
		const { most } = crowd({ newcomers: 340, arriving: 30, places: 30 });
		expect(most).toBeLessThanOrEqual(330);
	});

	test.each([60, 120, 300])(
		'of %i a second everybody gets in, and no places stay empty but at the end',
		(newcomers) => {
			const { wasted } = crowd({ newcomers, arriving: 60, places: 30 });
			// The last of them still have their seconds to wait when the others are in: it is the same without this rule.
			expect(wasted).toBeLessThanOrEqual(9 * 30);
		}
	);
});

test('a program that asks and asks from one address makes nobody else wait longer', () => {
	const comeBack = new ComeBack();
	for (let n = 0; n < 60_000; n++) comeBack.ask(n, 0.5, 'greedy');
	expect(comeBack.waiting(60_000)).toBe(0);
	expect(comeBack.ask(60_000, 0.999)).toBe(15);
});
