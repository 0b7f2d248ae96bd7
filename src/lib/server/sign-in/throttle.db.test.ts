import {
	ADDRESS_BUDGET,
	FREE_FAILURES,
	LONGEST_WAIT,
	MAX_DEVICE_USERNAMES,
	MAX_FAILURES_IN_A_ROW
} from '$lib/domain/credentials/throttle';
import { useTestDatabase } from '$tests/database';
import { later, makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { throttleCounters } from '../db';
import type { Device } from './device-cookie';
import { readAttempt } from './read-attempt';
import { forgetFailure, reserveAttempt, withdrawAttempt, type Attempt, type CounterRow } from './throttle';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

const deviceOf = (...accountIds: string[]): Device => ({
	id: crypto.randomUUID(),
	recognised: accountIds.length > 0,
	accountIds
});
/** From a browser without any cookie of ours, which is what costs a guesser nothing. */
const stranger = (name: string): Attempt => ({
	name,
	device: deviceOf(),
	knownDevice: false,
	cardScanned: false
});
const onKnownDevice = (name: string, device = deviceOf(name)): Attempt => ({
	...{ name, device, knownDevice: true, cardScanned: false }
});
const withCard = (name: string): Attempt => ({ ...stranger(name), cardScanned: true });

/** Seconds to wait, 0 when the attempt is allowed (and counts). */
async function knock(ctx: Context, attempt: Attempt): Promise<number> {
	const permission = await reserveAttempt(ctx, attempt);
	return permission.allowed ? 0 : (permission.until.getTime() - ctx.now.getTime()) / 1000;
}
async function knockTimes(times: number, ctx: Context, attempt: () => Attempt): Promise<number[]> {
	const waits: number[] = [];
	for (let time = 0; time < times; time++) waits.push(await knock(ctx, attempt()));
	return waits;
}

test('five guesses are free and the waits grow to a minute, whichever new device asks (A2)', async () => {
	let now = ctx;
	const waits: number[] = [];
	for (let guess = 0; guess < 12; guess++) {
		const wait = await knock(now, stranger('emma'));
		if (wait > 0) {
			waits.push(wait);
			now = later(now, wait);
			expect(await knock(now, stranger('emma'))).toBe(0);
		}
	}
	expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
});

test('after a hundred in a row a new device waits an hour, and no more are let in (A2)', async () => {
	let now = ctx;
	let allowed = 0;
	for (let guess = 0; guess < 2 * MAX_FAILURES_IN_A_ROW && allowed < MAX_FAILURES_IN_A_ROW; guess++) {
		const wait = await knock(now, stranger('emma'));
		if (wait === 0) allowed += 1;
		else now = later(now, wait);
	}
	expect(allowed).toBe(MAX_FAILURES_IN_A_ROW);
	expect(await knock(now, stranger('emma'))).toBe(LONGEST_WAIT);
	expect(await knock(later(now, 61), stranger('emma'))).toBe(LONGEST_WAIT - 61);
});

test('a refused attempt makes nobody wait longer', async () => {
	await knockTimes(FREE_FAILURES, ctx, () => stranger('emma'));
	expect(await knockTimes(3, ctx, () => stranger('emma'))).toEqual([5, 5, 5]);
	expect(await knock(later(ctx, 5), stranger('emma'))).toBe(0);
});

test('a device on which ten names failed pauses, and a class mate on another does not notice (A3)', async () => {
	const tablet = deviceOf();
	const spray = (n: number): Attempt => ({ ...stranger(`pupil${n}`), device: tablet });
	for (let n = 0; n < MAX_DEVICE_USERNAMES; n++) expect(await knock(ctx, spray(n))).toBe(0);
	expect(await knock(ctx, spray(99))).toBe(60);
	expect(await knock(ctx, stranger('pupil3'))).toBe(0);
	expect(await knock(later(ctx, 61), spray(98))).toBe(0);
});

test('a prankster locks out neither the known tablet nor the scanned card (A4)', async () => {
	await knockTimes(20, ctx, () => stranger('emma'));
	expect(await knock(ctx, stranger('emma'))).toBeGreaterThan(0);
	expect(await knock(ctx, onKnownDevice('emma'))).toBe(0);
	expect(await knock(ctx, withCard('emma'))).toBe(0);
});

test('a known tablet has free guesses of its own, and so have all who hold the card together', async () => {
	const tablet = deviceOf('emma');
	expect(await knockTimes(6, ctx, () => onKnownDevice('emma', tablet))).toEqual([0, 0, 0, 0, 0, 5]);
	expect(await knockTimes(6, ctx, () => withCard('emma'))).toEqual([0, 0, 0, 0, 0, 5]);
	expect(await knock(ctx, onKnownDevice('emma'))).toBe(0); // another known tablet
});

test('names wait apart from each other', async () => {
	await knockTimes(8, ctx, () => stranger('emma'));
	expect(await knock(ctx, stranger('noor'))).toBe(0);
});

test('an address has a budget for new devices only', async () => {
	const key = { scope: 'address' as const };
	await knock(ctx, stranger('emma'));
	const [row] = (await database.db.select().from(throttleCounters)).filter(
		({ scope }) => scope === key.scope
	);
	await database.db
		.insert(throttleCounters)
		.values({ ...row!, failures: ADDRESS_BUDGET - 1 })
		.onConflictDoUpdate({
			target: [throttleCounters.scope, throttleCounters.key],
			set: { failures: ADDRESS_BUDGET - 1 }
		});
	expect(await knock(ctx, stranger('noor'))).toBe(0);
	expect(await knock(ctx, stranger('lotte'))).toBeGreaterThan(0);
	expect(await knock(ctx, onKnownDevice('noor'))).toBe(0);
	expect(await knock(ctx, withCard('lotte'))).toBe(0);
	const elsewhere = { ...ctx, client: { ...ctx.client, address: '192.0.2.77' } };
	expect(await knock(elsewhere, stranger('lotte'))).toBe(0);
});

test('a success forgets the slips of the pupil, and an attempt that was not looked at never was', async () => {
	const tablet = deviceOf();
	const emma: Attempt = { ...stranger('emma'), device: tablet };
	await knockTimes(4, ctx, () => emma);
	await forgetFailure(ctx, emma);
	expect(await knockTimes(6, ctx, () => stranger('emma'))).toEqual([0, 0, 0, 0, 0, 5]);

	await knock(ctx, stranger('noor'));
	const before = await sum();
	const busy = stranger('noor');
	await reserveAttempt(ctx, busy);
	await withdrawAttempt(ctx, busy);
	expect(await sum()).toBe(before);
});

const sum = async () =>
	(await database.db.select().from(throttleCounters)).reduce((total, { failures }) => total + failures, 0);

/** Asks leave as a sign-in does: all of them have seen the counters before the first of them counts. */
async function reserveSeen(ctx: Context, attempts: Attempt[]) {
	const seen: CounterRow[][] = [];
	for (const attempt of attempts) seen.push((await readAttempt(ctx, attempt.name, [attempt])).counters);
	return Promise.all(attempts.map((attempt, n) => reserveAttempt(ctx, attempt, seen[n])));
}

test('of fifty who saw the same counters no more than five get through for one name (A5)', async () => {
	const { db } = await database.fresh();
	const world = makeContext(db);
	const attempts = Array.from({ length: 50 }, () => stranger('emma'));
	expect((await reserveSeen(world, attempts)).filter(({ allowed }) => allowed)).toHaveLength(FREE_FAILURES);
});

test('of fifty on one device that saw the same counters no more than ten names get through (A3)', async () => {
	const { db } = await database.fresh();
	const world = makeContext(db);
	const device = deviceOf();
	const attempts = Array.from({ length: 50 }, (_, n) => ({ ...stranger(`pupil${n}`), device }));
	expect((await reserveSeen(world, attempts)).filter(({ allowed }) => allowed)).toHaveLength(
		MAX_DEVICE_USERNAMES
	);
});

test('an address counts each of fifty who saw the same counters, and none beyond its budget', async () => {
	const { db } = await database.fresh();
	const world = makeContext(db);
	const failures = async () =>
		(await db.select().from(throttleCounters)).find(({ scope }) => scope === 'address')?.failures;
	await knock(world, stranger('eerst'));
	await reserveSeen(
		world,
		Array.from({ length: 50 }, (_, n) => stranger(`pupil${n}`))
	);
	expect(await failures()).toBe(51);

	await db
		.update(throttleCounters)
		.set({ failures: ADDRESS_BUDGET - 3 })
		.where(eq(throttleCounters.scope, 'address'));
	const late = await reserveSeen(
		world,
		Array.from({ length: 20 }, (_, n) => stranger(`ander${n}`))
	);
	expect(late.filter(({ allowed }) => allowed)).toHaveLength(3);
	expect(await failures()).toBe(ADDRESS_BUDGET);
});

test('a counter that was forgotten after it was seen begins anew', async () => {
	for (let time = 0; time < 4; time++) await knock(ctx, stranger('emma'));
	const late = stranger('emma');
	const { counters } = await readAttempt(ctx, 'emma', [late]);
	await forgetFailure(ctx, stranger('emma'));
	await reserveAttempt(ctx, late, counters);
	const [row] = (await database.db.select().from(throttleCounters)).filter(
		({ scope }) => scope === 'account-unknown-device'
	);
	expect(row).toMatchObject({ failures: 1, blockedUntil: null });
});

test('what is refused at the last moment is counted nowhere', async () => {
	const { db } = await database.fresh();
	const world = makeContext(db);
	const attempts = Array.from({ length: 8 }, () => stranger('emma'));
	await reserveSeen(world, attempts);
	const rows = await db.select().from(throttleCounters);
	const sumOf = (one: string) =>
		rows.filter(({ scope }) => scope === one).reduce((total, { failures }) => total + failures, 0);
	expect([sumOf('account-unknown-device'), sumOf('device'), sumOf('address')]).toEqual([5, 5, 5]);
});

test.each(['emma', 'niemand.hier'])(
	'of fifty posts at the same moment no more than five get through for %s, also with two servers (A5)',
	async (name) => {
		const { db } = await database.fresh();
		const servers = [makeContext(db), makeContext(db)];
		const permissions = await Promise.all(
			Array.from({ length: 50 }, (_, n) => reserveAttempt(servers[n % 2]!, stranger(name)))
		);
		expect(permissions.filter(({ allowed }) => allowed)).toHaveLength(FREE_FAILURES);
	}
);

test('fifty posts of one device with as many names stop at ten (A3, A5)', async () => {
	const { db } = await database.fresh();
	const world = makeContext(db);
	const device = deviceOf();
	const permissions = await Promise.all(
		Array.from({ length: 50 }, (_, n) => reserveAttempt(world, { ...stranger(`pupil${n}`), device }))
	);
	expect(permissions.filter(({ allowed }) => allowed)).toHaveLength(MAX_DEVICE_USERNAMES);
});

test('the counters say nothing of whom they are about', async () => {
	await knock(ctx, stranger('emma'));
	for (const { key, distinct } of await database.db.select().from(throttleCounters)) {
		expect(key).toHaveLength(32);
		for (const name of distinct) expect(name).toMatch(/^[\w-]{16}$/);
	}
});
