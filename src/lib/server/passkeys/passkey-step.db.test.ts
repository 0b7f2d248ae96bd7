import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { authenticationContext } from '$lib/domain/applications/authentication-context';
import { CookieJar } from '$tests/cookie-jar';
import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { makePasskeyDevice, type PasskeyDevice } from '$tests/passkey-device';
import { between, untilSomebodyWaits } from '$tests/races';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { issueNewSecrets } from '../accounts';
import type { Context } from '../context';
import { hashSecret } from '../credentials';
import { accounts, auditEvents, credentials, emailAddresses, passwordResets, sessions } from '../db';
import { hashToken, makeToken } from '../email-addresses';
import { addressColumns } from '../email-addresses/stored-address';
import { resetPassword } from '../recovery';
import { endAllSessions, openSession, readBearer, resumeSession } from '../sessions';
import { readDevice, signInOnDevice } from '../sign-in';
import {
	askPasskey,
	askPasskeyNoMore,
	askPasskeyStep,
	askPasskeyToo,
	asksPasskeyToo,
	finishWithPasskey,
	listPasskeys,
	removeAllPasskeys,
	removePasskey,
	signInWithPasskey
} from '.';

const database = useTestDatabase();
const STEP_PATH = '/aanmelden/tweede-stap';

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

/** A pupil with one passkey who wants to be asked for it, and the session in which that was said. */
async function makeCareful() {
	const account = await makeAccount(ctx);
	const { accountId } = account;
	const device = await makePasskeyDevice(ctx, accountId);
	const bearer = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	const session = (await resumeSession(ctx, bearer))!;
	expect(await askPasskeyToo(ctx, session)).toBe(true);
	await database.db.delete(sessions);
	return { ...account, device, session };
}

const givePassword = (at: Context, jar: CookieJar, { username = '', secret = '' }, ownDevice = false) =>
	signInOnDevice(at, jar, {
		name: { kind: 'username', username },
		secret: { kind: 'text', text: secret },
		ownDevice
	});

async function givePasskey(at: Context, jar: CookieJar, device: PasskeyDevice) {
	const asked = await askPasskeyStep(at, jar);
	return finishWithPasskey(at, jar, device(asked?.challenge ?? ''));
}

test('it is off until the pupil says so, and cannot be said without a passkey', async () => {
	const { accountId, username, secret } = await makeAccount(ctx);
	expect(await asksPasskeyToo(ctx, accountId)).toBe(false);
	const jar = new CookieJar();
	const result = await givePassword(ctx, jar, { username, secret });
	const session = (await resumeSession(ctx, readBearer(jar) ?? ''))!;
	expect(result.outcome).toBe('signed-in');
	expect(await askPasskeyToo(ctx, session)).toBe(false);
	expect(await asksPasskeyToo(ctx, accountId)).toBe(false);
});

test('then the password alone opens nothing, and leaves the browser a cookie for one page only', async () => {
	const pupil = await makeCareful();
	const jar = new CookieJar();
	expect(await givePassword(later(ctx, 1), jar, pupil)).toMatchObject({ outcome: 'passkey-awaited' });
	expect(readBearer(jar)).toBeUndefined();
	expect(await database.db.$count(sessions)).toBe(0);
	expect(jar.names()).toEqual(['leerid_device', 'leerid_halfway']);
	expect(jar.optionsOf('leerid_halfway')).toMatchObject({ path: STEP_PATH, httpOnly: true, maxAge: 300 });
	// A device is known by who came in there, not by who gave a password.
	expect(readDevice(jar, ctx.keys).accountIds).toEqual([]);
});

test('password and passkey together open a session that says so', async () => {
	const pupil = await makeCareful();
	const jar = new CookieJar();
	await givePassword(later(ctx, 1), jar, pupil, true);
	expect(await givePasskey(later(ctx, 2), jar, pupil.device)).toMatchObject({
		outcome: 'signed-in',
		accountId: pupil.accountId
	});
	const session = await resumeSession(later(ctx, 3), readBearer(jar) ?? '');
	expect(session).toMatchObject({ methods: ['pwd', 'passkey'], ownDevice: true });
	expect(authenticationContext(session!.methods)).toBe('urn:be:leerid:authmech:passkey');
	expect(jar.names()).not.toContain('leerid_halfway');
	const actions = await database.db
		.select()
		.from(auditEvents)
		.where(eq(auditEvents.accountId, pupil.accountId));
	expect(actions.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['passkey.asked-too', 'sign-in.passkey-awaited', 'sign-in.succeeded'])
	);
});

test('the passkey still signs in without a password', async () => {
	const { device } = await makeCareful();
	const jar = new CookieJar();
	const { challenge } = await askPasskey(later(ctx, 1), jar);
	expect(await signInWithPasskey(later(ctx, 2), jar, device(challenge))).toMatchObject({
		outcome: 'signed-in'
	});
});

