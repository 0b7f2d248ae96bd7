import { DEVICE_WINDOW_MINUTES, MAX_DEVICE_USERNAMES } from '$lib/domain/credentials/throttle';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { later, makeAccount, makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { auditEvents } from '../db';
import { readAroundList } from '../desk';
import type { DeskActor } from '../staff';
import { signIn } from './sign-in';

const database = useTestDatabase();
const HOUR = 3600;

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

type Scene = Awaited<ReturnType<typeof makeDesk>>;
const makeTarget = async ({ primary }: Scene) => (await makeAccount(ctx, { school: primary })).username;

const guess = (username: string, deviceId: string, at = ctx, text = 'verkeerd') =>
	signIn(at, {
		name: { kind: 'username', username },
		secret: { kind: 'text', text },
		device: { id: deviceId, recognised: true, accountIds: [] },
		scannedAccountId: null,
		ownDevice: false
	});
const guessStrangers = async (times: number, deviceId: string, at = ctx) => {
	for (let i = 0; i < times; i++) await guess(`niemand${i}.${deviceId.slice(0, 8)}`, deviceId, at);
};
/** What the list of pupils tells of it. */
const readSprays = async (ctx: Context, actor: DeskActor) =>
	(await readAroundList(ctx, actor, { bearer: '' })).sprays;
const rows = () => database.db.select().from(auditEvents).where(eq(auditEvents.action, 'sign-in.spray'));

test('the school hears of a device that failed for ten names, at the tenth, once', async () => {
	const scene = await makeDesk(ctx);
	const [target, other] = [await makeTarget(scene), await makeTarget(scene)];
	const device = randomUUID();
	await guessStrangers(MAX_DEVICE_USERNAMES - 1, device);
	expect(await readSprays(scene.ctx, scene.actor)).toBeNull();
	await guess(target, device);
	expect(await readSprays(scene.ctx, scene.actor)).toEqual({ count: 1, lastAt: ctx.now });
	await guess(other, device, later(ctx, 61));
	expect(await rows()).toHaveLength(1);
});

test('another school hears nothing, until its own pupil is tried', async () => {
	const [first, second] = [await makeDesk(ctx), await makeDesk(ctx)];
	const device = randomUUID();
	await guessStrangers(MAX_DEVICE_USERNAMES - 1, device);
	await guess(await makeTarget(first), device);
	expect(await readSprays(second.ctx, second.actor)).toBeNull();
	await guess(await makeTarget(second), device, later(ctx, 61));
	expect(await readSprays(second.ctx, second.actor)).toMatchObject({ count: 1 });
	expect(await readSprays(first.ctx, first.actor)).toMatchObject({ count: 1 });
});

test('a school hears of it too when names that nobody has were the tenth', async () => {
	const scene = await makeDesk(ctx);
	const device = randomUUID();
	await guessStrangers(MAX_DEVICE_USERNAMES, device);
	expect(await rows()).toMatchObject([{ schoolId: null, accountId: null }]);
	await guess(await makeTarget(scene), device, later(ctx, 61));
	expect(await readSprays(scene.ctx, scene.actor)).toMatchObject({ count: 1 });
});

test('each device counts, and the same one again in a later window', async () => {
	const scene = await makeDesk(ctx);
	const target = await makeTarget(scene);
	const [first, second] = [randomUUID(), randomUUID()];
	for (const device of [first, second]) {
		await guessStrangers(MAX_DEVICE_USERNAMES - 1, device);
		await guess(target, device);
	}
	const again = later(ctx, (DEVICE_WINDOW_MINUTES + 1) * 60);
	await guessStrangers(MAX_DEVICE_USERNAMES - 1, first, again);
	await guess(target, first, again);
	expect(await readSprays({ ...scene.ctx, now: again.now }, scene.actor)).toEqual({
		count: 3,
		lastAt: again.now
	});
});

test('a tenth name with the right secret is no spray, and a class that signs in on one tablet is none', async () => {
	const scene = await makeDesk(ctx);
	const { username, secret } = await makeAccount(ctx, { school: scene.primary });
	const device = randomUUID();
	await guessStrangers(MAX_DEVICE_USERNAMES - 1, device);
	expect(await guess(username, device, ctx, secret)).toMatchObject({ outcome: 'signed-in' });
	expect(await rows()).toEqual([]);
});

test('after a day the warning is gone', async () => {
	const scene = await makeDesk(ctx);
	const device = randomUUID();
	await guessStrangers(MAX_DEVICE_USERNAMES - 1, device);
	await guess(await makeTarget(scene), device);
	const at = (seconds: number) => ({ ...scene.ctx, now: later(ctx, seconds).now });
	expect(await readSprays(at(24 * HOUR - 1), scene.actor)).toMatchObject({ count: 1 });
	expect(await readSprays(at(24 * HOUR), scene.actor)).toBeNull();
});
