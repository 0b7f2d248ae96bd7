import { expect, test } from 'vitest';
import { decideAttempt, recordFailure, TIGHT, type Counter } from './throttle';

const start = new Date('2026-09-01T08:30:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

/** How many failures an address that never rests gets through in so many seconds, under the terms of an alarm. */
function failuresWithin(seconds: number): number {
	let address: Counter | null = null;
	let failures = 0;
	for (let second = 0; second < seconds; second++) {
		const nothing = { accountUnknownDevices: null, accountKnownDevice: null, device: null };
		const standing = { knownDevice: false, cardScanned: false, released: false };
		if (!decideAttempt({ ...standing, ...nothing, address, now: at(second) }).allowed) continue;
		address = recordFailure('address', address, at(second), '', TIGHT);
		failures++;
	}
	return failures;
}

test('under an alarm an address has a class of failures in hand, and one a minute after', () => {
	expect(failuresWithin(60)).toBe(60);
	expect(failuresWithin(3600)).toBe(60 + 59);
});

test('a day under an alarm gives an address a sixth of what it had', () => {
	expect(failuresWithin(24 * 3600)).toBe(60 + 24 * 60 - 1);
});
