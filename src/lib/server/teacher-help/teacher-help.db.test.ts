import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { DECOYS } from '$lib/domain/teacher-help/digits';
import { MAX_ASKED_PER_DEVICE, MAX_DEVICES_ASKING } from '$lib/domain/teacher-help/request';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase } from '$tests/dump';
import { later, makeAccount, makeContext } from '$tests/factories';
import { eq, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { verifySecret } from '../credentials';
import { accounts, auditEvents, credentials, enrollments, helpRequests } from '../db';
import { readHistory } from '../desk';
import { openSession, resumeSession } from '../sessions';
import type { DeskActor } from '../staff';
import {
	answerHelp,
	askHelp,
	enterWithHelp,
	listHelp,
	pickDigits,
	readDeskHelp,
	readHelp,
	stopAsking,
	tapNewPicture,
	type DeviceRequest
} from '.';

const database = useTestDatabase();
const MINUTE = 60;
const OLD_PICTURES = pictureSecret([0, 1, 2, 3, 4, 5, 6, 7]);

let ctx: Context;
let desk: Context;
let actor: DeskActor;
let pupil: { accountId: string; pupilId: string; username: string };

beforeEach(async () => {
	ctx = makeContext(database.db);
	const scene = await makeDesk(ctx);
	desk = scene.ctx;
	actor = { ...scene.actor, roles: ['leerkracht'], groupIds: [scene.primary.groupId] };
	pupil = await makeAccount(ctx, {
		...{ school: scene.primary, type: 'basis', kind: 'pictures' },
		secret: OLD_PICTURES
	});
});

async function ask(username = pupil.username, deviceId: string = randomUUID(), at = ctx) {
	const asked = await askHelp(at, { username, deviceId });
	if ('until' in asked) throw new Error('must wait');
	return { requestId: asked.requestId, deviceId };
}
async function digitsOf(request: DeviceRequest, at = ctx): Promise<number> {
	const help = await readHelp(at, request);
	if (help.state !== 'asking') throw new Error(help.state);
	return help.digits;
}
async function match(request: DeviceRequest): Promise<void> {
	const digits = await digitsOf(request);
	expect(await pickDigits(desk, actor, { pupilId: pupil.pupilId, digits })).toBe('right');
}
async function helped(answer: 'let-in' | 'new-pictures'): Promise<DeviceRequest> {
	const request = await ask();
	await match(request);
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer })).toBeNull();
	return request;
}
const stateOf = async (request: DeviceRequest, at = ctx) => (await readHelp(at, request)).state;
/** What the audit tells of the pupil since the account was made, by name: what happens at one instant has no order. */
const actions = async () =>
	(await database.db.select().from(auditEvents).where(eq(auditEvents.accountId, pupil.accountId)))
		.map(({ action, actorKind }) => `${actorKind} ${action}`)
		.filter((line) => !line.endsWith('account.created'))
		.sort();

async function tapAll(request: DeviceRequest, from = 1) {
	const help = await readHelp(ctx, request);
	if (help.state !== 'new-pictures') throw new Error(help.state);
	let last;
	for (const [i, picture] of help.choice.entries())
		if (i + 1 >= from) last = await tapNewPicture(ctx, { ...request, step: i + 1, picture });
	return { choice: help.choice, last };
}
const opensWith = async (secret: string) => {
	const [stored] = await database.db
		.select()
		.from(credentials)
		.where(eq(credentials.accountId, pupil.accountId));
	return (await verifySecret(ctx.keys, pupil.accountId, stored!, secret)).matches;
};

