import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { makeAccount, makeContext, makeSchool } from '$tests/factories';
import { untilSomebodyWaits } from '$tests/races';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { hashSecret, verifySecret } from '../credentials';
import { auditEvents, credentials, sessions } from '../db';
import { endAllSessions, openSession, resumeSession, type PupilSession } from '../sessions';
import { blockAccounts, issueNewSecrets, replacePassword, signOut } from '.';

const database = useTestDatabase();
const TEMPORARY = 'pgusJ7Zn';
const STRONG = 'kastanje-fietsbel-93';

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

/** Aurelian, signed in with his temporary password. */
async function signedIn(ownDevice = false): Promise<PupilSession> {
	const school = await makeSchool(ctx, { name: 'Vrije Basisschool Klaverdries' });
	const { accountId } = await makeAccount(ctx, {
		...{ school, username: 'aurelian.appels', givenName: 'Aurélian', familyName: 'Appels' },
		...{ kind: 'temporary', secret: TEMPORARY }
	});
	return (await resumeSession(
		ctx,
		await openSession(ctx, { accountId, ownDevice, methods: ['pwd', 'qr'] })
	))!;
}
const readCredential = async () => (await database.db.select().from(credentials))[0]!;
const replacements = () => database.db.$count(auditEvents, eq(auditEvents.action, 'password.replaced'));

test.each([
	['', 'missing'],
	['korte tekst', 'too-short'],
	['k'.repeat(129), 'too-long'],
	['k'.repeat(400_000), 'too-long'],
	['zeven Aurelians fietsen', 'contains-username'],
	['mijn APPELS zijn rijp', 'contains-username'],
	['Klaverdries-fietsbel-93', 'contains-name'],
	['wachtwoord1234', 'too-common'],
	['aaaaaaaaaaaaaaaa', 'too-common'],
	['qwertyuiop123', 'too-common']
])('%.30j is refused: %s', async (password, refusal) => {
	const session = await signedIn();
	const before = await readCredential();
	expect(await replacePassword(ctx, session, password)).toEqual({ refusal });
	expect(await readCredential()).toEqual(before);
	expect(await resumeSession(ctx, session.bearer)).not.toBeNull();
	expect(await replacements()).toBe(0);
});

test('the password that the school has seen is refused, however strong', async () => {
	const session = await signedIn();
	const { accountId } = session.account;
	const stored = await hashSecret(ctx.keys, accountId, STRONG);
	await database.db.update(credentials).set(stored).where(eq(credentials.accountId, accountId));
	expect(await replacePassword(ctx, session, STRONG)).toEqual({ refusal: 'unchanged' });
});

test.each([
	[STRONG],
	['vier woorden zonder een cijfer'], // no rule of composition
	['😀🦊 twaalf tekens met zoë'],
	['paraplu kiwi trompet '.padEnd(64, 'lange zin ')]
])('%j is accepted', async (password) => {
	const session = await signedIn();
	expect(await replacePassword(ctx, session, password)).toHaveProperty('bearer');
	const { accountId } = session.account;
	expect(await verifySecret(ctx.keys, accountId, await readCredential(), password)).toMatchObject({
		matches: true
	});
});

test('a new password ends every session, and the one at hand goes on under a new bearer', async () => {
	const session = await signedIn(true);
	const { accountId } = session.account;
	const elsewhere = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	const result = await replacePassword(ctx, session, STRONG);
	const bearer = 'bearer' in result ? result.bearer : '';
	for (const dead of [session.bearer, elsewhere]) expect(await resumeSession(ctx, dead)).toBeNull();
	expect(await resumeSession(ctx, bearer)).toMatchObject({
		...{ ownDevice: true, methods: ['pwd', 'qr'] },
		account: { accountId, mustReplace: false }
	});
	expect(await readCredential()).toMatchObject({
		...{ kind: 'own', mustReplace: false, expiresAt: null, changedAt: ctx.now }
	});
	expect(await replacements()).toBe(1);
	expect(textsIn(await dumpDatabase(database.db), [STRONG, TEMPORARY, bearer])).toEqual([]);
});

