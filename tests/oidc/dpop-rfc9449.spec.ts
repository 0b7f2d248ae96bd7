import * as oidc from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo, type TestApplication } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

const handleOf = async ({ config }: TestApplication) =>
	oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256'));

/** The whole way, with tokens that are bound to a key of the application (RFC 9449). */
async function openBound(scope = 'openid profile') {
	const pupil = await addPupil(op);
	const application = await addApplication(op, {
		scopes: ['openid', 'profile', 'school', 'offline_access']
	});
	await assign(op, application, pupil);
	const DPoP = await handleOf(application);
	const request = await ask(application, { scope });
	const back = await returnTo(application, await signedIn(op, pupil), request);
	const checks = {
		pkceCodeVerifier: request.verifier,
		expectedState: request.state,
		expectedNonce: request.nonce
	};
	const tokens = await oidc.authorizationCodeGrant(application.config, back, checks, undefined, { DPoP });
	return { application, DPoP, tokens, sub: tokens.claims()?.sub ?? '' };
}

test('who proves a key gets tokens that are bound to it, and userinfo with the same proof', async () => {
	const { application, DPoP, tokens, sub } = await openBound();
	expect(tokens.token_type).toBe('dpop');
	const info = await oidc.fetchUserInfo(application.config, tokens.access_token, sub, { DPoP });
	expect(info).toMatchObject({ sub, given_name: 'Zoë' });
	const facts = await oidc.tokenIntrospection(application.config, tokens.access_token);
	expect(facts).toMatchObject({ active: true, token_type: 'DPoP' });
	expect(facts.cnf?.jkt).toBe(await DPoP.calculateThumbprint());
});

test('a bound token is worth nothing as a bearer token, nor with the key of another', async () => {
	const { application, tokens, sub } = await openBound();
	const bearer = { authorization: `Bearer ${tokens.access_token}` };
	expect((await fetch(`${op.issuer}/me`, { headers: bearer })).status).toBe(401);
	const other = { DPoP: await handleOf(application) };
	await expect(oidc.fetchUserInfo(application.config, tokens.access_token, sub, other)).rejects.toMatchObject(
		{ cause: [{ scheme: 'dpop', parameters: { error: 'invalid_token' } }] }
	);
});

test('a proof serves once (RFC 9449 §11.1)', async () => {
	const { application, DPoP, tokens, sub } = await openBound();
	let proof = '';
	application.config[oidc.customFetch] = (url, options) => {
		proof = new Headers(options.headers as Record<string, string>).get('dpop') ?? '';
		return fetch(url, options as RequestInit);
	};
	await oidc.fetchUserInfo(application.config, tokens.access_token, sub, { DPoP });
	const headers = { authorization: `DPoP ${tokens.access_token}`, dpop: proof };
	expect(proof).not.toBe('');
	expect((await fetch(`${op.issuer}/me`, { headers })).status).toBe(401);
});

test('a refreshed token is bound again', async () => {
	const { application, DPoP, tokens } = await openBound('openid profile offline_access');
	const refreshed = await oidc.refreshTokenGrant(application.config, tokens.refresh_token ?? '', undefined, {
		DPoP
	});
	expect(refreshed.token_type).toBe('dpop');
});

test('an application that the operator marked must prove a key', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { dpopBound: true });
	await assign(op, application, pupil);
	const request = await ask(application);
	const back = await returnTo(application, await signedIn(op, pupil), request);
	await expect(exchange(application, back, request)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('nobody else has to: without a proof the token is a bearer token', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const request = await ask(application);
	const back = await returnTo(application, await signedIn(op, pupil), request);
	const tokens = await exchange(application, back, request);
	expect(tokens.token_type).toBe('bearer');
});
