import { accounts, assignments, enrollments, sessions } from '$lib/server/db';
import { endAllSessions } from '$lib/server/sessions';
import { eq } from 'drizzle-orm';
import { fetchUserInfo, refreshTokenGrant } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, assign, open } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn, type Pupil } from './support/pupil';

const op = useProvider();
const scopes = ['openid', 'profile', 'offline_access'];

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { scopes });
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil), { scope: 'openid profile' });
	return { pupil, application, tokens, sub: tokens.claims()!.sub, refresh: tokens.refresh_token! };
}

const invalid = { error: 'invalid_grant' };

test('a refresh token gives another one and the same pupil (§6)', async () => {
	const { application, refresh, sub } = await begin();
	const next = await refreshTokenGrant(application.config, refresh);
	expect(next.refresh_token).not.toBe(refresh);
	await expect(fetchUserInfo(application.config, next.access_token, sub)).resolves.toMatchObject({ sub });
});

test('an old refresh token ends the whole family (RFC 9700 §4.14.2)', async () => {
	const { application, refresh, sub } = await begin();
	const next = await refreshTokenGrant(application.config, refresh);
	await expect(refreshTokenGrant(application.config, refresh)).rejects.toMatchObject(invalid);
	await expect(refreshTokenGrant(application.config, next.refresh_token!)).rejects.toMatchObject(invalid);
	await expect(fetchUserInfo(application.config, next.access_token, sub)).rejects.toMatchObject({
		status: 401
	});
});

test('of ten at the same moment at most one is served', async () => {
	const { application, refresh } = await begin();
	const results = await Promise.allSettled(
		Array.from({ length: 10 }, () => refreshTokenGrant(application.config, refresh))
	);
	expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
});

test('another application cannot use it', async () => {
	const { refresh } = await begin();
	const other = await addApplication(op, { scopes });
	await expect(refreshTokenGrant(other.config, refresh)).rejects.toMatchObject(invalid);
});

test('an application without offline_access gets none', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	expect((await open(application, await signedIn(op, pupil))).refresh_token).toBeUndefined();
});

const ends: [string, (pupil: Pupil) => Promise<unknown>][] = [
	['signs out everywhere, or has a new password', ({ accountId }) => endAllSessions(op.ctx(), accountId)],
	[
		'is blocked',
		({ accountId }) => op.db.update(accounts).set({ blockedAt: new Date() }).where(eq(accounts.id, accountId))
	],
	[
		'is deregistered',
		({ pupilId }) =>
			op.db.update(enrollments).set({ deregisteredOn: '2020-01-01' }).where(eq(enrollments.pupilId, pupilId))
	],
	[
		'has rested for an hour',
		({ accountId }) =>
			op.db
				.update(sessions)
				.set({ lastUsedAt: new Date(Date.now() - 3_601_000) })
				.where(eq(sessions.accountId, accountId))
	],
	[
		'has been signed in for a day',
		({ accountId }) =>
			op.db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.accountId, accountId))
	],
	[
		'loses the assignment',
		({ schoolId }) => op.db.delete(assignments).where(eq(assignments.schoolId, schoolId))
	]
];

test.each(ends)('when the pupil %s, refresh and userinfo end at once (A34)', async (_what, end) => {
	const { application, pupil, tokens, refresh, sub } = await begin();
	await fetchUserInfo(application.config, tokens.access_token, sub);
	await end(pupil);
	await expect(refreshTokenGrant(application.config, refresh)).rejects.toMatchObject(invalid);
	await expect(fetchUserInfo(application.config, tokens.access_token, sub)).rejects.toMatchObject({
		status: 401
	});
});
