import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ADDRESS_BUDGET,
	ADDRESS_REFILL,
	chargedScopes,
	decideAttempt,
	DEVICE_PAUSE,
	DEVICE_WINDOW_MINUTES,
	FREE_FAILURES,
	isSpent,
	isSpray,
	LONGEST_WAIT,
	MAX_DEVICE_USERNAMES,
	MAX_FAILURES_IN_A_ROW,
	recordFailure,
	recordSuccess,
	takeBackAttempt,
	WAIT_STEPS,
	waitAfterFailures,
	type Attempt,
	type Counter,
	type Scope,
	type Standing
} from './throttle';

const start = new Date('2026-09-01T08:25:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const DAY = 86_400;
const STRANGER: Standing = { knownDevice: false, cardScanned: false };

/** The database of the caller: rows by scope and key. */
function world() {
	const rows = new Map<string, Counter>();
	const keyOf = (scope: Scope, who: Who) =>
		`${scope} ${
			{
				'account-unknown-device': who.username,
				'account-known-device': `${who.username} ${who.cardScanned ? 'card' : who.device}`,
				device: who.device ?? '',
				address: who.address ?? 'school'
			}[scope]
		}`;
	const row = (scope: Scope, who: Who) => rows.get(keyOf(scope, who)) ?? null;
	const scopes = (who: Who) => chargedScopes(who).filter((scope) => scope !== 'device' || who.device);
	return {
		row,
		/** Tries as the docstring tells; returns the wait in seconds, 0 when the secret was looked at. */
		attempt(who: Who, seconds: number, right = false): number {
			const now = after(seconds);
			const asked: Attempt = {
				...who,
				now,
				accountUnknownDevices: row('account-unknown-device', who),
				accountKnownDevice: row('account-known-device', who),
				device: who.device ? row('device', who) : null,
				address: row('address', who)
			};
			const decision = decideAttempt(asked);
			if (!decision.allowed) return (decision.until.getTime() - now.getTime()) / 1000;
			for (const scope of scopes(who)) {
				rows.set(keyOf(scope, who), recordFailure(scope, row(scope, who), now, who.username));
			}
			if (!right) return 0;
			for (const scope of scopes(who)) {
				const left = recordSuccess(scope, row(scope, who), who.username);
				if (left) rows.set(keyOf(scope, who), left);
				else rows.delete(keyOf(scope, who));
			}
			return 0;
		}
	};
}
type Who = Standing & { username: string; device?: string; address?: string };

/** Attempts that are looked at when somebody never rests; each next one may be another `who`. */
function guessesIn(seconds: number, who: (n: number) => Who, from = world()): number {
	let guesses = 0;
	for (let now = 0; now < seconds;) {
		const wait = from.attempt(who(guesses), now);
		if (wait === 0) guesses++;
		else now += wait;
	}
	return guesses;
}

test('five attempts are free, then the waits grow to a minute', () => {
	const waits = Array.from({ length: 12 }, (_, n) => waitAfterFailures('account-known-device', n));
	expect(waits).toEqual([0, 0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60]);
});

test('from a hundred in a row only a device unknown to the account waits longer', () => {
	expect(waitAfterFailures('account-unknown-device', MAX_FAILURES_IN_A_ROW - 1)).toBe(60);
	expect(waitAfterFailures('account-unknown-device', MAX_FAILURES_IN_A_ROW)).toBe(LONGEST_WAIT);
	expect(waitAfterFailures('account-known-device', 100_000)).toBe(WAIT_STEPS.at(-1));
	expect(waitAfterFailures('device', 100)).toBe(0);
	expect(waitAfterFailures('address', 100)).toBe(0);
});

describe('an account', () => {
	const emma = { username: 'emma', ...STRANGER };

	test('fifty posts at once from fifty devices: five are looked at', () => {
		const { attempt } = world();
		const looked = Array.from({ length: 50 }, (_, n) => attempt({ ...emma, device: `d${n}` }, 0)).filter(
			(w) => !w
		);
		expect(looked).toHaveLength(FREE_FAILURES);
	});

	test('a wait that is tried again and again gets no longer', () => {
		const { attempt } = world();
		for (let n = 0; n < FREE_FAILURES; n++) attempt(emma, 0);
		expect([0, 1, 2, 4].map((second) => attempt(emma, second))).toEqual([5, 4, 3, 1]);
		expect(attempt(emma, 5)).toBe(0);
	});

	test('a prankster keeps neither Emma’s own tablet nor her card out', () => {
		const { attempt } = world();
		expect(guessesIn(DAY, () => emma, { attempt } as ReturnType<typeof world>)).toBeGreaterThan(100);
		expect(attempt({ ...emma, device: 'new' }, DAY)).toBeGreaterThan(0);
		expect(attempt({ ...emma, device: 'own', knownDevice: true }, DAY, true)).toBe(0);
		expect(attempt({ ...emma, cardScanned: true }, DAY, true)).toBe(0);
	});

	test('before the hundredth failure a new tablet waits a minute at most', () => {
		const { attempt } = world();
		for (let now = 0, failures = 0; failures < MAX_FAILURES_IN_A_ROW - 1;) {
			const wait = attempt(emma, now);
			expect(wait).toBeLessThanOrEqual(60);
			if (wait === 0) failures++;
			now += wait;
		}
	});

	test('scanning a card again gives no fresh guesses, and its wait is a minute at most', () => {
		const { attempt } = world();
		const photo = { ...emma, cardScanned: true };
		for (let n = 0; n < FREE_FAILURES; n++) expect(attempt({ ...photo, device: `d${n}` }, 0)).toBe(0);
		expect(attempt({ ...photo, device: 'another' }, 0)).toBe(5);
	});

	test('a right secret forgets all on a known device, and a few failures on a new one', () => {
		const { attempt, row } = world();
		const known = { ...emma, device: 'own', knownDevice: true };
		for (let n = 0; n < 4; n++) attempt(known, n);
		attempt(known, 4, true);
		expect(row('account-known-device', known)).toBeNull();

		for (let now = 0, failures = 0; failures < 20; failures++) {
			now += attempt(emma, now);
			attempt(emma, now);
		}
		const before = row('account-unknown-device', emma)!.failures;
		attempt({ ...emma, device: 'new' }, DAY - 1, true);
		expect(row('account-unknown-device', emma)!.failures).toBe(before + 1 - FREE_FAILURES);
	});

	test('an attempt that could not be looked at is as if it had not been', () => {
		let counter: Counter | null = null;
		for (let n = 0; n < FREE_FAILURES - 1; n++)
			counter = recordFailure('account-known-device', counter, start, '');
		const charged = recordFailure('account-known-device', counter, start, '');
		expect(charged.blockedUntil).not.toBeNull();
		expect(takeBackAttempt(charged, 'e')).toEqual(counter);
		expect(takeBackAttempt(recordFailure('address', null, start, ''), '')).toBeNull();
		expect(takeBackAttempt(null, '')).toBeNull();
		const tried = recordFailure('device', recordFailure('device', null, start, 'emma'), start, 'noor');
		expect(takeBackAttempt(tried, 'noor')?.distinct).toEqual(['emma']);
	});

	test('failures age out after a day of rest', () => {
		const { attempt, row } = world();
		for (let n = 0; n < FREE_FAILURES; n++) attempt(emma, 0);
		const counter = row('account-unknown-device', emma)!;
		expect(isSpent('account-unknown-device', counter, after(DAY - 1))).toBe(false);
		expect(isSpent('account-unknown-device', counter, after(DAY))).toBe(true);
		expect(recordFailure('account-unknown-device', counter, after(DAY), 'emma').failures).toBe(1);
	});
});

describe('a device', () => {
	const pupil = (n: number) => ({ username: `pupil${n}`, device: 'tablet', ...STRANGER });

	test('that sprays a class pauses at the tenth name, and the school hears of it; another does not pause', () => {
		const { attempt, row } = world();
		for (let n = 0; n < MAX_DEVICE_USERNAMES; n++) {
			expect(isSpray(row('device', pupil(n)))).toBe(false);
			expect(attempt(pupil(n), n)).toBe(0);
		}
		expect(isSpray(row('device', pupil(0)))).toBe(true);
		expect(attempt(pupil(10), 9)).toBe(DEVICE_PAUSE);
		expect(attempt({ ...pupil(10), device: 'other' }, 9)).toBe(0);
		expect(attempt(pupil(11), 9 + DEVICE_PAUSE)).toBe(0);
		expect(attempt(pupil(12), 9 + DEVICE_PAUSE)).toBe(DEVICE_PAUSE);
	});

	test('shared by a class where everybody gets in at the second try never pauses', () => {
		const { attempt } = world();
		for (let n = 0; n < 25; n++) {
			expect(attempt(pupil(n), n * 10)).toBe(0);
			expect(attempt(pupil(n), n * 10 + 5, true)).toBe(0);
		}
	});

	test('does not lose its failures by an account of its own that gets in', () => {
		const { attempt } = world();
		for (let n = 0; n < MAX_DEVICE_USERNAMES; n++) {
			attempt(pupil(n), n);
			if (n < MAX_DEVICE_USERNAMES - 1) attempt({ ...pupil(0), username: 'own', knownDevice: true }, n, true);
		}
		expect(attempt(pupil(30), 10)).toBeGreaterThan(0);
	});

	test('starts anew after ten minutes', () => {
		const { attempt } = world();
		for (let n = 0; n < MAX_DEVICE_USERNAMES - 1; n++) attempt(pupil(n), 0);
		attempt(pupil(20), DEVICE_WINDOW_MINUTES * 60);
		expect(attempt(pupil(21), DEVICE_WINDOW_MINUTES * 60)).toBe(0);
	});

	test('remembers ten names at most', () => {
		let counter: Counter | null = null;
		for (let n = 0; n < 500; n++) counter = recordFailure('device', counter, after(n), `pupil${n}`);
		expect(counter!.distinct).toHaveLength(MAX_DEVICE_USERNAMES);
	});
});

describe('an address', () => {
	test('of a school of 1,500 on its first Monday, half of them failing once, lets everybody in', () => {
		const { attempt } = world();
		for (let n = 0; n < 1500; n++) {
			const pupil = { username: `pupil${n}`, device: `tablet${n}`, ...STRANGER };
			if (n % 2) expect(attempt(pupil, n * 0.4)).toBe(0); // ten minutes for all
			expect(attempt(pupil, n * 0.4, true)).toBe(0);
		}
	});

	test('over its budget waits briefly, and only for devices that never got in anywhere', () => {
		const { attempt } = world();
		for (let n = 0; n < ADDRESS_BUDGET; n++) expect(attempt({ username: `p${n}`, ...STRANGER }, 0)).toBe(0);
		const pupil = { username: 'pupil', ...STRANGER };
		expect(attempt(pupil, 0)).toBe(ADDRESS_REFILL);
		expect(attempt({ ...pupil, provenDevice: true, device: 'tablet' }, 0)).toBe(0);
		expect(attempt({ ...pupil, cardScanned: true }, 0)).toBe(0);
		expect(attempt({ ...pupil, knownDevice: true, device: 'own' }, 0)).toBe(0);
		expect(attempt({ ...pupil, address: 'elsewhere' }, 0)).toBe(0);
		expect(attempt(pupil, ADDRESS_REFILL)).toBe(0);
		expect(attempt({ ...pupil, username: 'next' }, ADDRESS_REFILL)).toBe(ADDRESS_REFILL);
	});

	test('leaks by whole places, also when it is never quiet', () => {
		let counter: Counter | null = null;
		for (let second = 0; second <= 1000; second++)
			counter = recordFailure('address', counter, after(second), '');
		expect(counter!.failures).toBe(1001 - 1000 / ADDRESS_REFILL);
		expect(isSpent('address', counter!, after(1000 + 901 * ADDRESS_REFILL))).toBe(true);
	});
});

// What docs/guessing.md says, played out: whoever changes a constant meets it here.
describe('guesses that are looked at in a day', () => {
	const emma = { username: 'emma', ...STRANGER };

	test('122 against one pupil from any number of unknown devices, and 24 on each day after', () => {
		const day = (n: number) => ({ ...emma, address: `address${n}` });
		const first = guessesIn(DAY, day);
		expect(first).toBe(122);
		expect(guessesIn(2 * DAY, day) - first).toBe(24);
	});

	test('1,447 from a device that the pupil used before, or with a photo of the card', () => {
		const known = { ...emma, device: 'shared', knownDevice: true };
		expect(guessesIn(DAY, () => known)).toBe(1447);
		expect(guessesIn(DAY, () => ({ ...emma, cardScanned: true }))).toBe(1447);
	});

	test('2,736 over a class from one device that keeps its cookie', () => {
		const spray = (n: number) => ({ ...emma, username: `pupil${n}`, device: 'one', provenDevice: true });
		expect(guessesIn(DAY, spray)).toBe(2736);
	});

	test('9,539 from one address that throws its cookies away', () => {
		expect(guessesIn(DAY, (n) => ({ ...emma, username: `pupil${n}` }))).toBe(9539);
	});
});

test('whatever happens, counters stay whole numbers and a known device waits a minute at most', () => {
	const event = fc.record({
		pause: fc.integer({ min: 0, max: 5000 }),
		username: fc.constantFrom('emma', 'noor', 'adam'),
		device: fc.constantFrom('a', 'b'),
		known: fc.boolean(),
		card: fc.boolean(),
		right: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(event, { maxLength: 60 }), (events) => {
			const { attempt, row } = world();
			let now = 0;
			for (const { pause, username, device, known, card, right } of events) {
				now += pause / 100;
				const who = { username, device, knownDevice: known, cardScanned: card };
				const wait = attempt(who, now, right);
				expect(wait).toBeLessThanOrEqual(60);
				for (const scope of chargedScopes(who)) {
					const failures = row(scope, who)?.failures ?? 1;
					expect(Number.isInteger(failures) && failures > 0).toBe(true);
				}
			}
		})
	);
});
