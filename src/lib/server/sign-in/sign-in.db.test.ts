import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { TEMPORARY_PASSWORD_DAYS } from '$lib/domain/credentials/temporary-password';
import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeAccount, makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockAccounts } from '../accounts';
import type { Context } from '../context';
import { hashPool, hashSecret } from '../credentials';
import { accounts, auditEvents, credentials, sessions, throttleCounters } from '../db';
import { resumeSession } from '../sessions';
import type { Device } from './device-cookie';
import { signIn, type SignInInput } from './sign-in';

const database = useTestDatabase();
const DAY = 24 * 3600;
const PICTURES = [4, 9, 1, 5, 0, 3, 2, 9];
const WRONG = 'Zonnebril?4kapstokken';

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});
afterEach(() => {
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
	vi.resetModules();
});

const newDevice = (): Device => ({ id: crypto.randomUUID(), recognised: false, accountIds: [] });
const attempt = (username: string, text: string, more: Partial<SignInInput> = {}): SignInInput => ({
	name: { kind: 'username', username },
	secret: { kind: 'text', text },
	device: newDevice(),
	scannedAccountId: null,
	ownDevice: false,
	...more
});
const pictures = (choice: number[]) => ({ secret: { kind: 'pictures', choice } as const });
/** The one row that a sign-in wrote. */
async function signInAudit() {
	const rows = await database.db.select().from(auditEvents).where(like(auditEvents.action, 'sign-in.%'));
	expect(rows).toHaveLength(1);
	return rows[0]!;
}
const countSessions = () => database.db.$count(sessions);
const readCredential = async (accountId: string) =>
	(await database.db.select().from(credentials).where(eq(credentials.accountId, accountId)))[0]!;

/** Takes every place of the pool and of its queue, until it is told to go on. */
function fillPool(): () => void {
	const pool = hashPool();
	const held = Promise.withResolvers<void>();
	for (let place = 0; place < pool.concurrency + pool.queueLimit; place++)
		void pool.run(() => held.promise, ctx.client.address);
	return () => held.resolve();
}

test('the right password opens a session and writes down who came', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const result = await signIn(ctx, attempt(username, secret));
	expect(result).toMatchObject({ outcome: 'signed-in', accountId, username, ownDevice: false });
	if (result.outcome !== 'signed-in') return;
	expect(await resumeSession(ctx, result.bearer)).toMatchObject({ account: { accountId }, methods: ['pwd'] });
	expect(await signInAudit()).toMatchObject({
		action: 'sign-in.succeeded',
		actorKind: 'pupil',
		actorId: accountId,
		accountId,
		at: ctx.now,
		requestId: ctx.requestId,
		device: 'Chrome · Android',
		detail: { methods: 'pwd', ownDevice: false }
	});
	const [account] = await database.db.select().from(accounts).where(eq(accounts.id, accountId));
	expect(account!.lastSignInAt).toEqual(ctx.now);
});

test('the right pictures open a session, and a scanned card is one of the methods', async () => {
	const { accountId, username } = await makeAccount(ctx, {
		type: 'basis',
		kind: 'pictures',
		secret: pictureSecret(PICTURES)
	});
	const result = await signIn(
		ctx,
		attempt(username, '', { ...pictures(PICTURES), scannedAccountId: accountId })
	);
	expect(result.outcome).toBe('signed-in');
	expect((await signInAudit()).detail).toMatchObject({ methods: 'pic qr' });
});

test('the card of another pupil is no method', async () => {
	const { username, secret } = await makeAccount(ctx);
	const other = await makeAccount(ctx);
	await signIn(ctx, attempt(username, secret, { scannedAccountId: other.accountId }));
	expect((await signInAudit()).detail).toMatchObject({ methods: 'pwd' });
});

test.each([
	['basis', false],
	['gevorderd', true]
] as const)('a %s account that asks for its own device gets it: %s', async (type, ownDevice) => {
	const { username, secret } = await makeAccount(ctx, { type, kind: type === 'basis' ? 'word' : 'own' });
	expect(await signIn(ctx, attempt(username, secret, { ownDevice: true }))).toMatchObject({ ownDevice });
});

