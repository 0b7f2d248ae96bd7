import {
	buildAuthorizationUrlWithPAR,
	calculatePKCECodeChallenge,
	randomPKCECodeVerifier
} from 'openid-client';
import { afterEach, expect, test, vi } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo, type TestApplication } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
afterEach(() => void vi.useRealTimers());

async function push(application: TestApplication, scope = 'openid profile') {
	const verifier = randomPKCECodeVerifier();
	const request = { state: 'state', nonce: 'nonce', verifier };
	const url = await buildAuthorizationUrlWithPAR(application.config, {
		redirect_uri: application.redirectUri,
		scope,
		state: request.state,
		nonce: request.nonce,
		code_challenge: await calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256'
	});
	return { ...request, url };
}

test('a pushed request is carried out, by reference', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { requiresPar: true });
	await assign(op, application, pupil);
	const request = await push(application);
	expect([...request.url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
	const back = await returnTo(application, await signedIn(op, pupil), request);
	expect((await exchange(application, back, request)).claims()?.nonce).toBe('nonce');
});

test('signing in on the way does not lose it', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { requiresPar: true });
	await assign(op, application, pupil);
	const request = await push(application);
	const browser = new Browser();
	await browser.visit(request.url);
	const { url } = await browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt: application.redirectUri,
		form: { password: pupil.password }
	});
	expect((await exchange(application, url, request)).claims()?.sub).toBeTypeOf('string');
});

test('who must push may not ask in the open', async () => {
	const application = await addApplication(op, { requiresPar: true });
	const back = await returnTo(application, new Browser(), await ask(application));
	expect(back.searchParams.get('error')).toBe('invalid_request');
});

test('a reference works once, and not for another application', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	const other = await addApplication(op);
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const request = await push(application);
	await returnTo(application, browser, request);
	expect((await browser.visit(request.url)).status).toBe(400);

	const { url } = await push(application);
	url.searchParams.set('client_id', other.clientId);
	expect((await browser.visit(url)).status).toBe(400);
});

test('a pushed request outlives the minutes that a crowd may keep a pupil at the door (§2.2)', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { requiresPar: true });
	await assign(op, application, pupil);
	const { clientId, secret, redirectUri } = application;
	const response = await fetch(`${op.issuer}/request`, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
		body: new URLSearchParams({
			...{ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope: 'openid' },
			...{ code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' }
		})
	});
	const { expires_in: lifetime } = (await response.json()) as { expires_in: number };
	expect(response.status).toBe(201);
	expect(lifetime).toBeGreaterThanOrEqual(300);
	expect(lifetime).toBeLessThan(600);

	const [early, late] = [await push(application), await push(application)];
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (lifetime - 30) * 1000 });
	const browser = await signedIn(op, pupil);
	const back = await returnTo(application, browser, early);
	expect(back.searchParams.get('code')).toBeTruthy();
	vi.setSystemTime(Date.now() + 60_000);
	expect((await browser.visit(late.url)).status).toBe(400);
});

test('nobody pushes without proving who they are', async () => {
	const { clientId, redirectUri } = await addApplication(op);
	const body = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'code' });
	expect((await fetch(`${op.issuer}/request`, { method: 'POST', body })).status).toBe(401);
});

test('a scope that does not exist, or is not the application’s, is refused when it is pushed', async () => {
	const application = await addApplication(op);
	await expect(push(application, 'openid rijksregisternummer')).rejects.toMatchObject({
		error: 'invalid_scope'
	});
	await expect(push(application, 'openid class')).rejects.toMatchObject({ error: 'invalid_scope' });
});
