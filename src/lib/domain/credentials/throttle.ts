/**
 * The arithmetic against guessing (SECURITY §8); what it comes to is worked out in `docs/guessing.md`.
 *
 * A request to sign in concerns up to four counters, each one row in the database:
 *
 * | scope                     | key of its row                                             | waits with            |
 * |---------------------------|------------------------------------------------------------|-----------------------|
 * | `account-unknown-device` | keyed hash of the username as typed                         | a device new to it    |
 * | `account-known-device`    | that, with the device; or with the card that was scanned    | known device, or card |
 * | `device`                  | the device cookie                                          | every request from it |
 * | `address`                 | `addressBucket(ip)`                                        | unproven devices      |
 *
 * One attempt, so that neither a restart, a second instance nor fifty posts at once lets more through (A5):
 * lock its rows in one order, `decideAttempt`; when allowed, `recordFailure` on each of `chargedScopes` and commit;
 * only then verify the secret; when it was right, `recordSuccess` on the same rows. An attempt is so a failure until
 * it has proved otherwise, and a crash in between errs on the safe side. An attempt that was refused is not recorded:
 * an impatient child makes its wait no longer. Unknown usernames have rows like any other. Rows for which `isSpent`
 * says so may be deleted.
 */
export type Scope = 'account-unknown-device' | 'account-known-device' | 'device' | 'address';

/** One row. `null` instead of a counter means: no row, nothing happened yet. */
export type Counter = {
	/** Consecutive failures; for an address, how full its bucket was at `windowStartedAt`. */
	failures: number;
	/** Account scopes: the last failure. Device: the first of its window. Address: when `failures` was reckoned. */
	windowStartedAt: Date;
	/** Attempts are refused before this instant. */
	blockedUntil: Date | null;
	/** Device only: keyed hashes of the usernames that failed in this window, at most `MAX_DEVICE_USERNAMES`. */
	distinct?: readonly string[];
};

/** Failures in a row before the first wait: the first five attempts are free. */
export const FREE_FAILURES = 5;
/** Seconds to wait after the fifth, sixth … failure in a row; the last one repeats. */
export const WAIT_STEPS = [5, 10, 20, 40, 60] as const;
/** NIST SP 800-63B: at most 100 failures in a row. From there on, devices unknown to the account wait the longest. */
export const MAX_FAILURES_IN_A_ROW = 100;
/** Seconds (one hour, NIST's longest). A known device and a scanned card never meet it. */
export const LONGEST_WAIT = 3600;
/** Hours without a failure after which an account's counter starts anew. */
export const FORGET_AFTER_HOURS = 24;

/** Different usernames that may fail on one device within `DEVICE_WINDOW_MINUTES` before it pauses. */
export const MAX_DEVICE_USERNAMES = 10;
export const DEVICE_WINDOW_MINUTES = 10;
/** Seconds. */
export const DEVICE_PAUSE = 60;

/**
 * Failures that one address may have in hand from unproven devices. A school of 1,500 on its first Monday, all on new
 * tablets and all typing: 6 in 10 may fail once before the first child waits.
 */
export const ADDRESS_BUDGET = 900;
/** Seconds in which the address gets one failure back, and so the longest wait that the budget can cause. */
export const ADDRESS_REFILL = 10;

/** What an address may spend, and the seconds in which it gets one back. */
export interface AddressTerms {
	budget: number;
	refill: number;
}
export const CALM: AddressTerms = { budget: ADDRESS_BUDGET, refill: ADDRESS_REFILL };
/**
 * While the whole service is sprayed (`service-alarm.ts`): a class that mistypes still gets through, and ten thousand addresses
 * together get a sixth of what they had. Known devices, cards and proven devices are asked nothing, as ever.
 */
export const TIGHT: AddressTerms = { budget: 60, refill: 60 };

/** Seconds to wait after that many failures in a row on an account. Devices and addresses do not wait by this count: 0. */
export function waitAfterFailures(scope: Scope, consecutiveFailures: number): number {
	if (scope === 'device' || scope === 'address' || consecutiveFailures < FREE_FAILURES) return 0;
	if (scope === 'account-unknown-device' && consecutiveFailures >= MAX_FAILURES_IN_A_ROW) return LONGEST_WAIT;
	const step = Math.min(consecutiveFailures - FREE_FAILURES, WAIT_STEPS.length - 1);
	return WAIT_STEPS[step] ?? 0;
}

/** What a request may show about the device that it comes from; each has been verified by the caller (signed cookies). */
export type Standing = {
	/** This device has signed in to this account before. */
	knownDevice: boolean;
	/** The card of this account was just scanned here. All who scan one card share one counter, so that scanning it
	 * again gives no fresh guesses. */
	cardScanned: boolean;
	/** This device has signed in to some account before. Without it the request counts against its address: a new
	 * device cookie costs nothing. Left out: it has when `knownDevice`. */
	provenDevice?: boolean;
};

/** The counters that an attempt is charged to: the ones that can make it wait. `device` applies when it has a cookie. */
export function chargedScopes(standing: Standing): Scope[] {
	const { knownDevice, cardScanned, provenDevice = knownDevice } = standing;
	const trusted = knownDevice || cardScanned;
	return [
		trusted ? 'account-known-device' : 'account-unknown-device',
		'device',
		...(trusted || provenDevice ? [] : ['address' as const])
	];
}

export type Attempt = Standing & {
	now: Date;
	accountUnknownDevices: Counter | null;
	/** Of this device and account when `knownDevice`, else of the scanned card. */
	accountKnownDevice: Counter | null;
	/** `null` too when the request has no device cookie. */
	device: Counter | null;
	address: Counter | null;
};