test('unknown name, wrong secret and wrong kind of secret are refused in the same words', async () => {
	const { username } = await makeAccount(ctx);
	const pupil = await makeAccount(ctx, { type: 'basis', kind: 'pictures', secret: pictureSecret(PICTURES) });
	const outcomes = [
		await signIn(ctx, attempt('niemand.hier', WRONG)),
		await signIn(ctx, attempt(username, WRONG)),
		await signIn(ctx, attempt(username, '', pictures(PICTURES))),
		await signIn(ctx, attempt(pupil.username, WRONG)),
		await signIn(ctx, attempt(pupil.username, '', pictures([0, 0, 0, 0, 0, 0, 0, 0]))),
		await signIn(ctx, attempt('', WRONG, { name: { kind: 'email', email: 'wout@voorbeeld.be' } }))
	];
	expect(outcomes).toEqual(outcomes.map(() => ({ outcome: 'refused' })));
	expect(await countSessions()).toBe(0);
});

test('each of them leaves one audit row, and an unknown name is only there as a keyed hash', async () => {
	const { accountId, username } = await makeAccount(ctx);
	await signIn(ctx, attempt(username, WRONG));
	expect(await signInAudit()).toMatchObject({ action: 'sign-in.failed', accountId, detail: {} });
	await database.db.delete(auditEvents);
	await signIn(ctx, attempt('mijn.geheim.wachtwoord', WRONG));
	const row = await signInAudit();
	expect(row).toMatchObject({ action: 'sign-in.failed', accountId: null, actorKind: 'anonymous' });
	expect(row.detail).toEqual({ name: expect.stringMatching(/^[\w-]{43}$/) });
});

test('no table holds a secret, a bearer, an unknown name or an address', async () => {
	const { username, secret } = await makeAccount(ctx);
	const pupil = await makeAccount(ctx, { type: 'basis', kind: 'pictures', secret: pictureSecret(PICTURES) });
	const unknown = 'zeppelin.kwartje';
	const email = 'zeppelin@voorbeeld.be';
	const device = newDevice();
	const result = await signIn(ctx, attempt(username, secret, { device }));
	await signIn(ctx, attempt(pupil.username, '', pictures(PICTURES)));
	for (let time = 0; time < 7; time++) await signIn(ctx, attempt(unknown, WRONG, { device }));
	await signIn(ctx, attempt('', WRONG, { name: { kind: 'email', email } }));
	const bearer = result.outcome === 'signed-in' ? result.bearer : '';
	expect(bearer).toMatch(/^[a-z0-9]{40}$/);

	const dump = await dumpDatabase(database.db);
	expect(dump).toContain('sign-in.throttled');
	const nowhere = [
		...[secret, WRONG, pictureSecret(PICTURES), PICTURES.join('-'), '04-09-01'],
		...[bearer, unknown, email, 'zeppelin', device.id, ctx.client.address]
	];
	expect(textsIn(dump, nowhere)).toEqual([]);
	expect(textsIn(dump, [username])).toEqual([username]); // so that the search is known to find
});

test.each([
	['blocked', { blockedAt: new Date() }, {}],
	['ended', {}, { deregisteredOn: schoolDay(new Date()) }],
	['ended', {}, { plannedEnd: addDays(schoolDay(new Date()), -31) }]
] as const)('a %s account is told so only with the right secret', async (barrier, change, enrollment) => {
	const { accountId, username, secret } = await makeAccount(ctx, enrollment);
	if ('blockedAt' in change) await database.db.update(accounts).set(change).where(eq(accounts.id, accountId));
	expect(await signIn(ctx, attempt(username, WRONG))).toEqual({ outcome: 'refused' });
	await database.db.delete(auditEvents);
	expect(await signIn(ctx, attempt(username, secret))).toEqual({ outcome: 'barred', barrier });
	expect(await signInAudit()).toMatchObject({ action: 'sign-in.barred', accountId, detail: { barrier } });
	expect(await countSessions()).toBe(0);
});

test('a planned end leaves the account usable for thirty days', async () => {
	const plannedEnd = addDays(schoolDay(ctx.now), -30);
	const { username, secret } = await makeAccount(ctx, { plannedEnd });
	expect((await signIn(ctx, attempt(username, secret))).outcome).toBe('signed-in');
});

test('a temporary password is dead after sixty days', async () => {
	const { username, secret } = await makeAccount(ctx, { kind: 'temporary', secret: 'pgusJ7Zn' });
	const end = TEMPORARY_PASSWORD_DAYS * DAY;
	expect((await signIn(later(ctx, end - 1), attempt(username, secret))).outcome).toBe('signed-in');
	expect(await signIn(later(ctx, end), attempt(username, WRONG))).toEqual({ outcome: 'refused' });
	expect(await signIn(later(ctx, end), attempt(username, secret))).toEqual({
		outcome: 'barred',
		barrier: 'expired'
	});
});

