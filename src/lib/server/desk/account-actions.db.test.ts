import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { later, makeAccount, makeContext, makePupil } from '$tests/factories';
import { untilSomebodyWaits } from '$tests/races';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../context';
import {
	accountBatches,
	accounts,
	auditEvents,
	cards,
	credentials,
	enrollments,
	jobs,
	mails,
	pupilPasskeys,
	pupilPreferences,
	sessions,
	throttleCounters
} from '../db';
import { askVerification, confirmAddress } from '../email-addresses';
import { openContent } from '../mail/mail-content';
import { openSession } from '../sessions';
import { reserveAttempt, waitOf } from '../sign-in';
import { signIn, type Secret } from '../sign-in/sign-in';
import { releasePupil, renamePupil, setBlocked, voidCards } from './account-actions';
import { readBatch, retryBatch } from './batches';
import { cardUrls } from '../cards';
import { readHistory } from './read-history';
import { readPreferencesOf } from '../preferences';
import { fetchPupil, viewPupil } from './read-pupil';
import { removePasskeysAndAddress } from './remove-passkeys-and-address';
import { qrCards } from './reprint';
import { keepPrintSettings, readPrintSettings } from './print-settings';
import { savePreferences } from './save-preferences';
import { fetchUndo, undo } from './undo';
import { whyNot } from './why-not';
import { printedSecrets } from '../db';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db));
});
const make = (more = {}) =>
	makeAccount(desk.ctx, { school: desk.primary, type: 'basis', kind: 'word', ...more });
const stateOf = async (accountId: string) =>
	(await database.db.select().from(accounts).where(eq(accounts.id, accountId)))[0]!;
/** An address of the account, its link opened. */
async function verifyAddress(accountId: string, address: string): Promise<void> {
	const { ctx } = desk;
	await askVerification(ctx, { owner: { accountId, givenName: 'Wout' }, address, locale: 'nl' });
	const [mail] = await ctx.db.select().from(mails).where(eq(mails.accountId, accountId));
	const { params } = openContent(ctx.keys, mail!.id, mail!.contentSealed) as { params: { path: string } };
	const token = params.path.split('/').at(-1) ?? '';
	expect(await confirmAddress(ctx, { token, locale: 'nl' })).toBe(true);
}
const addPasskey = (accountId: string) =>
	database.db.insert(pupilPasskeys).values({
		...{ id: crypto.randomUUID(), accountId, device: 'Chrome · Android', credentialId: crypto.randomUUID() },
		...{ publicKey: new Uint8Array([1]), counter: 0, transports: [] },
		...{ createdAt: desk.ctx.now, lastChallengeAt: desk.ctx.now }
	});
const refused = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		({ code }) => code
	);

test('a block ends the sessions, says why, and can be taken back for ten minutes, once', async () => {
	const { ctx, actor } = desk;
	const { accountId, pupilId } = await make();
	await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	const done = await setBlocked(ctx, actor, { selection: { pupilIds: [pupilId] }, reason: 'Gsm-verbod' });
	expect(done.count).toBe(1);
	expect(await stateOf(accountId)).toMatchObject({ blockedReason: 'Gsm-verbod' });
	expect(await database.db.$count(sessions)).toBe(0);

	expect(await fetchUndo(ctx, actor, done.undoId!)).toMatchObject({ count: 1, action: 'account.blocked' });
	expect(await undo(ctx, actor, done.undoId!)).toBe(1);
	expect((await stateOf(accountId)).blockedAt).toBeNull();
	expect(await refused(undo(ctx, actor, done.undoId!))).toBe('not-found');
});

test('after ten minutes, or by a colleague, nothing is taken back', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make();
	const { undoId } = await setBlocked(ctx, actor, { selection: { pupilIds: [pupilId] }, reason: 'x' });
	expect(await refused(undo(ctx, { ...actor, staffId: crypto.randomUUID() }, undoId!))).toBe('not-found');
	expect(await refused(undo(later(ctx, 600), actor, undoId!))).toBe('not-found');
	expect((await stateOf(accountId)).blockedAt).not.toBeNull();
	expect(await undo(later(ctx, 599), actor, undoId!)).toBe(1);
});

