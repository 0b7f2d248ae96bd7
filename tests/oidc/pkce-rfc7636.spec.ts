import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

test.each([
	['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
	['the plain method', { code_challenge_method: 'plain' }],
	['a challenge without its method, which means plain', { code_challenge_method: undefined }],
	['a method that does not exist', { code_challenge_method: 'S512' }]
])('a request with %s is refused before anybody signs in (§4.4.1)', async (_what, parameters) => {
	const application = await addApplication(op);
	const back = await returnTo(application, new Browser(), await ask(application, parameters));
	expect(back.searchParams.get('error')).toBe('invalid_request');
});

test('a public client needs it as well, even when it is marked as one that cannot', async () => {
	const application = await addApplication(op, { authentication: 'none', withoutPkce: true });
	const request = await ask(application, { code_challenge: undefined, code_challenge_method: undefined });
	const back = await returnTo(application, new Browser(), request);
	expect(back.searchParams.get('error')).toBe('invalid_request');
});

test('a confidential client that the operator marked goes without', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { withoutPkce: true });
	await assign(op, application, pupil);
	const request = await ask(application, { code_challenge: undefined, code_challenge_method: undefined });
	const back = await returnTo(application, await signedIn(op, pupil), request);
	expect(back.searchParams.get('code')).toBeTruthy();
});

test.each([
	['another verifier', () => randomPKCECodeVerifier()],
	['the challenge itself', (verifier: string) => calculatePKCECodeChallenge(verifier)],
	['none', () => undefined]
])('a code with %s as verifier gives nothing (§4.6)', async (_what, change) => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const request = await ask(application);
	const back = await returnTo(application, await signedIn(op, pupil), request);
	const verifier = await change(request.verifier);
	const wrong = { ...request, verifier: verifier as string };
	await expect(exchange(application, back, wrong)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('a verifier where there was no challenge gives nothing (RFC 9700 §2.1.1)', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { withoutPkce: true });
	await assign(op, application, pupil);
	const request = await ask(application, { code_challenge: undefined, code_challenge_method: undefined });
	const back = await returnTo(application, await signedIn(op, pupil), request);
	await expect(exchange(application, back, request)).rejects.toMatchObject({ error: 'invalid_grant' });
});
