import {
	buildAuthorizationUrlWithPAR,
	calculatePKCECodeChallenge,
	randomPKCECodeVerifier
} from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, assign } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

// PostgreSQL takes no NUL in a text; scanners put one everywhere.

test.each(['client_id', 'state', 'nonce', 'login_hint', 'ui_locales', 'acr_values', 'display', 'dpop_jkt'])(
	'a NUL in %s is the mistake of who sent it',
	async (name) => {
		const application = await addApplication(op);
		const query = new URLSearchParams({
			...{ client_id: application.clientId, redirect_uri: application.redirectUri, scope: 'openid' },
			...{ response_type: 'code', code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' }
		});
		query.set(name, 'a\0b');
		const { status } = await fetch(`${op.issuer}/auth?${query}`, { redirect: 'manual' });
		expect(status).toBe(400);
	}
);

test.each(['token', 'token/introspection', 'token/revocation', 'request'])(
	'a client whose name has a NUL is unknown to %s',
	async (endpoint) => {
		const body = new URLSearchParams({
			client_id: 'a\0b',
			client_secret: 'x',
			grant_type: 'client_credentials'
		});
		const { status } = await fetch(`${op.issuer}/${endpoint}`, { method: 'POST', body });
		expect([400, 401]).toContain(status);
	}
);

test('a NUL in a pushed request is the mistake of the application, whoever brings it', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const url = await buildAuthorizationUrlWithPAR(application.config, {
		...{ redirect_uri: application.redirectUri, scope: 'openid', nonce: 'a\0b', state: 'a\0b' },
		code_challenge: await calculatePKCECodeChallenge(randomPKCECodeVerifier()),
		code_challenge_method: 'S256'
	});
	expect((await fetch(url, { redirect: 'manual' })).status).toBeLessThan(500);
	const { status } = await (await signedIn(op, pupil)).visit(url, { stopAt: application.redirectUri });
	expect(status).toBeLessThan(500);
});