test('the teacher picks the digits of the child’s device and lets it in, for one session of a shared device', async () => {
	const request = await ask();
	const digits = await digitsOf(request);
	expect(await listHelp(desk, actor)).toMatchObject([{ pupilId: pupil.pupilId, since: ctx.now }]);
	const help = await readDeskHelp(desk, actor, pupil.pupilId);
	expect(help).toMatchObject({ stage: 'pick' });
	expect(help.stage === 'pick' && help.choices).toHaveLength(DECOYS + 1);
	expect(help.stage === 'pick' && help.choices).toContain(digits);

	await match(request);
	expect(await readDeskHelp(desk, actor, pupil.pupilId)).toMatchObject({ stage: 'answer', pictures: true });
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBeNull();
	expect(await stateOf(request)).toBe('let-in');
	expect(await listHelp(desk, actor)).toEqual([]);

	const entered = await enterWithHelp(ctx, request);
	const session = await resumeSession(ctx, entered!.bearer);
	expect(session).toMatchObject({
		account: { accountId: pupil.accountId },
		ownDevice: false,
		methods: ['tch']
	});
	expect(await opensWith(OLD_PICTURES)).toBe(true);
	expect(await actions()).toEqual([
		'anonymous help.asked',
		'pupil sign-in.succeeded',
		'staff help.digits-picked',
		'staff help.let-in'
	]);
	const history = await readHistory(desk, actor, pupil.pupilId);
	expect(history.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['help.asked', 'help.let-in', 'sign-in.succeeded'])
	);
});

test('the school of last year sees the pupil still, but neither lets in who is at another school now nor ends what is asked there', async () => {
	const today = schoolDay(ctx.now);
	const former = await makeDesk(ctx);
	await database.db.insert(enrollments).values({
		...{ pupilId: pupil.pupilId, schoolId: former.primary.schoolId },
		...{ administrativeGroupId: former.primary.groupId, stamnummer: 'vroeger' },
		...{ givenName: 'Wout', familyName: 'Janssens' },
		...{ beginDate: addDays(today, -300), plannedEndDate: addDays(today, -1) }
	});
	const { pupilId } = pupil;
	const request = await ask();
	const digits = await digitsOf(request);
	expect(await listHelp(former.ctx, former.actor)).toEqual([]);
	expect(await readDeskHelp(former.ctx, former.actor, pupilId)).toEqual({ stage: 'nothing' });
	expect(await pickDigits(former.ctx, former.actor, { pupilId, digits })).toBe('elsewhere');
	expect(await answerHelp(former.ctx, former.actor, { pupilId, answer: 'new-pictures' })).toBe('elsewhere');
	await match(request);
	expect(await answerHelp(desk, actor, { pupilId, answer: 'let-in' })).toBeNull();
});

test('one is let in once', async () => {
	const request = await helped('let-in');
	expect(await enterWithHelp(ctx, request)).not.toBeNull();
	expect(await enterWithHelp(ctx, request)).toBeNull();
	expect(await stateOf(request)).toBe('over');
});

test('another device is told nothing and gets nothing, even with the id of the request', async () => {
	for (const answer of ['let-in', 'new-pictures'] as const) {
		const request = await helped(answer);
		const other = { ...request, deviceId: randomUUID() };
		expect(await readHelp(ctx, other)).toEqual({ state: 'over' });
		expect(await enterWithHelp(ctx, other)).toBeNull();
		expect(await tapNewPicture(ctx, { ...other, step: 1, picture: 0 })).toEqual({ outcome: 'over' });
		await stopAsking(ctx, other);
		expect(await stateOf(request)).toBe(answer);
	}
});

test('wrong digits end every request for this pupil', async () => {
	const [child, prankster] = [await ask(), await ask()];
	const shown = [await digitsOf(child), await digitsOf(prankster)];
	const help = await readDeskHelp(desk, actor, pupil.pupilId);
	const decoy = help.stage === 'pick' ? help.choices.find((number) => !shown.includes(number)) : undefined;
	expect(await pickDigits(desk, actor, { pupilId: pupil.pupilId, digits: decoy! })).toBe('wrong');
	expect([await stateOf(child), await stateOf(prankster)]).toEqual(['over', 'over']);
	expect(await readDeskHelp(desk, actor, pupil.pupilId)).toEqual({ stage: 'nothing' });
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBe('nothing');
	expect(await actions()).toContain('staff help.digits-missed');
});

