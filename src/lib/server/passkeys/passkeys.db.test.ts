import { CookieJar } from '$tests/cookie-jar';
import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { between } from '$tests/races';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../context';
import { accounts, auditEvents, pupilPasskeys } from '../db';
import { endAllSessions, openSession, readBearer, resumeSession } from '../sessions';
import type * as WebAuthn from '../webauthn';
import { keepChallenge, takeChallenge } from './challenge-cookie';
import { addPasskey, askPasskey, listPasskeys, removeAllPasskeys, removePasskey, signInWithPasskey } from '.';

// The signature itself is tried with a browser's authenticator (tests/e2e/own-account): here it is always right.
const signature = vi.hoisted(() => ({ counter: 0, valid: true }));
vi.mock('../webauthn', async (original) => ({
	...(await original<typeof WebAuthn>()),
	verifyAnswer: async () => (signature.valid ? { counter: signature.counter } : null),
	verifyNewPasskey: async ({ id }: { id: string }) => ({
		...{ credentialId: id, publicKey: new Uint8Array(8), counter: 0, transports: null }
	})
}));

const database = useTestDatabase();

let ctx: Context;
let cookies: CookieJar;
beforeEach(() => {
	ctx = makeContext(database.db);
	cookies = new CookieJar();
	Object.assign(signature, { counter: 0, valid: true });
});

async function makePasskey(counter = 0) {
	const { accountId } = await makeAccount(ctx);
	const id = crypto.randomUUID();
	await database.db.insert(pupilPasskeys).values({
		...{
			id,
			accountId,
			counter,
			device: 'Chrome · Android',
			credentialId: id,
			publicKey: new Uint8Array(8)
		},
		...{ transports: [], createdAt: ctx.now, lastChallengeAt: ctx.now }
	});
	return { accountId, passkeyId: id };
}
const answerOf = (id: string) => JSON.stringify({ id, rawId: id, type: 'public-key', response: {} });

/** Asks and answers, `seconds` from now. */
async function signIn(passkeyId: string, seconds: number) {
	await askPasskey(later(ctx, seconds), cookies);
	return signInWithPasskey(later(ctx, seconds + 2), cookies, answerOf(passkeyId));
}

test('a passkey opens a session that says so', async () => {
	const { accountId, passkeyId } = await makePasskey();
	expect(await signIn(passkeyId, 1)).toMatchObject({ outcome: 'signed-in', accountId, ownDevice: false });
	const session = await resumeSession(ctx, readBearer(cookies) ?? '');
	expect(session).toMatchObject({ methods: ['passkey'], account: { accountId } });
	expect((await listPasskeys(ctx, accountId))[0]!.lastUsedAt).toEqual(later(ctx, 3).now);
});

test('no answer is taken twice, nor one to an older question', async () => {
	const { passkeyId } = await makePasskey();
	const question = (seconds: number) => {
		const jar = new CookieJar();
		const issuedAt = later(ctx, seconds).now;
		keepChallenge(jar, ctx.keys, { purpose: 'sign-in', subject: '', challenge: 'abc', issuedAt });
		return jar;
	};
	const [first, copy, older] = [question(5), question(5), question(4)];
	const at = later(ctx, 10);
	expect((await signInWithPasskey(at, first, answerOf(passkeyId))).outcome).toBe('signed-in');
	for (const jar of [first, copy, older])
		expect((await signInWithPasskey(at, jar, answerOf(passkeyId))).outcome).toBe('refused');
});

test('a passkey whose count does not grow is refused', async () => {
	const { passkeyId } = await makePasskey(7);
	signature.counter = 7;
	expect((await signIn(passkeyId, 1)).outcome).toBe('refused');
	signature.counter = 8;
	expect((await signIn(passkeyId, 10)).outcome).toBe('signed-in');
});

test('unknown, badly signed, too late, removed and set aside are refused alike', async () => {
	const { accountId, passkeyId } = await makePasskey();
	expect(await signIn('onbekend', 1)).toEqual({ outcome: 'refused' });
	for (const text of ['', '{}', 'null', answerOf(passkeyId)])
		expect(await signInWithPasskey(ctx, cookies, text)).toEqual({ outcome: 'refused' });
	signature.valid = false;
	expect(await signIn(passkeyId, 1)).toEqual({ outcome: 'refused' });
	signature.valid = true;
	await askPasskey(later(ctx, 1), cookies);
	expect(await signInWithPasskey(later(ctx, 302), cookies, answerOf(passkeyId))).toEqual({
		outcome: 'refused'
	});
	await database.db.update(accounts).set({ type: 'basis' }).where(eq(accounts.id, accountId));
	expect(await signIn(passkeyId, 400)).toEqual({ outcome: 'refused' });
	await database.db.update(accounts).set({ type: 'gevorderd' }).where(eq(accounts.id, accountId));
	await removePasskey(ctx, { accountId, passkeyId });
	expect(await signIn(passkeyId, 500)).toEqual({ outcome: 'refused' });
	expect(readBearer(cookies)).toBeUndefined();
});

test('a blocked pupil is told so only now that the passkey was right', async () => {
	const { accountId, passkeyId } = await makePasskey();
	await database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, accountId));
	expect(await signIn(passkeyId, 1)).toEqual({ outcome: 'barred', barrier: 'blocked' });
});

test('a challenge serves its own purpose and account', () => {
	const asked = { purpose: 'add', subject: 'zoe', challenge: 'abc', issuedAt: ctx.now } as const;
	const take = (purpose: 'add' | 'sign-in', subject: string) => {
		keepChallenge(cookies, ctx.keys, asked);
		return takeChallenge(cookies, ctx.keys, { purpose, subject, now: ctx.now });
	};
	expect(take('add', 'wout')).toBeNull();
	expect(take('sign-in', '')).toBeNull();
	expect(take('add', 'zoe')).toEqual({ challenge: 'abc', issuedAt: ctx.now });
	expect(takeChallenge(cookies, ctx.keys, { ...asked, now: ctx.now })).toBeNull();
});

test('nobody removes another’s passkey; the school removes them all, and it is written down', async () => {
	const { accountId, passkeyId } = await makePasskey();
	const other = await makePasskey();
	await removePasskey(ctx, { accountId: other.accountId, passkeyId });
	await removePasskey(ctx, { accountId, passkeyId: "' or 1=1" });
	expect(await listPasskeys(ctx, accountId)).toHaveLength(1);
	expect(await removeAllPasskeys(ctx, accountId)).toBe(1);
	expect(await listPasskeys(ctx, accountId)).toEqual([]);
	expect(await listPasskeys(ctx, other.accountId)).toHaveLength(1);
	expect(await database.db.$count(auditEvents, eq(auditEvents.action, 'passkey.removed'))).toBe(1);
});

test('a passkey that was being added while the session ended is kept nowhere', async () => {
	const { accountId } = await makeAccount(ctx);
	const bearer = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	const session = (await resumeSession(ctx, bearer))!;
	const add = (at: Context) => {
		const asked = { purpose: 'add', subject: accountId, challenge: 'c', issuedAt: ctx.now } as const;
		keepChallenge(cookies, ctx.keys, asked);
		return addPasskey(at, cookies, { session, answer: answerOf(crypto.randomUUID()) });
	};
	expect(await add(ctx)).toBe(true);
	expect(await add(between(ctx, () => endAllSessions(ctx, accountId)))).toBe(false);
	expect(await listPasskeys(ctx, accountId)).toHaveLength(1);
});