test('what somebody changed since is not put back', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make();
	const selection = { pupilIds: [pupilId] };
	const first = await setBlocked(ctx, actor, { selection, reason: 'eerst' });
	await setBlocked(later(ctx, 5), actor, { selection, reason: null });
	await setBlocked(later(ctx, 9), actor, { selection, reason: 'opnieuw' });
	expect(await undo(later(ctx, 10), actor, first.undoId!)).toBe(0);
	expect((await stateOf(accountId)).blockedReason).toBe('opnieuw');
});

test('a block on a selection passes over who is blocked already or has no account', async () => {
	const { ctx, actor } = desk;
	const [one, two] = [await make(), await make()];
	const { pupilId } = await makePupil(ctx, { school: desk.primary });
	await setBlocked(ctx, actor, { selection: { pupilIds: [one.pupilId] }, reason: 'al lang' });
	const pupilIds = [one.pupilId, two.pupilId, pupilId];
	const done = await setBlocked(later(ctx, 1), actor, { selection: { pupilIds }, reason: 'nu' });
	expect(done.count).toBe(1);
	await undo(later(ctx, 2), actor, done.undoId!);
	expect((await stateOf(one.accountId)).blockedReason).toBe('al lang');
});

test('a new username is unique for ever, and the old one comes back with undo', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make({ username: 'wout.oud' });
	await make({ username: 'wout.bezet' });
	const rename = (typed: string) => renamePupil(ctx, actor, { pupilId, typed });
	expect(await rename('Wout.Bezet')).toEqual({ refusal: 'taken' });
	expect(await rename('admin')).toEqual({ refusal: 'reserved' });
	const done = await rename('Wóut.Nieuw');
	expect((await stateOf(accountId)).username).toBe('wout.nieuw');
	if ('refusal' in done) throw new Error('refused');
	expect(await refused(make({ username: 'wout.oud' }))).not.toBe('done');
	expect(await undo(ctx, actor, done.undoId!)).toBe(1);
	expect((await stateOf(accountId)).username).toBe('wout.oud');
});

test('a void card is dead at once; the secret follows only when it stood beside the QR', async () => {
	const { ctx, actor } = desk;
	const [apart, together] = [await make(), await make()];
	await openSession(ctx, { accountId: apart.accountId, ownDevice: false, methods: ['pwd'] });
	const before = await cardUrls(ctx, [apart.accountId]);
	const result = await voidCards(ctx, actor, {
		selection: { pupilIds: [apart.pupilId] },
		reason: 'verloren'
	});
	expect(result).toEqual({ count: 1, batchId: null });
	expect((await cardUrls(ctx, [apart.accountId])).get(apart.accountId)).not.toBe(before.get(apart.accountId));
	expect(await database.db.$count(sessions)).toBe(0);
	const live = and(eq(cards.accountId, apart.accountId), isNull(cards.voidedAt));
	expect(await database.db.$count(cards, live)).toBe(1);

	await database.db
		.insert(printedSecrets)
		.values({ accountId: together.accountId, printedAt: later(ctx, 1).now });
	expect((await fetchPupil(ctx, actor, together.pupilId)).account!.secretBesideCard).toBe(true);
	const { batchId } = await voidCards(ctx, actor, {
		selection: { pupilIds: [together.pupilId] },
		reason: 'foto'
	});
	const [batch] = await database.db.select().from(accountBatches).where(eq(accountBatches.id, batchId!));
	expect(batch).toMatchObject({ purpose: 'renew', state: 'running' });
});

const textOf = (text: string): Secret => ({ kind: 'text', text });
const comeIn = (at: Context, username: string, secret: Secret) =>
	signIn(at, {
		name: { kind: 'username', username },
		secret,
		device: { id: crypto.randomUUID(), recognised: false, accountIds: [] },
		scannedAccountId: null,
		ownDevice: false
	});
