import { useTestDatabase } from '$tests/database';
import { CookieJar } from '$tests/cookie-jar';
import { later, makeContext, makeSchool } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { eq, like } from 'drizzle-orm';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../../context';
import { auditEvents, staff } from '../../db';
import { acceptInvitation, readInvitation } from '../accept-invitation';
import { inviteStaff } from '../invite-staff';
import { returnFromProvider } from '../staff-on-device';
import { readStaffBearer } from '../staff-cookie';
import { resumeStaffSession } from '../staff-session';
import { beginExternal } from './begin-external';

const database = useTestDatabase();
const ACR = 'urn:example:two-factors';
const RETURN = 'http://localhost:3000/schoolloket/aanmelden/extern/terug';

/** Who signs in at the provider next, and how surely. */
let person = { sub: 'p1', email: 'bea@school.example', email_verified: true, acr: ACR };
let server: Server;

beforeAll(async () => {
	server = createServer().listen(0);
	await new Promise((listening) => server.once('listening', listening));
	const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
	const provider = makeProvider(issuer);
	const answer = provider.callback();
	server.on('request', async (request, response) => {
		if (!request.url?.startsWith('/interaction/')) return answer(request, response);
		await provider.interactionFinished(request, response, {
			login: { accountId: person.sub, acr: person.acr, ts: Math.floor(Date.now() / 1000) }
		});
	});
	vi.stubEnv('STAFF_OIDC_ISSUER', issuer);
	vi.stubEnv('STAFF_OIDC_CLIENT_ID', 'leerid');
	vi.stubEnv('STAFF_OIDC_CLIENT_SECRET', 'a-secret-of-the-test-only');
	vi.stubEnv('STAFF_OIDC_ACR', `${ACR} urn:example:also-good`);
});
afterAll(() => {
	vi.unstubAllEnvs();
	server.close();
});

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
	person = { sub: 'p1', email: 'bea@school.example', email_verified: true, acr: ACR };
});
afterEach(() => vi.restoreAllMocks());

/** A provider that asks nothing: it signs in whoever `person` is. */
function makeProvider(issuer: string): Provider {
	return new Provider(issuer, {
		clients: [{ client_id: 'leerid', client_secret: 'a-secret-of-the-test-only', redirect_uris: [RETURN] }],
		acrValues: [ACR, 'urn:example:password'],
		pkce: { required: () => true },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_, { uid }) => `/interaction/${uid}` },
		claims: { openid: ['sub', 'acr'], email: ['email', 'email_verified'], profile: ['name'] },
		cookies: { keys: ['test'] },
		findAccount: (_, sub) => ({
			accountId: sub,
			claims: () => ({
				sub,
				name: 'Bea Provider',
				email: person.email,
				email_verified: person.email_verified
			})
		}),
		async loadExistingGrant({ oidc }) {
			const grant = new oidc.provider.Grant({
				clientId: oidc.client?.clientId,
				accountId: oidc.session?.accountId
			});
			grant.addOIDCScope('openid email profile');
			await grant.save();
			return grant;
		}
	});
}

/** Follows the provider's pages as a browser does, up to the address that leads back to us. */
async function visit(start: string): Promise<URL> {
	const cookies = new Map<string, string>();
	for (let url = start, step = 0; step < 10; step++) {
		const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
		const response = await fetch(url, { redirect: 'manual', headers });
		for (const line of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			cookies.set(name, value);
		}
		const next = response.headers.get('location');
		if (!next) throw new Error(`${response.status}: ${await response.text()}`);
		url = new URL(next, url).href;
		if (url.startsWith(RETURN)) return new URL(url);
	}
	throw new Error('the provider leads nowhere');
}

const start = (jar: CookieJar) =>
	beginExternal(ctx, jar, { returnTo: '/schoolloket/leerid-beheer', again: false });

async function signIn(jar = new CookieJar()) {
	const answer = await visit(await start(jar));
	return { jar, answer, result: await returnFromProvider(ctx, jar, answer) };
}

async function sendInvitation(email = 'Bea@school.example') {
	const { schoolId } = await makeSchool(ctx);
	const inviter = { staffId: crypto.randomUUID(), roles: ['director' as const] };
	const made = await inviteStaff(ctx, inviter, { email, name: 'Bea', role: 'beheerder', schoolId });
	if ('refusal' in made) throw new Error(made.refusal);
	return { schoolId, token: made.token };
}
const invite = async (email?: string) => (await sendInvitation(email)).schoolId;
const refusals = async () => {
	const rows = await database.db
		.select()
		.from(auditEvents)
		.where(like(auditEvents.action, 'staff.sign-in.%'));
	return rows.map(({ action, detail }) => `${action} ${detail.reason ?? ''}`.trim());
};

