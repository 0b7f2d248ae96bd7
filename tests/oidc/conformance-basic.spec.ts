import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { fetchUserInfo } from 'openid-client';
import { expect, test } from 'vitest';
import {
	addApplication,
	ask,
	assign,
	exchange,
	open,
	returnTo,
	type TestApplication
} from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

// Modules of the OpenID Foundation's basic plan that no other file replays; README.md beside this one lists them all.
const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	return { pupil, application, browser: await signedIn(op, pupil) };
}
const answerTo = async (
	application: TestApplication,
	browser: Browser,
	parameters: Record<string, string | undefined>
) => (await returnTo(application, browser, await ask(application, parameters))).searchParams;

test('oidcc-server, oidcc-idtoken-signature: the ID token is signed with a published key that it names', async () => {
	const { application, browser } = await begin();
	const { id_token: token = '' } = await open(application, browser);
	const jwks = createRemoteJWKSet(new URL(`${op.issuer}/jwks`));
	const { payload } = await jwtVerify(token, jwks, {
		issuer: op.issuer,
		audience: application.clientId,
		algorithms: ['RS256']
	});
	expect(decodeProtectedHeader(token).kid).toBeTypeOf('string');
	expect(payload.exp! - payload.iat!).toBe(900);
});

test('oidcc-idtoken-unsigned: nobody can register for an unsigned one', async () => {
	const application = await addApplication(op, { idTokenAlg: 'none' as never });
	const { status } = await new Browser().visit((await ask(application)).url, {
		stopAt: application.redirectUri
	});
	expect(status).toBeGreaterThanOrEqual(400);
});

test('oidcc-response-type-missing is told to the application', async () => {
	const { application, browser } = await begin();
	const { url } = await ask(application);
	url.searchParams.delete('response_type');
	const back = await browser.visit(url, { stopAt: application.redirectUri });
	expect(back.url.searchParams.get('error')).toBe('invalid_request');
});

test('oidcc-userinfo-get, -post-header, -post-body: three ways to ask, one answer', async () => {
	const { application, browser } = await begin();
	const { access_token: token } = await open(application, browser);
	const authorization = `Bearer ${token}`;
	const answers = await Promise.all([
		fetch(`${op.issuer}/me`, { headers: { authorization } }),
		fetch(`${op.issuer}/me`, { method: 'POST', headers: { authorization } }),
		fetch(`${op.issuer}/me`, { method: 'POST', body: new URLSearchParams({ access_token: token }) })
	]);
	const [first, ...others] = (await Promise.all(answers.map((answer) => answer.json()))) as { sub: string }[];
	expect(first?.sub).toBeTypeOf('string');
	for (const other of others) expect(other).toEqual(first);
	// In the address it would be written down everywhere (RFC 6750 §2.3).
	expect((await fetch(`${op.issuer}/me?access_token=${token}`)).status).toBe(400);
});

test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async () => {
	const { application, browser } = await begin();
	const request = await ask(application, { nonce: undefined });
	const tokens = await exchange(application, await returnTo(application, browser, request), {
		...request,
		nonce: undefined as never
	});
	expect(tokens.claims()).not.toHaveProperty('nonce');
});

test('oidcc-ensure-other-scope-order-succeeds', async () => {
	const { application, browser } = await begin();
	const tokens = await open(application, browser, { scope: 'school profile openid' });
	expect(tokens.scope?.split(' ').sort()).toEqual(['openid', 'profile', 'school']);
});

test.each(['email', 'address', 'phone', 'email address phone'])(
	'oidcc-scope-%s: we have none of it, so it is refused and not passed over',
	async (scope) => {
		const { application, browser } = await begin();
		const answer = await answerTo(application, browser, { scope: `openid ${scope}` });
		expect(answer.get('error')).toBe('invalid_scope');
	}
);