test.each([
	['pictures', 'basis', '4 9 1 5 0 3 2 9', { kind: 'pictures', choice: [4, 9, 1, 5, 0, 3, 2, 9] } as const],
	['word', 'basis', 'regenjas47', textOf('regenjas47')],
	['temporary', 'gevorderd', 'Regenjas!7zwaluwen', textOf('Regenjas!7zwaluwen')]
] as const)(
	'a secret of kind %s that stood beside a void QR opens nothing, before the new one is made',
	async (kind, type, plain, given) => {
		const { ctx, actor } = desk;
		const secret = given.kind === 'pictures' ? pictureSecret(given.choice) : plain;
		const { accountId, pupilId, username } = await make({ kind, type, secret });
		const come = (at: typeof ctx) => comeIn(at, username, given);
		expect((await come(ctx)).outcome).toBe('signed-in');
		await database.db.insert(printedSecrets).values({ accountId, printedAt: later(ctx, 1).now });
		const at = later(ctx, 2);
		const { batchId } = await voidCards(at, actor, { selection: { pupilIds: [pupilId] }, reason: 'foto' });
		expect((await readBatch(at, actor, batchId!)).state).toBe('running');
		expect(await come(at)).toMatchObject({ outcome: 'barred', barrier: 'expired' });
		expect(await database.db.$count(sessions)).toBe(0);
	}
);

test('a secret that lay elsewhere, or that the pupil chose, outlives the card', async () => {
	const { ctx, actor } = desk;
	const apart = await make();
	const own = await make({ kind: 'own', type: 'gevorderd' });
	await database.db.insert(printedSecrets).values({ accountId: own.accountId, printedAt: later(ctx, 1).now });
	await voidCards(later(ctx, 2), actor, {
		selection: { pupilIds: [apart.pupilId, own.pupilId] },
		reason: 'verloren'
	});
	const rows = await database.db.select({ expiresAt: credentials.expiresAt }).from(credentials);
	expect(rows).toEqual([{ expiresAt: null }, { expiresAt: null }]);
});

test('new secrets of which the making failed are made after all when their maker asks, and nobody else', async () => {
	const { ctx, actor } = desk;
	const { accountId, pupilId } = await make();
	await database.db.insert(printedSecrets).values({ accountId, printedAt: later(ctx, 1).now });
	const { batchId } = await voidCards(later(ctx, 2), actor, {
		selection: { pupilIds: [pupilId] },
		reason: 'foto'
	});
	const stateOfJob = async () => (await readBatch(ctx, actor, batchId!)).job!.state;
	expect(await retryBatch(ctx, actor, batchId!)).toBe(false);
	await database.db.update(jobs).set({ state: 'failed', attempts: 8 });
	expect(await refused(retryBatch(ctx, { ...actor, staffId: crypto.randomUUID() }, batchId!))).toBe(
		'not-found'
	);
	expect(await stateOfJob()).toBe('failed');
	expect(await retryBatch(ctx, actor, batchId!)).toBe(true);
	expect(await stateOfJob()).toBe('queued');
	expect(await retryBatch(ctx, actor, batchId!)).toBe(false);
});

test('a reprint holds no secret, changes none, and gives a card to who has none', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make({ username: 'gaston.logie' });
	const { pupilId: without } = await makePupil(ctx, { school: desk.primary });
	const selection = { pupilIds: [pupilId, without] };
	const [first] = await qrCards(ctx, actor, selection);
	expect(first).toMatchObject({
		username: 'gaston.logie',
		secret: { kind: 'none' },
		groupName: '3de leerjaar'
	});
	expect((await qrCards(ctx, actor, selection)).map(({ qrUrl }) => qrUrl)).toEqual([first!.qrUrl]);
	await database.db.update(cards).set({ voidedAt: ctx.now }).where(eq(cards.accountId, accountId));
	const [anew] = await qrCards(ctx, actor, selection);
	expect(anew!.qrUrl).toMatch(/\/K\/[0-9A-Z]{13}$/);
	expect(anew!.qrUrl).not.toBe(first!.qrUrl);
});