test.each([
	['composed and decomposed letters', 'Café in Zoë’s tuin 🦊', 'Cafe\u0301 in Zoe\u0308’s tuin 🦊'],
	['a ligature', 'een flinke fietstocht', 'een ﬂinke ﬁetstocht'],
	// 256 code points as typed, 128 as the policy counts them.
	['the longest password, decomposed', 'é'.repeat(128), 'e\u0301'.repeat(128)]
])('%s are one password', async (_, chosen, typed) => {
	const { username } = await makeAccount(ctx, { secret: chosen });
	expect((await signIn(ctx, attempt(username, typed))).outcome).toBe('signed-in');
});

test.each([
	['a space in front', ' Regenjas!7zwaluwen'],
	['a space behind', 'Regenjas!7zwaluwen '],
	['another case', 'regenjas!7zwaluwen'],
	['the first letters', 'Regenjas!7zwaluwe'],
	['half a megabyte', 'Regenjas!7zwaluwen'.padEnd(500_000, 'x')]
])('%s is another password', async (_, typed) => {
	const { username } = await makeAccount(ctx, { secret: 'Regenjas!7zwaluwen' });
	expect(await signIn(ctx, attempt(username, typed))).toEqual({ outcome: 'refused' });
});

test('a hash made with other parameters is made anew at the next sign-in', async () => {
	vi.stubEnv('ARGON2_MEMORY_KIB', '7168');
	vi.stubEnv('ARGON2_ITERATIONS', '5');
	vi.resetModules();
	const { hashSecret: hashAsBefore } = await import('../credentials');
	const { accountId, username, secret } = await makeAccount(ctx);
	const former = await hashAsBefore(ctx.keys, accountId, secret);
	await database.db.update(credentials).set(former).where(eq(credentials.accountId, accountId));
	expect(former.hash).toContain('$m=7168,t=5,p=1$');

	await signIn(ctx, attempt(username, WRONG));
	expect((await readCredential(accountId)).hash).toBe(former.hash);
	expect((await signIn(ctx, attempt(username, secret))).outcome).toBe('signed-in');
	const { hash } = await readCredential(accountId);
	expect(hash).toContain('$m=19456,t=2,p=1$');
	expect((await signIn(ctx, attempt(username, secret))).outcome).toBe('signed-in');
	expect((await readCredential(accountId)).hash).toBe(hash);
});

test('a hash under an older pepper is made anew, and one under a lost pepper fits nothing', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const withPepper = (ids: [string, ...string[]]): Context => ({
		...ctx,
		keys: { ...createTestKeys(), pepper: createTestKeySet('pepper', ids) }
	});
	expect(await signIn(withPepper(['other']), attempt(username, secret))).toEqual({ outcome: 'refused' });
	expect((await signIn(withPepper(['newer', 'test']), attempt(username, secret))).outcome).toBe('signed-in');
	expect((await readCredential(accountId)).pepperId).toBe('newer');
	expect((await signIn(withPepper(['newer']), attempt(username, secret))).outcome).toBe('signed-in');
});

test('a hash of another account fits nothing', async () => {
	const [one, two] = [await makeAccount(ctx), await makeAccount(ctx, { secret: WRONG })];
	const { hash } = await readCredential(one.accountId);
	await database.db.update(credentials).set({ hash }).where(eq(credentials.accountId, two.accountId));
	expect(await signIn(ctx, attempt(two.username, one.secret))).toEqual({ outcome: 'refused' });
});

test('a password that was replaced while it was being verified opens nothing and stays replaced', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const replaced = await hashSecret(ctx.keys, accountId, WRONG);
	// An older pepper, so that the sign-in would also write its hash anew.
	const keys = { ...createTestKeys(), pepper: createTestKeySet('pepper', ['newer', 'test']) };
	const release = fillHalfPool();
	const signingIn = signIn({ ...ctx, keys }, attempt(username, secret));
	await vi.waitFor(() => expect(hashPool().waiting).toBe(1));
	await database.db.update(credentials).set(replaced).where(eq(credentials.accountId, accountId));
	release();
	expect(await signingIn).toEqual({ outcome: 'refused' });
	expect((await readCredential(accountId)).hash).toBe(replaced.hash);
	expect(await countSessions()).toBe(0);
});

