import { expect, test } from 'vitest';
import { FairShares } from './fair-shares';

/** So many begin from each of these addresses in one instant. */
function begin(shares: FairShares, all: Record<string, number>, now = 0) {
	for (const [address, several] of Object.entries(all))
		for (let n = 0; n < several; n++) shares.begins(address, now);
}

test('an address that others are not sent away for may have all the room', () => {
	const shares = new FairShares();
	begin(shares, { school: 1_000, home: 1 });
	expect(shares.isGreedy('school', 0)).toBe(false);
	shares.isSentAway('school', 0);
	expect(shares.isGreedy('school', 0)).toBe(false);
	shares.isSentAway('home', 0);
	expect([shares.isGreedy('school', 0), shares.isGreedy('home', 0)]).toEqual([true, false]);
});

test('a class is never too many, and nobody is who takes what the others take', () => {
	const shares = new FairShares();
	begin(shares, { school: 25, home: 1 });
	shares.isSentAway('home', 0);
	expect(shares.isGreedy('school', 0)).toBe(false);
	begin(shares, { school: 1 });
	expect(shares.isGreedy('school', 0)).toBe(true);
	begin(shares, { another: 51 });
	expect(shares.isGreedy('school', 0)).toBe(false);
	begin(shares, { school: 25, home: 50 });
	for (const address of ['school', 'another', 'home']) expect(shares.isGreedy(address, 0)).toBe(false);
});

test('ten that flood at once are all too much beside one child', () => {
	const shares = new FairShares();
	const flood = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`flood ${n}`, 100]));
	begin(shares, { ...flood, home: 1 });
	shares.isSentAway('home', 0);
	for (const address of Object.keys(flood)) expect(shares.isGreedy(address, 0)).toBe(true);
});

test('what was taken is forgotten after ten to twenty seconds, and who was sent away after a minute', () => {
	const shares = new FairShares();
	begin(shares, { school: 100 });
	shares.isSentAway('home', 0);
	expect([9_999, 19_999].map((now) => shares.isGreedy('school', now))).toEqual([true, true]);
	expect(shares.isGreedy('school', 20_000)).toBe(false);
	begin(shares, { school: 100 }, 59_000);
	expect([59_999, 60_000].map((now) => shares.isGreedy('school', now))).toEqual([true, false]);
	begin(shares, { school: 100 }, 500_000);
	shares.isSentAway('home', 500_000);
	expect(shares.isGreedy('school', 500_000)).toBe(true);
});