test('what keeps a pupil waiting is told, and lifted', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId, username } = await make();
	const attempt = {
		name: username,
		device: { id: 'd', recognised: false, accountIds: [] },
		knownDevice: false,
		cardScanned: false
	};
	for (let i = 0; i < 6; i++) await reserveAttempt(ctx, attempt);
	const told = await whyNot(ctx, actor, pupilId);
	expect(told.obstacles).toMatchObject([{ code: 'waiting', mend: 'release' }]);
	await releasePupil(ctx, actor, pupilId);
	expect(await waitOf(ctx, { accountId, username })).toBeNull();
	expect((await whyNot(ctx, actor, pupilId)).obstacles).toEqual([]);
	expect(
		await database.db.$count(throttleCounters, eq(throttleCounters.scope, 'account-unknown-device'))
	).toBe(0);
});

test('a wait for the verified address is told and lifted too, without the address', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make({ type: 'gevorderd', kind: 'own' });
	await verifyAddress(accountId, 'Zoe@Mail.be');
	const attempt = {
		name: 'zoe@mail.be',
		device: { id: 'd', recognised: false, accountIds: [] },
		knownDevice: false,
		cardScanned: false
	};
	for (let i = 0; i < 6; i++) await reserveAttempt(ctx, attempt);
	const told = await whyNot(ctx, actor, pupilId);
	expect(told.obstacles).toMatchObject([{ code: 'waiting', mend: 'release' }]);
	expect(JSON.stringify(told)).not.toMatch(/@mail/i);
	await releasePupil(ctx, actor, pupilId);
	expect((await whyNot(ctx, actor, pupilId)).obstacles).toEqual([]);
	expect(await reserveAttempt(ctx, attempt)).toEqual({ allowed: true, spray: null });
});

test('passkeys and the address are removed without being shown, once, and the history says who did it', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make({ type: 'gevorderd', kind: 'own' });
	const sibling = await make({ type: 'gevorderd', kind: 'own' });
	for (const owner of [accountId, sibling.accountId]) {
		await verifyAddress(owner, 'thuis@mail.be');
		await addPasskey(owner);
	}
	await addPasskey(accountId);
	const pupil = await fetchPupil(ctx, actor, pupilId);
	expect(pupil.account).toMatchObject({ hasAddress: true, passkeyCount: 2 });
	expect(JSON.stringify(pupil)).not.toContain('@mail');

	await removePasskeysAndAddress(ctx, actor, pupilId);
	await removePasskeysAndAddress(ctx, actor, pupilId);
	const bare = { hasAddress: false, passkeyCount: 0 };
	expect((await fetchPupil(ctx, actor, pupilId)).account).toMatchObject(bare);
	const kept = { hasAddress: true, passkeyCount: 1 };
	expect((await fetchPupil(ctx, actor, sibling.pupilId)).account).toMatchObject(kept);

	const history = await readHistory(ctx, actor, pupilId);
	const removals = history.filter(({ action }) => action.endsWith('.removed'));
	expect(removals.map(({ action }) => action).sort()).toEqual([
		'email.removed',
		'passkey.removed',
		'passkey.removed'
	]);
	expect(removals.every(({ actorKind, elsewhere }) => actorKind === 'staff' && !elsewhere)).toBe(true);
	expect(JSON.stringify(history)).not.toContain('@mail');
});

test('looking at a pupil is written down, and the history tells what another school did without names', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await make();
	await viewPupil(ctx, actor, pupilId);
	const other = await makeDesk(makeContext(database.db));
	await database.db
		.update(auditEvents)
		.set({ schoolId: other.actor.schoolId })
		.where(eq(auditEvents.action, 'account.created'));
	const history = await readHistory(ctx, actor, pupilId);
	expect(history.map(({ action, elsewhere }) => [action, elsewhere])).toEqual(
		expect.arrayContaining([
			['pupil.viewed', false],
			['account.created', true]
		])
	);
	expect(history.every(({ at }) => at instanceof Date)).toBe(true);
	const [row] = await database.db.select().from(auditEvents).where(eq(auditEvents.action, 'pupil.viewed'));
	expect(row).toMatchObject({ accountId, actorId: actor.staffId, schoolId: actor.schoolId });
});