test('a passkey of somebody else, an answer to another question, one sent twice and none at all do not finish it', async () => {
	const pupil = await makeCareful();
	const stranger = await makeCareful();
	const jar = new CookieJar();
	await givePassword(later(ctx, 1), jar, pupil);
	expect(await givePasskey(later(ctx, 2), jar, stranger.device)).toEqual({ outcome: 'refused' });
	const { challenge } = await askPasskey(later(ctx, 3), new CookieJar());
	await askPasskeyStep(later(ctx, 3), jar);
	expect(await finishWithPasskey(later(ctx, 4), jar, pupil.device(challenge))).toEqual({
		outcome: 'refused'
	});
	for (const text of ['', '{}', 'null'])
		expect(await finishWithPasskey(later(ctx, 5), jar, text)).toEqual({ outcome: 'refused' });

	const asked = await askPasskeyStep(later(ctx, 6), jar);
	const answer = pupil.device(asked!.challenge);
	expect(await finishWithPasskey(later(ctx, 7), jar, answer)).toMatchObject({ outcome: 'signed-in' });
	expect(await finishWithPasskey(later(ctx, 8), jar, answer)).toEqual({ outcome: 'over' });
});

test('who gave no password is asked nothing, and gets nothing with the passkey either', async () => {
	const { device } = await makeCareful();
	const jar = new CookieJar();
	expect(await askPasskeyStep(later(ctx, 1), jar)).toBeNull();
	expect(await finishWithPasskey(later(ctx, 2), jar, device('abc'))).toEqual({ outcome: 'over' });
	for (const forged of ['', 'x', 'eyJ'.repeat(30)]) {
		jar.set('leerid_halfway', forged, { path: STEP_PATH });
		expect(await askPasskeyStep(later(ctx, 3), jar)).toBeNull();
	}
});

test('after five minutes the password is to be given again', async () => {
	const pupil = await makeCareful();
	const jar = new CookieJar();
	await givePassword(ctx, jar, pupil);
	expect(await askPasskeyStep(later(ctx, 299), jar)).not.toBeNull();
	expect(await givePasskey(later(ctx, 300), jar, pupil.device)).toEqual({ outcome: 'over' });
});

test('a password that was replaced meanwhile ends what was halfway', async () => {
	const pupil = await makeCareful();
	const jar = new CookieJar();
	await givePassword(later(ctx, 1), jar, pupil);
	await giveTemporary(later(ctx, 2), pupil.accountId, 'pgusJ7Zn');
	expect(await givePasskey(later(ctx, 3), jar, pupil.device)).toEqual({ outcome: 'refused' });
	expect(await database.db.$count(sessions)).toBe(0);
});

/** *genereer nieuw wachtwoord* at the school. */
async function giveTemporary(at: Context, accountId: string, secret: string): Promise<void> {
	const stored = await hashSecret(at.keys, accountId, secret);
	const given = { accountId, schoolId: randomUUID(), kind: 'temporary' as const, mustReplace: true };
	await issueNewSecrets(at, [{ ...given, ...stored, expiresAt: null }]);
}

test('a temporary password of the school does not do away with the passkey', async () => {
	const pupil = await makeCareful();
	await giveTemporary(later(ctx, 1), pupil.accountId, 'pgusJ7Zn');
	const jar = new CookieJar();
	const given = { username: pupil.username, secret: 'pgusJ7Zn' };
	expect(await givePassword(later(ctx, 2), jar, given)).toMatchObject({ outcome: 'passkey-awaited' });
	expect(await givePasskey(later(ctx, 3), jar, pupil.device)).toMatchObject({ outcome: 'signed-in' });
	expect(await resumeSession(later(ctx, 4), readBearer(jar) ?? '')).toMatchObject({
		account: { mustReplace: true }
	});
});

test('nor does a password from a link in a mail, nor the address instead of the username', async () => {
	const { accountId } = await makeCareful();
	const address = 'zoe@mail.be';
	await database.db.insert(emailAddresses).values({
		...addressColumns(ctx, randomUUID(), address),
		...{ accountId, createdAt: ctx.now, verifiedAt: ctx.now }
	});
	const token = makeToken();
	const [{ changedAt } = { changedAt: ctx.now }] = await database.db
		.select()
		.from(credentials)
		.where(eq(credentials.accountId, accountId));
	await database.db.insert(passwordResets).values({
		...{ accountId, tokenHash: hashToken(token), credentialChangedAt: changedAt },
		...{ createdAt: ctx.now, expiresAt: later(ctx, 600).now }
	});
	const password = 'kastanje-fietsbel-93';
	expect(await resetPassword(later(ctx, 1), { token, password, locale: 'nl' })).toBeNull();
	const result = await signInOnDevice(later(ctx, 2), new CookieJar(), {
		name: { kind: 'email', email: address },
		secret: { kind: 'text', text: password },
		ownDevice: false
	});
	expect(result).toMatchObject({ outcome: 'passkey-awaited', accountId });
	expect(await database.db.$count(sessions)).toBe(0);
});

