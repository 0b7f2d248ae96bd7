import { auditEvents, participations, sessions } from '$lib/server/db';
import { endRestedSessions, readSignOuts } from '$lib/server/oidc';
import { endAllSessions } from '$lib/server/sessions';
import { and, eq } from 'drizzle-orm';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { addApplication, assign, open, type TestApplication } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

async function openAll(applications: TestApplication[]) {
	const pupil = await addPupil(op);
	for (const application of applications) await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const tokens = [];
	for (const application of applications) tokens.push(await open(application, browser));
	return { pupil, browser, tokens };
}

/** What came for this application: what was not answered in a test before may still come again. */
const tokensOf = ({ clientId }: TestApplication) =>
	op.logoutTokens.filter((token) => decodeJwt(token).aud === clientId);
const signOut = ({ accountId }: { accountId: string }) => endAllSessions(op.ctx(), accountId);
const rowsOf = (applicationId: string) =>
	op.db.select().from(participations).where(eq(participations.applicationId, applicationId));

test('every application of the session is told, with a token it can trust (§2.4)', async () => {
	const applications = [await addApplication(op), await addApplication(op), await addApplication(op)];
	const { pupil, tokens } = await openAll(applications);
	await signOut(pupil);
	await expect.poll(() => applications.flatMap(tokensOf)).toHaveLength(3);

	const jwks = createRemoteJWKSet(new URL(`${op.issuer}/jwks`));
	for (const [index, application] of applications.entries()) {
		const token = op.logoutTokens.find((one) => decodeJwt(one).aud === application.clientId)!;
		const { payload } = await jwtVerify(token, jwks, {
			issuer: op.issuer,
			audience: application.clientId,
			typ: 'logout+jwt'
		});
		const { sub, sid } = tokens[index]!.claims()!;
		expect(payload).toMatchObject({ sub, sid, events: { [EVENT]: {} } });
		expect(payload).toHaveProperty('jti');
		expect(payload).not.toHaveProperty('nonce');
	}
});

test('that it was told is written down', async () => {
	const application = await addApplication(op);
	const { pupil } = await openAll([application]);
	await signOut(pupil);
	await expect.poll(async () => (await rowsOf(application.id))[0]?.state).toBe('told');
	const rows = await op.db
		.select()
		.from(auditEvents)
		.where(and(eq(auditEvents.accountId, pupil.accountId), eq(auditEvents.action, 'application.signed-out')));
	expect(rows.map(({ detail }) => detail)).toEqual([{ applicationId: application.id, attempts: 1 }]);
});

test('an application that never answers keeps nobody else waiting, and neither does the sign-out', async () => {
	const [silent, other] = [await addApplication(op), await addApplication(op)];
	op.answerLogout((_request, response, token) => {
		if (decodeJwt(token).aud !== silent.clientId) response.writeHead(200).end();
	});
	const { pupil } = await openAll([silent, other]);
	await signOut(pupil);
	// Who signed out had the answer while it was still waited for.
	expect((await rowsOf(silent.id))[0]).toMatchObject({ state: 'open', lastError: null });
	await expect.poll(async () => (await rowsOf(other.id))[0]?.state).toBe('told');
	await expect.poll(async () => (await rowsOf(silent.id))[0]?.lastError).toBe('timeout');
	expect((await rowsOf(silent.id))[0]).toMatchObject({ state: 'open', attempts: 1 });
});

test('an application that fails is asked again later, after a growing while', async () => {
	const application = await addApplication(op);
	op.answerLogout((_request, response) => void response.writeHead(500).end());
	const { pupil } = await openAll([application]);
	await signOut(pupil);
	await expect.poll(async () => (await rowsOf(application.id))[0]?.lastError).toBe('status-500');
	const [failed] = await rowsOf(application.id);
	expect(failed!.nextAttemptAt.getTime() - Date.now()).toBeGreaterThan(3_000);

	op.answerLogout((_request, response) => void response.writeHead(200).end());
	await op.db
		.update(participations)
		.set({ nextAttemptAt: new Date() })
		.where(eq(participations.applicationId, application.id));
	await expect.poll(async () => (await rowsOf(application.id))[0]?.state).toBe('told');
});

test('after ten times it is given up and written down', async () => {
	const application = await addApplication(op);
	op.answerLogout((_request, response) => void response.writeHead(404).end());
	const { pupil } = await openAll([application]);
	await op.db
		.update(participations)
		.set({ attempts: 9 })
		.where(eq(participations.applicationId, application.id));
	await signOut(pupil);
	await expect.poll(async () => (await rowsOf(application.id))[0]?.state).toBe('given-up');
});

test('a session that ends in another way counts as well: an erased account', async () => {
	const application = await addApplication(op);
	const { pupil } = await openAll([application]);
	await op.db.delete(sessions).where(eq(sessions.accountId, pupil.accountId));
	await expect.poll(() => tokensOf(application)).toHaveLength(1);
});

test('an application without an address is not told, and the pupil may know that', async () => {
	const application = await addApplication(op, { backchannelLogoutUri: null });
	const { pupil, tokens } = await openAll([application]);
	expect(tokens[0]!.claims()).not.toHaveProperty('sid');
	const [row] = await rowsOf(application.id);
	await signOut(pupil);
	await expect
		.poll(() => readSignOuts(op.ctx(), row!.sessionKey))
		.toEqual([{ name: expect.any(String), state: 'unknown' }]);
});

test('opened again after signing out, an application knows the new session by another name', async () => {
	const application = await addApplication(op);
	const { pupil, tokens } = await openAll([application]);
	await signOut(pupil);
	await expect.poll(() => tokensOf(application)).toHaveLength(1);
	const again = await open(application, await signedIn(op, pupil));
	expect(again.claims()!.sid).not.toBe(tokens[0]!.claims()!.sid);
});

test('a session that rested too long ends within the minute, and its applications are told', async () => {
	const application = await addApplication(op);
	const { pupil } = await openAll([application]);
	const other = await openAll([application]);
	const world = { db: op.db, now: () => new Date() };
	const restFor = (seconds: number) =>
		op.db
			.update(sessions)
			.set({ lastUsedAt: new Date(Date.now() - seconds * 1000) })
			.where(eq(sessions.accountId, pupil.accountId));

	await restFor(3590);
	expect(await endRestedSessions(world)).toBe(0);
	await restFor(3601);
	expect(await endRestedSessions(world)).toBe(1);
	await expect
		.poll(async () => (await rowsOf(application.id)).map(({ state }) => state).sort())
		.toEqual(['open', 'told']);
	expect(tokensOf(application)).toHaveLength(1);
	expect(
		await op.db.select().from(sessions).where(eq(sessions.accountId, other.pupil.accountId))
	).toHaveLength(1);
	expect(await endRestedSessions(world)).toBe(0);
});