test('a reason stays within the school that wrote it', async () => {
	const { ctx, actor, primary } = desk;
	const { pupilId, accountId } = await make();
	const selection = { pupilIds: [pupilId] };
	await setBlocked(ctx, actor, { selection, reason: 'ruzie in de klas' });
	await setBlocked(later(ctx, 1), actor, { selection, reason: null });
	await voidCards(later(ctx, 2), actor, { selection, reason: 'foto van de juf' });
	const about = and(
		eq(auditEvents.accountId, accountId),
		inArray(auditEvents.action, ['account.blocked', 'card.voided'])
	);
	const rows = await database.db.select({ schoolId: auditEvents.schoolId }).from(auditEvents).where(about);
	expect(rows).toEqual([{ schoolId: actor.schoolId }, { schoolId: actor.schoolId }]);

	const other = await makeDesk(makeContext(database.db));
	const [enrollment] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	await database.db.insert(enrollments).values({
		...enrollment!,
		id: undefined,
		schoolId: other.primary.schoolId,
		administrativeGroupId: other.primary.groupId
	});
	expect(primary.schoolId).not.toBe(other.primary.schoolId);
	const written = ['ruzie in de klas', 'foto van de juf'];
	const told = async (at: typeof ctx, who: typeof actor) => {
		const text = JSON.stringify(await readHistory(at, who, pupilId));
		return written.filter((reason) => text.includes(reason));
	};
	expect(await told(ctx, actor)).toEqual(written);
	expect(await told(other.ctx, other.actor)).toEqual([]);
	// Nor does a reason of which the school is not known go to anybody.
	await database.db.update(auditEvents).set({ schoolId: null }).where(about);
	expect(await told(ctx, actor)).toEqual([]);
});

test('the detail shows what the school wrote beside what the register says', async () => {
	const { ctx, actor } = desk;
	const { pupilId } = await makePupil(ctx, { school: desk.secondary, plannedEnd: '2099-08-31' });
	expect(await fetchPupil(ctx, actor, pupilId)).toMatchObject({
		enrollment: { givenName: 'Wout', familyName: 'Janssens', until: '2099-08-31' },
		official: null,
		status: 'none',
		type: 'gevorderd',
		activeUntil: '2099-08-31',
		account: null
	});
});

test('how a pupil signs in is kept, and is as usual for everybody else', async () => {
	const { ctx, actor } = desk;
	const { pupilId } = await makePupil(ctx, { school: desk.primary });
	const preferences = { tileSize: 'huge', readAloud: true, moreTime: true, method: 'teacher' } as const;
	expect(await readPreferencesOf(ctx, pupilId)).toMatchObject({ tileSize: 'normal', method: 'usual' });
	await savePreferences(ctx, actor, { pupilId, preferences });
	await savePreferences(ctx, actor, { pupilId, preferences: { ...preferences, tileSize: 'large' } });
	expect(await readPreferencesOf(ctx, pupilId)).toEqual({ ...preferences, tileSize: 'large' });
	expect(await database.db.$count(pupilPreferences)).toBe(1);
});

test('a school remembers its stickers and its shift, and no other school does', async () => {
	const { ctx, actor } = desk;
	await keepPrintSettings(ctx, actor, { article: 'avery-3424', offset: { x: 1.5, y: -2 } });
	expect(await readPrintSettings(ctx, actor)).toEqual({ article: 'avery-3424', offset: { x: 1.5, y: -2 } });
	const other = await makeDesk(makeContext(database.db));
	expect(await readPrintSettings(ctx, other.actor)).toEqual({
		article: 'herma-4457',
		offset: { x: 0, y: 0 }
	});
});

