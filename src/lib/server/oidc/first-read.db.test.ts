import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import type { IncomingMessage } from 'node:http';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { applications, oidcPayloads } from '../db';
import { openSession, resumeSession, type PupilSession } from '../sessions';
import { bringing, firstOf, ledgerWith } from './first-read';
import { pupilKey } from './ledger';
import { payloadKey } from './payload-key';
import { sessionCookie } from './session-cookie';

const database = useTestDatabase();
const COOKIE = 'the-name-of-the-session-of-the-provider';
let ctx: Context;
let accountId: string;
let session: PupilSession;

beforeEach(async () => {
	ctx = makeContext(database.db);
	({ accountId } = await makeAccount(ctx));
	session = await open();
	const row = {
		clientId: 'rekenmaar',
		name: 'R',
		supplier: 'R bv',
		sector: 'r',
		authentication: 'none' as const
	};
	await ctx.db.insert(applications).values({ ...row, createdAt: ctx.now, updatedAt: ctx.now });
});

const open = async () =>
	(await resumeSession(ctx, await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] })))!;

const request = (url: string, cookie?: string) =>
	({ url, headers: { cookie: cookie && `${sessionCookie()}=${cookie}` } }) as IncomingMessage;

const BEGUN = request('/auth?client_id=rekenmaar&scope=openid', COOKIE);

/** The provider's session and the grant of the application in it, hanging on `own`. */
async function write(own: PupilSession) {
	const payload = { accountId, authorizations: { rekenmaar: { grantId: 'the-grant' } } };
	const grant = { accountId, clientId: 'rekenmaar' };
	await ctx.db.insert(oidcPayloads).values([
		{ model: 'Session', id: payloadKey(COOKIE), payload, sessionId: own.key },
		{ model: 'Grant', id: payloadKey('the-grant'), payload: grant, sessionId: own.key },
		{ model: 'Interaction', id: payloadKey('uid'), payload: { params: { client_id: 'rekenmaar' } } }
	]);
	return { payload, grant };
}

async function ledgerOf(of: IncomingMessage) {
	const first = firstOf(of)!;
	const found = await resumeSession(ctx, session.bearer, bringing(first));
	expect(found).toMatchObject({ key: session.key, account: { accountId } });
	return ledgerWith(first, found);
}

test('who is signed in and goes to an application: its session, its grant and its pupil come with ours', async () => {
	const { payload, grant } = await write(session);
	const { brought, grants, pupils } = await ledgerOf(BEGUN);
	expect([...brought]).toEqual([[`Session ${payloadKey(COOKIE)}`, payload]]);
	expect([...grants]).toEqual([['the-grant', grant]]);
	expect(pupils.get(pupilKey(accountId, 'rekenmaar'))).toMatchObject({ accountId, assignments: [] });
});

test('an interaction that goes on brings the pupil of the application that waits', async () => {
	await write(session);
	const { brought, pupils } = await ledgerOf(request('/auth/uid'));
	expect([...brought.keys()]).toEqual([`Interaction ${payloadKey('uid')}`]);
	expect([...pupils.keys()]).toEqual([pupilKey(accountId, 'rekenmaar')]);
});

test('what hangs on another session of the same pupil does not come', async () => {
	await write(await open());
	const { brought, grants, pupils } = await ledgerOf(BEGUN);
	expect([brought.size, grants.size, pupils.size]).toEqual([0, 0, 0]);
});

test('a grant of another session does not come with the session of this one', async () => {
	const { payload } = await write(session);
	const other = await open();
	await ctx.db.update(oidcPayloads).set({ sessionId: other.key }).where(eq(oidcPayloads.model, 'Grant'));
	const { brought, grants } = await ledgerOf(BEGUN);
	expect(brought.get(`Session ${payloadKey(COOKIE)}`)).toEqual(payload);
	expect(grants.size).toBe(0);
});

test('nothing is known of a browser without the cookie of the provider, or of a request that says nothing in its address', () => {
	expect(firstOf(request('/auth?client_id=rekenmaar'))).toBeUndefined();
	expect(firstOf(request('/auth', COOKIE))).toBeUndefined();
	expect(firstOf(request('/token?client_id=rekenmaar', COOKIE))).toBeUndefined();
});

test.each([
	['that ends as the router lets it', '/auth/uid/', 'uid'],
	['with something asked behind it', '/auth/uid?x', 'uid']
])('an interaction goes on by an address %s', (_how, url, uid) => {
	expect(firstOf(request(url))?.uid).toBe(uid);
});

test('a NUL in the name of an application is the name of none, and no mistake of ours', async () => {
	await write(session);
	const { pupils } = await ledgerOf(request('/auth?client_id=a%00b', COOKIE));
	expect(pupils.size).toBe(0);
});
