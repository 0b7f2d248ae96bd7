import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	return { application, browser: await signedIn(op, pupil) };
}

test('state comes back as it went, whatever stands in it (RFC 6749 §4.1.2)', async () => {
	const { application, browser } = await begin();
	const state = 'a b&c=d#é%20"';
	const request = await ask(application, { state });
	expect((await returnTo(application, browser, request)).searchParams.get('state')).toBe(state);
});

test('an altered state is noticed by the application', async () => {
	const { application, browser } = await begin();
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	back.searchParams.set('state', 'altered');
	await expect(exchange(application, back, request)).rejects.toMatchObject({
		code: 'OAUTH_INVALID_RESPONSE'
	});
});

test('the nonce of the request stands in the ID token, so that a code injected from elsewhere is noticed', async () => {
	const { application, browser } = await begin();
	const [mine, theirs] = [await ask(application), await ask(application)];
	const stolen = await returnTo(application, browser, theirs);
	const tokens = await exchange(application, stolen, theirs);
	expect(tokens.claims()?.nonce).toBe(theirs.nonce);

	const injected = await returnTo(application, browser, await ask(application));
	injected.searchParams.set('state', mine.state);
	await expect(exchange(application, injected, mine)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('every answer names who gave it, so that two providers are not mixed up (RFC 9207)', async () => {
	const { application, browser } = await begin();
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	expect(back.searchParams.get('iss')).toBe(op.issuer);
	back.searchParams.set('iss', 'https://other.example');
	await expect(exchange(application, back, request)).rejects.toMatchObject({
		code: 'OAUTH_INVALID_RESPONSE'
	});

	const refused = await returnTo(application, browser, await ask(application, { scope: 'openid rrn' }));
	expect(refused.searchParams.get('iss')).toBe(op.issuer);
});
