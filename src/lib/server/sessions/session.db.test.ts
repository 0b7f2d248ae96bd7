import { schoolDay } from '$lib/domain/accounts/school-day';
import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeAccount, makeContext, makeSchool } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { accounts, enrollments, sessions } from '../db';
import { endAllSessions, endSession, openSession, resumeSession } from '.';

const database = useTestDatabase();
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

const open = async (accountId: string, ownDevice = false) =>
	openSession(ctx, { accountId, ownDevice, methods: ['pwd'] });
const isAlive = async (bearer: string, seconds: number) =>
	(await resumeSession(later(ctx, seconds), bearer)) !== null;
const lastUsedAt = async () => (await database.db.select().from(sessions))[0]!.lastUsedAt;

test('a session tells who it is of, where they go to school and how they signed in', async () => {
	const school = await makeSchool(ctx, { name: 'BRUSSEL-STAD - TEST School 2' });
	const { accountId, username } = await makeAccount(ctx, { school, givenName: 'Süheda', kind: 'temporary' });
	const session = await resumeSession(ctx, await open(accountId, true));
	expect(session).toMatchObject({
		account: {
			...{ accountId, username, type: 'gevorderd', givenName: 'Süheda', familyName: 'Janssens' },
			mustReplace: true,
			enrollments: [{ schoolName: 'BRUSSEL-STAD - TEST School 2' }]
		},
		...{ ownDevice: true, methods: ['pwd'], device: 'Chrome · Android', createdAt: ctx.now }
	});
});

test('a bearer has 200 random bits, and only its hash is kept, which is no bearer itself', async () => {
	const { accountId } = await makeAccount(ctx);
	const bearers = [await open(accountId), await open(accountId)];
	expect(new Set(bearers).size).toBe(2);
	for (const bearer of bearers) expect(bearer).toMatch(/^[a-z2-7]{40}$/);
	expect(textsIn(await dumpDatabase(database.db), bearers)).toEqual([]);
	for (const { id } of await database.db.select().from(sessions)) {
		expect(id).toMatch(/^[0-9a-f]{64}$/);
		expect(await resumeSession(ctx, id)).toBeNull();
	}
});

test.each(['', ' ', 'x'.repeat(10_000), '%00', "' or '1'='1", '🦊'])('%j is no session', async (bearer) => {
	const { accountId } = await makeAccount(ctx);
	await open(accountId);
	expect(await resumeSession(ctx, bearer)).toBeNull();
});

test.each([
	['of the school ends after an hour of rest', false, HOUR],
	['of one’s own ends after nine hours of rest', true, 9 * HOUR]
])('a session on a device %s', async (_, ownDevice, idle) => {
	const { accountId } = await makeAccount(ctx);
	const bearer = await open(accountId, ownDevice);
	expect(await isAlive(bearer, idle - 1)).toBe(true);
	const fresh = await open(accountId, ownDevice);
	expect(await isAlive(fresh, idle)).toBe(false);
});

test.each([
	['of the school ends after nine hours', false, 9 * HOUR, 50 * MINUTE],
	['of one’s own ends after thirty days', true, 30 * DAY, 8 * HOUR]
])('however much it is used, a session on a device %s', async (_, ownDevice, absolute, pause) => {
	const { accountId } = await makeAccount(ctx);
	const bearer = await open(accountId, ownDevice);
	let at = 0;
	while (at + pause < absolute) expect(await isAlive(bearer, (at += pause))).toBe(true);
	expect(await isAlive(bearer, absolute - 1)).toBe(true);
	expect(await isAlive(bearer, absolute)).toBe(false);
});

test('use is written down at most once a minute', async () => {
	const { accountId } = await makeAccount(ctx);
	const bearer = await open(accountId);
	for (const [seconds, written] of [
		[30, 0],
		[60, 0],
		[61, 61],
		[100, 61],
		[122, 122]
	] as const) {
		await resumeSession(later(ctx, seconds), bearer);
		expect(await lastUsedAt()).toEqual(later(ctx, written).now);
	}
});

test.each([
	['blocked', (pupil: { accountId: string }) => block(pupil)],
	['deregistered', (pupil: { pupilId: string }) => deregister(pupil)]
] as const)('a pupil who is %s is out at the next request, and for good', async (_, change) => {
	const pupil = await makeAccount(ctx);
	const bearer = await open(pupil.accountId);
	expect(await isAlive(bearer, 1)).toBe(true);
	await change(pupil);
	expect(await isAlive(bearer, 2)).toBe(false);
	expect(await database.db.$count(sessions)).toBe(0);
});

const block = ({ accountId }: { accountId: string }) =>
	database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, accountId));
const deregister = ({ pupilId }: { pupilId: string }) =>
	database.db
		.update(enrollments)
		.set({ deregisteredOn: schoolDay(ctx.now) })
		.where(eq(enrollments.pupilId, pupilId));

test('ending one session leaves the others, ending all leaves those of other pupils', async () => {
	const [wout, emma] = [await makeAccount(ctx), await makeAccount(ctx)];
	const [first, second, third] = [
		await open(wout.accountId),
		await open(wout.accountId),
		await open(wout.accountId)
	];
	const hers = await open(emma.accountId);
	await endSession(ctx, first);
	await endSession(ctx, first); // no error
	expect([await isAlive(first, 1), await isAlive(second, 1)]).toEqual([false, true]);
	await endAllSessions(ctx, wout.accountId);
	expect([await isAlive(second, 1), await isAlive(third, 1), await isAlive(hers, 1)]).toEqual([
		...[false, false, true]
	]);
});