test('a secret that was put to death while it was being verified opens nothing', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const release = fillHalfPool();
	const signingIn = signIn(ctx, attempt(username, secret));
	await vi.waitFor(() => expect(hashPool().waiting).toBe(1));
	await database.db
		.update(credentials)
		.set({ expiresAt: ctx.now })
		.where(eq(credentials.accountId, accountId));
	release();
	expect(await signingIn).toEqual({ outcome: 'refused' });
	expect(await countSessions()).toBe(0);
});

test.each(['as it is', 'to be hashed anew'])(
	'a block that came while a secret was being verified, %s, holds, and leaves no session for when it is lifted',
	async (how) => {
		const { accountId, username, secret } = await makeAccount(ctx);
		const pepper = createTestKeySet('pepper', ['newer', 'test']);
		const keys = { ...createTestKeys(), ...(how === 'to be hashed anew' && { pepper }) };
		const release = fillHalfPool();
		const signingIn = signIn({ ...ctx, keys }, attempt(username, secret));
		await vi.waitFor(() => expect(hashPool().waiting).toBe(1));
		await blockAccounts(ctx, { accountIds: [accountId], reason: 'Gsm-verbod' });
		release();
		expect(await signingIn).toEqual({ outcome: 'barred', barrier: 'blocked' });
		expect(await countSessions()).toBe(0);
		expect(await signInAudit()).toMatchObject({ action: 'sign-in.barred', detail: { barrier: 'blocked' } });
		const [stored] = await database.db.select({ at: accounts.lastSignInAt }).from(accounts);
		expect(stored).toEqual({ at: null });
	}
);

/** Takes the places of the pool, not those of its queue. */
function fillHalfPool(): () => void {
	const pool = hashPool();
	const held = Promise.withResolvers<void>();
	for (let place = 0; place < pool.concurrency; place++) void pool.run(() => held.promise);
	return () => held.resolve();
}

test('a busy pool refuses, counts nothing against anybody and leaves no audit row', async () => {
	const { username, secret } = await makeAccount(ctx);
	await signIn(ctx, attempt(username, WRONG));
	const before = [await database.db.$count(auditEvents), await failures()];
	const release = fillPool();
	for (const name of [username, username, 'niemand.hier'])
		await expect(signIn(ctx, attempt(name, secret))).rejects.toMatchObject({ code: 'busy' });
	release();
	expect([await database.db.$count(auditEvents), await failures()]).toEqual(before);
	await vi.waitFor(() => expect(hashPool().waiting).toBe(0));
	expect((await signIn(ctx, attempt(username, secret))).outcome).toBe('signed-in');
});

test('a pool that gets busy before the hash is made anew keeps nobody out', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	const keys = { ...createTestKeys(), pepper: createTestKeySet('pepper', ['newer', 'test']) };
	const pool = hashPool();
	const run = pool.run.bind(pool);
	const held = Promise.withResolvers<void>();
	// When the verification has had its turn, all places are taken at once.
	vi.spyOn(pool, 'run').mockImplementationOnce(async (work) => {
		const verified = await run(work);
		for (let place = 0; place < pool.concurrency + pool.queueLimit; place++) void run(() => held.promise);
		return verified;
	});
	const result = await signIn({ ...ctx, keys }, attempt(username, secret));
	held.resolve();
	expect(result.outcome).toBe('signed-in');
	expect((await readCredential(accountId)).pepperId).toBe('test');
	expect(await failures()).toEqual([]);
});

/** What the counters still hold. */
const failures = async () =>
	(await database.db.select().from(throttleCounters)).map((row) => row.failures).filter((n) => n > 0);

test('a sign-in that cannot be written down opens no session', async () => {
	const { username, secret } = await makeAccount(ctx);
	const before = await database.db.$count(auditEvents);
	const broken = { ...ctx, requestId: 'nul is no text: \0' };
	await expect(
		database.db.transaction((tx) => signIn({ ...broken, db: tx }, attempt(username, secret)))
	).rejects.toThrow();
	expect([await countSessions(), await database.db.$count(auditEvents)]).toEqual([0, before]);
});

test('a session that cannot be opened leaves no audit row', async () => {
	const { username, secret } = await makeAccount(ctx);
	const before = await database.db.$count(auditEvents);
	const broken = { ...ctx, client: { ...ctx.client, device: 'nul is no text: \0' } };
	await expect(
		database.db.transaction((tx) => signIn({ ...broken, db: tx }, attempt(username, secret)))
	).rejects.toThrow();
	expect([await countSessions(), await database.db.$count(auditEvents)]).toEqual([0, before]);
});