test('of two devices that ask for one pupil, the one whose digits were picked is helped', async () => {
	const [child, prankster] = [await ask(), await ask()];
	expect(await digitsOf(child)).not.toBe(await digitsOf(prankster));
	await match(child);
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBeNull();
	expect(await enterWithHelp(ctx, prankster)).toBeNull();
	expect(await enterWithHelp(ctx, child)).toMatchObject({ accountId: pupil.accountId });
});

test('nothing is answered before the digits were picked, nor by a colleague who did not pick them', async () => {
	const request = await ask();
	const answer = { pupilId: pupil.pupilId, answer: 'let-in' } as const;
	expect(await answerHelp(desk, actor, answer)).toBe('nothing');
	expect(await enterWithHelp(ctx, request)).toBeNull();
	await match(request);
	expect(await answerHelp(desk, { ...actor, staffId: randomUUID() }, answer)).toBe('nothing');
	expect(await enterWithHelp(ctx, request)).toBeNull();
	expect(await answerHelp(desk, actor, answer)).toBeNull();
	expect(await answerHelp(desk, actor, answer)).toBe('nothing');
});

test('after five minutes the digits are gone, and so is an answer that was not used', async () => {
	const unseen = await ask();
	expect(await stateOf(unseen, later(ctx, 5 * MINUTE - 1))).toBe('asking');
	const late = later(ctx, 5 * MINUTE);
	expect(await stateOf(unseen, late)).toBe('over');
	expect(await listHelp({ ...desk, now: late.now }, actor)).toEqual([]);
	const picked = { pupilId: pupil.pupilId, digits: await digitsOf(unseen) };
	expect(await pickDigits({ ...desk, now: late.now }, actor, picked)).toBe('nothing');

	for (const answer of ['let-in', 'new-pictures'] as const) {
		const request = await helped(answer);
		expect(await stateOf(request, later(ctx, 5 * MINUTE - 1))).toBe(answer);
		expect(await enterWithHelp(late, request)).toBeNull();
		expect(await tapNewPicture(late, { ...request, step: 1, picture: 0 })).toEqual({ outcome: 'over' });
	}
});

test('the digits cannot be answered any more five minutes after they were picked', async () => {
	await match(await ask());
	const late = { ...desk, now: later(ctx, 5 * MINUTE).now };
	expect(await answerHelp(late, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBe('nothing');
});

test('new pictures are tapped once on that device: then they are the secret, and every other session is over', async () => {
	const before = await openSession(ctx, { accountId: pupil.accountId, ownDevice: false, methods: ['pic'] });
	const request = await helped('new-pictures');
	const help = await readHelp(ctx, request);
	const choice = help.state === 'new-pictures' ? help.choice : [];
	const wrong = (choice[0]! + 1) % 12;
	expect(await tapNewPicture(ctx, { ...request, step: 1, picture: wrong })).toEqual({ outcome: 'wrong' });
	expect(await tapNewPicture(ctx, { ...request, step: 8, picture: choice[7]! })).toEqual({
		outcome: 'wrong'
	});
	expect(await tapNewPicture(ctx, { ...request, step: 1, picture: choice[0]! })).toEqual({
		outcome: 'right'
	});
	// Sent twice.
	expect(await tapNewPicture(ctx, { ...request, step: 1, picture: choice[0]! })).toEqual({
		outcome: 'right'
	});
	expect(await readHelp(ctx, request)).toMatchObject({ tapped: 1 });
	expect(await opensWith(OLD_PICTURES)).toBe(true);
	expect(await resumeSession(ctx, before)).not.toBeNull();

	const { last } = await tapAll(request, 2);
	expect(last).toMatchObject({ outcome: 'signed-in', accountId: pupil.accountId, ownDevice: false });
	expect(await opensWith(pictureSecret(choice))).toBe(true);
	expect(await opensWith(OLD_PICTURES)).toBe(false);
	expect(await resumeSession(ctx, before)).toBeNull();
	const bearer = last && 'bearer' in last ? last.bearer : '';
	expect(await resumeSession(ctx, bearer)).toMatchObject({ methods: ['pic', 'tch'] });
	expect(await readHelp(ctx, request)).toEqual({ state: 'over' });
	expect(await actions()).toEqual([
		'anonymous help.asked',
		'pupil account.secret-renewed',
		'pupil sign-in.succeeded',
		'staff help.digits-picked',
		'staff help.pictures-given'
	]);
	const [row] = await database.db.select().from(helpRequests);
	expect(row).toMatchObject({ picturesSealed: null });
});

test('no table holds the new pictures in the clear', async () => {
	const request = await helped('new-pictures');
	const help = await readHelp(ctx, request);
	const dump = await dumpDatabase(database.db);
	const choice = help.state === 'new-pictures' ? help.choice : [];
	expect(choice).toHaveLength(8);
	expect(dump).not.toContain(JSON.stringify(choice));
	expect(dump).not.toContain(pictureSecret(choice));
});

test('pictures that were not all tapped change nothing', async () => {
	const request = await helped('new-pictures');
	const help = await readHelp(ctx, request);
	const picture = help.state === 'new-pictures' ? help.choice[0]! : 0;
	await tapNewPicture(ctx, { ...request, step: 1, picture });
	await stopAsking(ctx, request);
	expect(await stateOf(request)).toBe('over');
	expect(await opensWith(OLD_PICTURES)).toBe(true);
});

const block = () =>
	database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, pupil.accountId));