test('asks for code, PKCE, state, nonce and the level that is needed', async () => {
	const url = new URL(await start(new CookieJar()));
	expect(Object.fromEntries(url.searchParams)).toMatchObject({
		response_type: 'code',
		code_challenge_method: 'S256',
		code_challenge: expect.stringMatching(/^[\w-]{43}$/),
		state: expect.stringMatching(/^[\w-]{43}$/),
		nonce: expect.stringMatching(/^[\w-]{43}$/),
		acr_values: `${ACR} urn:example:also-good`,
		redirect_uri: RETURN
	});
});

test('a verified address with an invitation is linked, and known by issuer and subject ever after', async () => {
	const schoolId = await invite();
	const { jar, result } = await signIn();
	expect(result).toEqual({ returnTo: '/schoolloket/leerid-beheer' });
	const session = await resumeStaffSession(ctx, readStaffBearer(jar)!);
	expect(session).toMatchObject({
		name: 'Bea Provider',
		fullySignedIn: true,
		external: true,
		roles: ['beheerder']
	});
	expect(session?.activeSchool?.id).toBe(schoolId);

	person.email = 'getrouwd@elders.example';
	const again = await signIn();
	expect((await resumeStaffSession(ctx, readStaffBearer(again.jar)!))?.staffId).toBe(session?.staffId);
	// Another subject with the same address is another person.
	person = { ...person, sub: 'p2', email: 'bea@school.example' };
	expect((await signIn()).result).toEqual({ refusal: 'unknown' });
});

test.each([
	['a password alone', { acr: 'urn:example:password' }, 'weak'],
	['an address that the provider did not verify', { email_verified: false }, 'unknown'],
	['somebody whom nobody invited', { email: 'vreemde@school.example' }, 'unknown']
])('%s opens nothing', async (_, change, refusal) => {
	await invite();
	Object.assign(person, change);
	const { jar, result } = await signIn();
	expect(result).toEqual({ refusal });
	expect(readStaffBearer(jar)).toBeUndefined();
	expect(await database.db.$count(staff)).toBe(0);
	expect(await refusals()).toEqual([`staff.sign-in.failed ${refusal}`]);
});

test('a local account is not taken over by who has its address at the provider', async () => {
	const { email } = await makeStaffMember(ctx, { email: 'bea@school.example' });
	await invite(email);
	expect((await signIn()).result).toEqual({ refusal: 'unknown' });
});

test('an account of the provider is not taken over by who reads its mailbox and has an invitation there', async () => {
	const first = await invite();
	const { jar } = await signIn();
	const { schoolId, token } = await sendInvitation();
	expect(await readInvitation(ctx, token)).toMatchObject({ hasAccount: true });
	const password = 'vier losse woorden zonder zin';
	expect(await acceptInvitation(ctx, token, { name: 'Iemand Anders', password })).toEqual({ bearer: null });

	const [owner] = await database.db.select().from(staff);
	expect(owner).toMatchObject({ name: 'Bea Provider', passwordHash: null });
	const { schools } = (await resumeStaffSession(ctx, readStaffBearer(jar)!))!;
	expect(schools.map(({ id }) => id).sort()).toEqual([first, schoolId].sort());
});

test('a blocked account stays shut', async () => {
	await invite();
	await signIn();
	await database.db.update(staff).set({ blockedAt: ctx.now }).where(eq(staff.externalSubject, 'p1'));
	expect((await signIn()).result).toEqual({ refusal: 'blocked' });
});

test('an answer opens nothing twice, in another browser, too late, or with another state', async () => {
	await invite();
	const { jar, answer } = await signIn();
	expect(await returnFromProvider(ctx, jar, answer)).toEqual({ refusal: 'stale' });
	expect(await returnFromProvider(ctx, new CookieJar(), answer)).toEqual({ refusal: 'stale' });

	const slow = new CookieJar();
	const late = await visit(await start(slow));
	expect(await returnFromProvider(later(ctx, 15 * 60), slow, late)).toEqual({ refusal: 'stale' });

	const mixed = new CookieJar();
	const url = await visit(await start(mixed));
	await start(mixed);
	expect(await returnFromProvider(ctx, mixed, url)).toEqual({ refusal: 'failed' });
});

test('asked again, the provider must sign in anew', async () => {
	await invite();
	const jar = new CookieJar();
	const url = await beginExternal(ctx, jar, { returnTo: '/schoolloket', again: true });
	expect(new URL(url).searchParams.get('prompt')).toBe('login');
	expect(await returnFromProvider(ctx, jar, await visit(url))).toEqual({ returnTo: '/schoolloket' });
});