test('a session that ended since the page was asked for changes nothing and opens nothing', async () => {
	const session = await signedIn();
	const before = await readCredential();
	await endAllSessions(ctx, session.account.accountId);
	expect(await replacePassword(ctx, session, STRONG)).toEqual({ refusal: 'signed-out' });
	expect(await readCredential()).toEqual(before);
	expect(await database.db.$count(sessions)).toBe(0);
	expect(await replacements()).toBe(0);
});

test('a secret that the school gives while a change is under way stays, and nobody is signed in', async () => {
	const session = await signedIn();
	const { accountId } = session.account;
	const stored = await hashSecret(ctx.keys, accountId, 'k7RmQx2T');
	const given = { accountId, schoolId: crypto.randomUUID(), kind: 'temporary' as const, mustReplace: true };
	const change = replacePassword(ctx, session, STRONG);
	await issueNewSecrets(ctx, [{ ...given, ...stored, expiresAt: null }]);
	expect(await change).toEqual({ refusal: 'signed-out' });
	expect(await readCredential()).toMatchObject({ ...stored, kind: 'temporary', mustReplace: true });
	expect(await database.db.$count(sessions)).toBe(0);
	expect(await replacements()).toBe(0);
});

test('another password than the one at the start is not replaced, even while the session goes on', async () => {
	const session = await signedIn();
	const { accountId } = session.account;
	const stored = await hashSecret(ctx.keys, accountId, 'k7RmQx2T');
	const change = replacePassword(ctx, session, STRONG);
	await database.db.update(credentials).set(stored).where(eq(credentials.accountId, accountId));
	expect(await change).toEqual({ refusal: 'signed-out' });
	expect(await readCredential()).toMatchObject(stored);
	expect(await resumeSession(ctx, session.bearer)).not.toBeNull();
});

test('when it cannot be written down, the password and the sessions stay as they were', async () => {
	const session = await signedIn();
	const before = await readCredential();
	const broken = { ...ctx, requestId: 'nul is no text: \0' };
	await expect(replacePassword(broken, session, STRONG)).rejects.toThrow();
	expect(await readCredential()).toEqual(before);
	expect(await resumeSession(ctx, session.bearer)).not.toBeNull();
});

test('signing out ends this session on the server and is written down, both or neither', async () => {
	const session = await signedIn();
	const { accountId } = session.account;
	const elsewhere = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	await expect(signOut({ ...ctx, requestId: 'nul is no text: \0' }, session)).rejects.toThrow();
	expect(await database.db.$count(sessions)).toBe(2);
	await signOut({ ...ctx, actor: { kind: 'pupil', accountId } }, session);
	expect(await resumeSession(ctx, session.bearer)).toBeNull();
	expect(await resumeSession(ctx, elsewhere)).not.toBeNull();
	const [row] = await database.db.select().from(auditEvents).where(eq(auditEvents.action, 'sign-out'));
	expect(row).toMatchObject({ accountId, actorKind: 'pupil', actorId: accountId, device: ctx.client.device });
});

test.runIf(database.engine === 'postgresql')(
	'a block at the very moment of a change ends the session that goes on, too',
	async () => {
		const { db } = await database.fresh();
		ctx = makeContext(db);
		const session = await signedIn();
		const accountIds = [session.account.accountId];
		let blocking: Promise<unknown> | undefined;
		await db.transaction(async (tx) => {
			expect(await replacePassword({ ...ctx, db: tx }, session, STRONG)).toHaveProperty('bearer');
			blocking = blockAccounts(ctx, { accountIds, reason: 'Gsm-verbod' });
			await untilSomebodyWaits(db);
		});
		await blocking;
		expect(await db.$count(sessions)).toBe(0);
	}
);