const deregister = () =>
	database.db
		.update(enrollments)
		.set({ deregisteredOn: schoolDay(ctx.now) })
		.where(eq(enrollments.pupilId, pupil.pupilId));

test.each(['let-in', 'new-pictures'] as const)('a blocked account gets no %s', async (answer) => {
	const request = await ask();
	await match(request);
	await block();
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer })).toBe('blocked');
	expect(await stateOf(request)).toBe('asking');
	expect(await actions()).toContain('staff help.refused');
});

test.each([
	['blocked', block],
	['ended', deregister]
])('an account that was %s after the answer stays out', async (_, change) => {
	const letIn = await helped('let-in');
	await change();
	expect(await enterWithHelp(ctx, letIn)).toBeNull();
});

test('a pupil who wants the passkey asked at every sign-in is not let in without it', async () => {
	const asks = (asksPasskey: boolean) =>
		database.db
			.update(accounts)
			.set({ type: 'gevorderd', asksPasskey })
			.where(eq(accounts.id, pupil.accountId));
	const request = await helped('let-in');
	await asks(true);
	expect(await enterWithHelp(ctx, request)).toBeNull();
	await match(await ask());
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBe('passkey');
	await asks(false);
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBeNull();
});

test('new pictures of an account that was blocked meanwhile change nothing', async () => {
	const request = await helped('new-pictures');
	await block();
	expect((await tapAll(request)).last).toEqual({ outcome: 'over' });
	expect(await opensWith(OLD_PICTURES)).toBe(true);
});

test('a temporary password is not got round: letting in would let one choose a password for good', async () => {
	await database.db
		.update(credentials)
		.set({ kind: 'temporary', mustReplace: true })
		.where(eq(credentials.accountId, pupil.accountId));
	await match(await ask());
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBe('temporary');
});

test('a teacher of another group or school sees nobody ask, and is refused as for a pupil who is not there', async () => {
	const request = await ask();
	const digits = await digitsOf(request);
	const { pupilId } = pupil;
	const other = await makeDesk(ctx);
	const strangers: [Context, DeskActor][] = [
		[desk, { ...actor, groupIds: [] }],
		[other.ctx, other.actor]
	];
	for (const [ctx, actor] of strangers) {
		expect(await listHelp(ctx, actor)).toEqual([]);
		const refusals = () => database.db.$count(auditEvents, eq(auditEvents.action, 'desk.refused'));
		const before = await refusals();
		for (const attempt of [
			() => readDeskHelp(ctx, actor, pupilId),
			() => pickDigits(ctx, actor, { pupilId, digits }),
			() => answerHelp(ctx, actor, { pupilId, answer: 'let-in' })
		])
			await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
		expect(await refusals()).toBe(before + 3);
	}
	expect(await stateOf(request)).toBe('asking');
});