test('an account that was blocked halfway stays closed', async () => {
	const pupil = await makeCareful();
	const jar = new CookieJar();
	await givePassword(later(ctx, 1), jar, pupil);
	await database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, pupil.accountId));
	expect(await givePasskey(later(ctx, 2), jar, pupil.device)).toEqual({
		outcome: 'barred',
		barrier: 'blocked'
	});
});

test('the school takes the passkeys away, and the password is enough again', async () => {
	const pupil = await makeCareful();
	const jar = new CookieJar();
	await givePassword(later(ctx, 1), jar, pupil);
	expect(await removeAllPasskeys(later(ctx, 2), pupil.accountId)).toBe(1);
	expect(await givePasskey(later(ctx, 3), jar, pupil.device)).toEqual({ outcome: 'refused' });
	expect(await givePassword(later(ctx, 4), jar, pupil)).toMatchObject({ outcome: 'signed-in' });
	const actions = await database.db
		.select()
		.from(auditEvents)
		.where(eq(auditEvents.accountId, pupil.accountId));
	expect(actions.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['passkey.removed', 'passkey.not-asked-any-more'])
	);
});

test('the pupil switches it off, and only then can the last passkey go', async () => {
	const { accountId, ...pupil } = await makeCareful();
	const [{ id: passkeyId = '' } = {}] = await listPasskeys(ctx, accountId);
	expect(await removePasskey(ctx, { accountId, passkeyId })).toBe('last');
	await askPasskeyNoMore(ctx, accountId);
	expect(await givePassword(later(ctx, 1), new CookieJar(), pupil)).toMatchObject({ outcome: 'signed-in' });
	expect(await removePasskey(ctx, { accountId, passkeyId })).toBeNull();
	expect(await listPasskeys(ctx, accountId)).toEqual([]);
});

test('switching it on ends the sessions that were opened with the password alone, but for this one', async () => {
	const { accountId } = await makeAccount(ctx);
	await makePasskeyDevice(ctx, accountId);
	const open = () => openSession(ctx, { accountId, ownDevice: true, methods: ['pwd'] });
	const [here, elsewhere] = [await open(), await open()];
	await askPasskeyToo(ctx, (await resumeSession(ctx, here))!);
	expect(await resumeSession(ctx, here)).not.toBeNull();
	expect(await resumeSession(ctx, elsewhere)).toBeNull();
});

test('a pupil who became basis is asked the pictures and nothing more', async () => {
	const pupil = await makeCareful();
	const secret = pictureSecret([0, 1, 2, 3, 4, 5, 6, 7]);
	const stored = await hashSecret(ctx.keys, pupil.accountId, secret);
	await database.db.update(accounts).set({ type: 'basis' }).where(eq(accounts.id, pupil.accountId));
	await issueNewSecrets(ctx, [
		{
			...stored,
			...{ accountId: pupil.accountId, schoolId: randomUUID(), kind: 'pictures' },
			...{ mustReplace: false, expiresAt: null }
		}
	]);
	const result = await signInOnDevice(later(ctx, 1), new CookieJar(), {
		name: { kind: 'username', username: pupil.username },
		secret: { kind: 'pictures', choice: [0, 1, 2, 3, 4, 5, 6, 7] },
		ownDevice: false
	});
	expect(result.outcome).toBe('signed-in');
});

test('it is not said in a session that ended meanwhile', async () => {
	const { accountId } = await makeAccount(ctx);
	await makePasskeyDevice(ctx, accountId);
	const bearer = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	const session = (await resumeSession(ctx, bearer))!;
	const late = between(ctx, () => endAllSessions(ctx, accountId));
	expect(await askPasskeyToo(late, session)).toBe(false);
	expect(await asksPasskeyToo(ctx, accountId)).toBe(false);
});

test.runIf(database.engine === 'postgresql')(
	'in two tabs at the same moment the last passkey does not go while it is said: its owner would be out',
	async () => {
		const { db } = await database.fresh();
		ctx = makeContext(db);
		const { accountId } = await makeAccount(ctx);
		await makePasskeyDevice(ctx, accountId);
		const bearer = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
		const session = (await resumeSession(ctx, bearer))!;
		const [passkey] = await listPasskeys(ctx, accountId);
		let saying: Promise<boolean> | undefined;
		await db.transaction(async (tx) => {
			await removePasskey({ ...ctx, db: tx }, { accountId, passkeyId: passkey!.id });
			saying = askPasskeyToo(ctx, session);
			await untilSomebodyWaits(db);
		});
		expect(await saying).toBe(false);
		expect(await asksPasskeyToo(ctx, accountId)).toBe(false);
	}
);