test.each([
	['oidcc-display-page', { display: 'page' }],
	['oidcc-display-popup', { display: 'popup' }],
	['oidcc-ui-locales', { ui_locales: 'se fr' }],
	['oidcc-claims-locales', { claims_locales: 'nl' }],
	['oidcc-ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
	['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
	['oidcc-ensure-request-with-valid-pkce-succeeds', {}],
	['oidcc-login-hint', { login_hint: 'iemand.anders' }],
	['oidcc-max-age-10000', { max_age: '10000' }],
	['oidcc-claims-essential', { claims: '{"userinfo":{"name":{"essential":true}}}' }]
])('%s', async (_module, parameters) => {
	const { pupil, application, browser } = await begin();
	const tokens = await open(application, browser, parameters);
	const claims = tokens.claims()!;
	expect(claims.acr).toBe('urn:be:leerid:authmech:wachtwoord');
	const { name } = await fetchUserInfo(application.config, tokens.access_token, claims.sub);
	expect(name).toContain('Peeters');
	expect(pupil.username).not.toBe('iemand.anders');
});

test('oidcc-max-age-10000: the second sign-in is the first one, at the same moment', async () => {
	const { application, browser } = await begin();
	const first = await open(application, browser, { max_age: '10000' });
	const second = await open(application, browser, { max_age: '10000' });
	expect(second.claims()?.auth_time).toBe(first.claims()?.auth_time);
});

test('oidcc-id-token-hint: with prompt=none the same pupil, and nobody else', async () => {
	const { application, browser } = await begin();
	const tokens = await open(application, browser);
	const again = await open(application, browser, { prompt: 'none', id_token_hint: tokens.id_token });
	expect(again.claims()?.sub).toBe(tokens.claims()?.sub);

	const other = await addPupil(op);
	await assign(op, application, other);
	const elsewhere = await signedIn(op, other);
	const answer = await answerTo(application, elsewhere, { prompt: 'none', id_token_hint: tokens.id_token });
	expect(answer.get('error')).toBe('login_required');
	const broken = await answerTo(application, browser, { prompt: 'none', id_token_hint: 'x.y.z' });
	expect(broken.get('error')).toBe('invalid_request');
});

test('oidcc-server-client-secret-post: the secret in the message', async () => {
	const { pupil, browser } = await begin();
	const application = await addApplication(op, { authentication: 'client_secret_post' });
	await assign(op, application, pupil);
	expect((await open(application, browser)).claims()?.aud).toBe(application.clientId);
});

test('prompt=none beside another prompt is a mistake (Core §3.1.2.1)', async () => {
	const { application, browser } = await begin();
	expect((await answerTo(application, browser, { prompt: 'none login' })).get('error')).toBe(
		'invalid_request'
	);
});

test('oidcc-ensure-post-request-succeeds: a request may come as a form', async () => {
	const { application, browser } = await begin();
	const request = await ask(application);
	const form = Object.fromEntries(request.url.searchParams);
	const { url } = await browser.visit(request.url.origin + request.url.pathname, {
		stopAt: application.redirectUri,
		form
	});
	expect((await exchange(application, url, request)).claims()?.sub).toBeTypeOf('string');
});

test.each([
	['oidcc-request-uri-unsigned', { request_uri: 'https://app.example/r.jwt' }, 'request_uri_not_supported'],
	['oidcc-unsigned-request-object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported']
])('%s is rejected as unsupported', async (_module, parameters, error) => {
	const { application, browser } = await begin();
	expect((await answerTo(application, browser, parameters)).get('error')).toBe(error);
});

test('oidcc-ensure-request-object-with-redirect-uri: an address inside a request object leads nowhere', async () => {
	const { application, browser } = await begin();
	const inside = btoa(JSON.stringify({ redirect_uri: 'https://evil.example/' })).replace(/=+$/, '');
	const answer = await answerTo(application, browser, { request: `eyJhbGciOiJub25lIn0.${inside}.` });
	expect(answer.get('error')).toBe('request_not_supported');
});