test('a beheerder sees the whole school', async () => {
	await ask();
	const beheerder: DeskActor = { ...actor, roles: ['beheerder'], groupIds: null };
	expect(await listHelp(desk, beheerder)).toHaveLength(1);
});

test('a name that nobody has gets digits too, and reaches no desk', async () => {
	const request = await ask('niemand.hier');
	expect(await digitsOf(request)).toBeGreaterThanOrEqual(10);
	expect(await listHelp(desk, { ...actor, groupIds: null })).toEqual([]);
	expect(await enterWithHelp(ctx, request)).toBeNull();
	expect(await dumpDatabase(database.db)).not.toContain('niemand.hier');
});

test('a device has one request: a new one ends the former, for whomever it was', async () => {
	const deviceId = randomUUID();
	const first = await ask(pupil.username, deviceId);
	const second = await ask('iemand.anders', deviceId);
	expect([await stateOf(first), await stateOf(second)]).toEqual(['over', 'asking']);
	const third = await ask(pupil.username, deviceId);
	expect([await stateOf(second), await stateOf(third)]).toEqual(['over', 'asking']);
});

test.each(['known', 'unknown'])('a device that asks too often for a name that is %s waits', async (which) => {
	const username = which === 'known' ? pupil.username : 'niemand.hier';
	const deviceId = randomUUID();
	for (let i = 0; i < MAX_ASKED_PER_DEVICE; i++) await ask(username, deviceId, later(ctx, i));
	const until = later(ctx, 5 * MINUTE).now;
	expect(await askHelp(later(ctx, MINUTE), { username, deviceId })).toEqual({ until });
	expect(await askHelp(later(ctx, 5 * MINUTE), { username, deviceId })).toHaveProperty('requestId');
});

test('many devices at once: the newest may ask, and who was picked already is not pushed out', async () => {
	const picked = await ask();
	await match(picked);
	const flood = [];
	for (let i = 0; i < MAX_DEVICES_ASKING; i++)
		flood.push(await ask(pupil.username, randomUUID(), later(ctx, i)));
	const child = await ask(pupil.username, randomUUID(), later(ctx, MAX_DEVICES_ASKING));
	expect(await stateOf(flood[0]!)).toBe('over');
	expect(await stateOf(flood[1]!)).toBe('asking');
	expect(await stateOf(child)).toBe('asking');
	expect(await answerHelp(desk, actor, { pupilId: pupil.pupilId, answer: 'let-in' })).toBeNull();
	expect(await enterWithHelp(ctx, picked)).not.toBeNull();
});

test('of many devices that ask for one name at the same moment no more go on than may, each with digits of its own', async () => {
	const { db } = await database.fresh();
	const at = makeContext(db);
	const { username } = await makeAccount(at, { type: 'basis', kind: 'pictures', secret: OLD_PICTURES });
	await Promise.all(Array.from({ length: 24 }, () => ask(username, randomUUID(), at)));
	const asking = await db.select().from(helpRequests).where(isNull(helpRequests.endedAt));
	expect(asking).toHaveLength(MAX_DEVICES_ASKING);
	expect(new Set(asking.map(({ digits }) => digits)).size).toBe(MAX_DEVICES_ASKING);
});

test('one device that asks many times at the same moment is held to its limit', async () => {
	const { db } = await database.fresh();
	const at = makeContext(db);
	const deviceId = randomUUID();
	const answers = await Promise.all(
		Array.from({ length: MAX_ASKED_PER_DEVICE + 4 }, (_, n) =>
			askHelp(at, { username: `niemand.${n}`, deviceId })
		)
	);
	expect(answers.filter((answer) => 'requestId' in answer)).toHaveLength(MAX_ASKED_PER_DEVICE);
});