export type Decision = { allowed: true } | { allowed: false; until: Date; scope: Scope };

/** Whether this attempt may be made now; if not, until when it must wait and for which counter (the longest wait). */
export function decideAttempt(attempt: Attempt): Decision {
	const counters: Record<Scope, Counter | null> = {
		'account-unknown-device': attempt.accountUnknownDevices,
		'account-known-device': attempt.accountKnownDevice,
		device: attempt.device,
		address: attempt.address
	};
	let decision: Decision = { allowed: true };
	for (const scope of chargedScopes(attempt)) {
		const until = counters[scope]?.blockedUntil;
		if (!until || until <= attempt.now) continue;
		if (decision.allowed || decision.until < until) decision = { allowed: false, until, scope };
	}
	return decision;
}

/**
 * The counter after one more failure, or after an attempt whose outcome is not known yet. `username`, a keyed hash,
 * matters to the device only.
 */
export function recordFailure(
	scope: Scope,
	counter: Counter | null,
	now: Date,
	username: string,
	terms = CALM
): Counter {
	if (scope === 'address') return fillBucket(counter, now, terms);
	const current = counter && !isSpent(scope, counter, now) ? counter : null;
	if (scope === 'device') return recordOnDevice(current, now, username);
	const failures = (current?.failures ?? 0) + 1;
	const wait = waitAfterFailures(scope, failures);
	return { failures, windowStartedAt: now, blockedUntil: wait > 0 ? later(now, wait) : null };
}

/** How many failures a right secret takes away, as `recordSuccess` says; of a known device or card, all. */
export const FORGIVEN: Readonly<Record<Scope, number>> = {
	'account-unknown-device': FREE_FAILURES,
	'account-known-device': Number.MAX_SAFE_INTEGER,
	device: 1,
	address: 1
};

/**
 * The counter after the secret was right, given as `recordFailure` left it; `null` when the row may go. Known device
 * and card: all is forgotten. Unknown devices: only as many failures as are free, for the pupil's own slips on the new
 * device, so that the pupil's coming hands a prankster at most five guesses. Device and address: only this attempt, so
 * that an account of one's own is no way to reset them. `username` as for `recordFailure`.
 */
export function recordSuccess(scope: Scope, counter: Counter | null, username: string): Counter | null {
	if (!counter) return null;
	const failures = Math.max(0, counter.failures - FORGIVEN[scope]);
	if (failures === 0) return null;
	const distinct = counter.distinct?.filter((failed) => failed !== username);
	return { ...counter, failures, blockedUntil: null, ...(distinct && { distinct }) };
}

/**
 * The counter without an attempt whose secret could not be looked at (too busy); `null` when the row may go. Of a device
 * that has failed with this name before, the name is forgotten with it: ten tries in a storm are no spraying.
 */
export function takeBackAttempt(counter: Counter | null, username: string): Counter | null {
	if (!counter || counter.failures <= 1) return null;
	const distinct = counter.distinct?.filter((failed) => failed !== username);
	return { ...counter, failures: counter.failures - 1, blockedUntil: null, ...(distinct && { distinct }) };
}

/** Whether so many different usernames failed on this device that the school should hear of it: once, when an attempt
 * makes it so. */
export function isSpray(device: Counter | null): boolean {
	return (device?.distinct?.length ?? 0) >= MAX_DEVICE_USERNAMES;
}

/** Whether a counter says nothing any more: no wait stands and its failures have aged out. */
export function isSpent(scope: Scope, counter: Counter, now: Date): boolean {
	if (counter.blockedUntil && counter.blockedUntil > now) return false;
	if (scope === 'address') return bucketLevel(counter, now) === 0;
	const seconds = scope === 'device' ? DEVICE_WINDOW_MINUTES * 60 : FORGET_AFTER_HOURS * 3600;
	return now >= later(counter.windowStartedAt, seconds);
}

function recordOnDevice(current: Counter | null, now: Date, username: string): Counter {
	const seen = current?.distinct ?? [];
	const distinct =
		seen.includes(username) || seen.length >= MAX_DEVICE_USERNAMES ? seen : [...seen, username];
	return {
		failures: (current?.failures ?? 0) + 1,
		windowStartedAt: current?.windowStartedAt ?? now,
		blockedUntil: distinct.length >= MAX_DEVICE_USERNAMES ? later(now, DEVICE_PAUSE) : null,
		distinct
	};
}

/** A leaky bucket: full means that the next one waits until a place has leaked away, never longer. */
function fillBucket(counter: Counter | null, now: Date, { budget, refill }: AddressTerms): Counter {
	const level = counter ? bucketLevel(counter, now, refill) : 0;
	const failures = level + 1;
	// Only whole places leak, at instants that passing requests do not shift: else a busy bucket would never leak.
	const leaked = counter ? counter.failures - level : 0;
	const windowStartedAt = counter && level > 0 ? later(counter.windowStartedAt, leaked * refill) : now;
	const places = failures - budget + 1;
	return {
		failures,
		windowStartedAt,
		blockedUntil: places > 0 ? later(windowStartedAt, places * refill) : null
	};
}

function bucketLevel(counter: Counter, now: Date, refill = ADDRESS_REFILL): number {
	const seconds = Math.max(0, (now.getTime() - counter.windowStartedAt.getTime()) / 1000);
	return Math.max(0, counter.failures - Math.floor(seconds / refill));
}

const later = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1000);

export { addressBucket } from './address-bucket';
