import { setStatus } from '$lib/server/applications/management';
import { applicationClaims, auditEvents, withheldClaims } from '$lib/server/db';
import { and, eq } from 'drizzle-orm';
import { fetchUserInfo } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, open, returnTo, type TestApplication } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

async function userinfoFor(application: TestApplication, scope: string) {
	const pupil = await addPupil(op);
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil), { scope });
	const userinfo = await fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub);
	return { pupil, tokens, userinfo, idToken: tokens.claims()! };
}

test('the ID token is small: who, how and when, and nothing about the pupil', async () => {
	const { idToken } = await userinfoFor(await addApplication(op), 'openid profile school');
	expect(Object.keys(idToken).sort()).toEqual(
		['acr', 'amr', 'at_hash', 'aud', 'auth_time', 'exp', 'iat', 'iss', 'nonce', 'sid', 'sub'].filter(
			(name) => name in idToken || name !== 'at_hash'
		)
	);
	expect(idToken.acr).toBe('urn:be:leerid:authmech:wachtwoord');
});

test('a scope gives its declared claims at userinfo, and openid alone gives none', async () => {
	const { userinfo, pupil } = await userinfoFor(await addApplication(op), 'openid profile school');
	expect(userinfo).toEqual({
		sub: expect.any(String),
		name: expect.stringContaining('Zoë Peeters'),
		given_name: 'Zoë',
		family_name: expect.stringContaining('Peeters'),
		preferred_username: pupil.username,
		locale: 'nl-BE',
		schools: [
			{
				identifier: expect.stringMatching(/^9\d+$/),
				name: expect.stringMatching(/^School/),
				administrative_group: { title: expect.stringMatching(/^Groep/), level: 'secundair' }
			}
		]
	});
	expect(Object.keys((await userinfoFor(await addApplication(op), 'openid')).userinfo)).toEqual(['sub']);
});

test('what an application did not declare is not given, although its scope holds it', async () => {
	const application = await addApplication(op);
	await op.db
		.delete(applicationClaims)
		.where(
			and(
				eq(applicationClaims.applicationId, application.id),
				eq(applicationClaims.claim, 'preferred_username')
			)
		);
	const { userinfo } = await userinfoFor(application, 'openid profile');
	expect(userinfo).not.toHaveProperty('preferred_username');
	expect(userinfo).toHaveProperty('given_name');
});

test('a school leaves an optional claim out, and cannot leave out a required one', async () => {
	const application = await addApplication(op);
	await op.db
		.update(applicationClaims)
		.set({ required: true })
		.where(
			and(eq(applicationClaims.applicationId, application.id), eq(applicationClaims.claim, 'given_name'))
		);
	const pupil = await addPupil(op);
	await assign(op, application, pupil);
	for (const claim of ['given_name', 'family_name'])
		await op.db
			.insert(withheldClaims)
			.values({ schoolId: pupil.schoolId, applicationId: application.id, claim, withheldAt: new Date() });
	const tokens = await open(application, await signedIn(op, pupil));
	const userinfo = await fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub);
	expect(userinfo).toHaveProperty('given_name');
	expect(userinfo).not.toHaveProperty('family_name');
});

test.each(['class', 'leerid_uuid', 'vo', 'openid rrn', 'openid profile email'])(
	'the scope %s, which the application was not given, is refused before anybody signs in',
	async (scope) => {
		const application = await addApplication(op);
		const back = await returnTo(
			application,
			new Browser(),
			await ask(application, { scope: `openid ${scope}` })
		);
		expect(back.searchParams.get('error')).toBe('invalid_scope');
	}
);

test('the LeerID_uuid goes to a marked application only, whatever its list of scopes says', async () => {
	const scopes = ['openid', 'leerid_uuid'];
	const unmarked = await addApplication(op, { scopes });
	const refused = await returnTo(
		unmarked,
		new Browser(),
		await ask(unmarked, { scope: 'openid leerid_uuid' })
	);
	expect(refused.searchParams.get('error')).toBe('invalid_scope');
	const marked = await addApplication(op, { scopes, sharesLeeridUuid: true });
	const { userinfo, pupil } = await userinfoFor(marked, 'openid leerid_uuid');
	expect(userinfo.leerid_uuid).toBe(pupil.accountId);
});

test('the dialect of the access management is spoken on request, without a national number', async () => {
	const application = await addApplication(op, { scopes: ['openid', 'vo'] });
	const { userinfo, idToken } = await userinfoFor(application, 'openid vo');
	expect(userinfo).toEqual({
		sub: idToken.sub,
		vo_id: idToken.sub,
		vo_doelgroepcode: 'OV',
		vo_orgcode: expect.stringMatching(/^9\d+$/),
		vo_orgnaam: expect.stringMatching(/^School/)
	});
});

test('class information is not told: no school has consented', async () => {
	const application = await addApplication(op, { scopes: ['openid', 'class'] });
	expect((await userinfoFor(application, 'openid class')).userinfo).toEqual({
		sub: expect.any(String)
	});
});

test('userinfo is signed for who asks for that', async () => {
	const application = await addApplication(op, { userinfoAlg: 'ES256' });
	const pupil = await addPupil(op);
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil));
	const response = await fetch(`${op.issuer}/me`, {
		headers: { authorization: `Bearer ${tokens.access_token}` }
	});
	expect(response.headers.get('content-type')).toContain('application/jwt');
	expect((await response.text()).split('.')).toHaveLength(3);
});

test('which facts were told to which application is written down', async () => {
	const application = await addApplication(op);
	const { pupil } = await userinfoFor(application, 'openid profile');
	const rows = await op.db
		.select()
		.from(auditEvents)
		.where(and(eq(auditEvents.accountId, pupil.accountId), eq(auditEvents.action, 'application.facts-told')));
	expect(rows.map(({ detail }) => detail)).toEqual([
		{ applicationId: application.id, claims: 'name given_name family_name preferred_username locale' }
	]);
});

test('an application that is suspended meanwhile learns nothing more', async () => {
	const application = await addApplication(op);
	const { tokens } = await userinfoFor(application, 'openid');
	await setStatus(op.ctx(), { id: application.id, status: 'suspended' });
	await expect(
		fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub)
	).rejects.toMatchObject({ status: 401 });
});