test('who began to sign in before the card was made void, or on a server whose clock is behind, comes in no more', async () => {
	const { ctx, actor } = desk;
	const { accountId, pupilId, username } = await make({ secret: 'regenjas47' });
	await database.db.insert(printedSecrets).values({ accountId, printedAt: later(ctx, 1).now });
	await voidCards(later(ctx, 2), actor, { selection: { pupilIds: [pupilId] }, reason: 'foto' });
	expect(await comeIn(ctx, username, textOf('regenjas47'))).toMatchObject({ barrier: 'expired' });
	expect(await comeIn(later(ctx, -3600), username, textOf('regenjas47'))).toMatchObject({
		barrier: 'expired'
	});
});

// The embedded database has one connection: there these come one after the other.
describe.runIf(database.engine === 'postgresql')('at the same moment', () => {
	/** A desk and an account that others can reach too, and a sign-in that is not committed yet while `happens` begins. */
	async function whileSigningIn(happens: (pupilId: string) => Promise<unknown>) {
		const { db } = await database.fresh();
		desk = await makeDesk(makeContext(db));
		const { accountId, pupilId, username } = await make({ secret: 'regenjas47' });
		await db.insert(printedSecrets).values({ accountId, printedAt: later(desk.ctx, 1).now });
		let begun: Promise<unknown> | undefined;
		await db.transaction(async (tx) => {
			const entered = await comeIn({ ...desk.ctx, db: tx }, username, textOf('regenjas47'));
			expect(entered.outcome).toBe('signed-in');
			begun = happens(pupilId);
			await untilSomebodyWaits(db);
		});
		await begun;
		return db;
	}

	test('no session of a secret that stood beside a void QR is left', async () => {
		const db = await whileSigningIn((pupilId) =>
			voidCards(desk.ctx, desk.actor, { selection: { pupilIds: [pupilId] }, reason: 'foto' })
		);
		expect(await db.$count(sessions)).toBe(0);
	});

	test('who signs in while a block is being written is told of it, and has no session', async () => {
		const { db } = await database.fresh();
		desk = await makeDesk(makeContext(db));
		const { pupilId, username } = await make({ secret: 'regenjas47' });
		const selection = { pupilIds: [pupilId] };
		let coming: ReturnType<typeof comeIn> | undefined;
		await db.transaction(async (tx) => {
			await setBlocked({ ...desk.ctx, db: tx }, desk.actor, { selection, reason: 'Gsm-verbod' });
			coming = comeIn(desk.ctx, username, textOf('regenjas47'));
			await untilSomebodyWaits(db);
		});
		expect(await coming).toEqual({ outcome: 'barred', barrier: 'blocked' });
		expect(await db.$count(sessions)).toBe(0);
	});

	test('two who make one card void leave one that works', async () => {
		const { db } = await database.fresh();
		desk = await makeDesk(makeContext(db));
		const { pupilId } = await make();
		const selection = { pupilIds: [pupilId] };
		const work = (at: Context) => voidCards(at, desk.actor, { selection, reason: 'verloren' });
		let second: Promise<unknown> | undefined;
		await db.transaction(async (tx) => {
			await work({ ...desk.ctx, db: tx });
			second = work(desk.ctx);
			await untilSomebodyWaits(db);
		});
		await second;
		expect(await db.$count(cards, isNull(cards.voidedAt))).toBe(1);
	});

	test('two who print for a pupil without a card print one card', async () => {
		const { db } = await database.fresh();
		desk = await makeDesk(makeContext(db));
		const { pupilId } = await make();
		await db.delete(cards);
		const work = (at: Context) => qrCards(at, desk.actor, { pupilIds: [pupilId] });
		const { first, second } = await db.transaction(async (tx) => {
			const first = await work({ ...desk.ctx, db: tx });
			const second = work(desk.ctx);
			await Promise.race([second, untilSomebodyWaits(db)]);
			return { first, second: () => second };
		});
		expect((await second())[0]!.qrUrl).toBe(first[0]!.qrUrl);
		expect(await db.$count(cards)).toBe(1);
	});
});
