import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { addApplication, assign, open, type TestApplication } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
const authentication = 'private_key_jwt';

interface Changes {
	offset?: number;
	audience?: string;
	alg?: string;
	key?: CryptoKey | Uint8Array;
	lifetime?: number;
}

const statement = (
	{ clientId, privateKey }: TestApplication,
	{ offset = 0, audience = op.issuer, alg = 'ES256', key = privateKey, lifetime = 60 }: Changes = {}
) => {
	const now = Math.floor(Date.now() / 1000) + offset;
	return new SignJWT({ jti: crypto.randomUUID() })
		.setProtectedHeader({ alg, kid: 'own' })
		.setIssuer(clientId)
		.setSubject(clientId)
		.setAudience(audience)
		.setIssuedAt(now)
		.setNotBefore(now)
		.setExpirationTime(now + lifetime)
		.sign(key);
};

/** Introspection of nothing: the answer is the proof of who asked. */
const show = (assertion: string) =>
	fetch(`${op.issuer}/token/introspection`, {
		method: 'POST',
		body: new URLSearchParams({
			token: 'x',
			client_assertion: assertion,
			client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
		})
	}).then(async (response) => [response.status, ((await response.json()) as { error?: string }).error]);

test('an application proves itself with its key', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { authentication });
	await assign(op, application, pupil);
	expect((await open(application, await signedIn(op, pupil))).claims()?.sub).toBeTypeOf('string');
});

test('a clock that is two minutes off, before or behind, does not stand in the way', async () => {
	const application = await addApplication(op, { authentication });
	for (const offset of [-120, 120])
		expect(await show(await statement(application, { offset }))).toEqual([200, undefined]);
});

test('a clock that is five minutes off does', async () => {
	const application = await addApplication(op, { authentication });
	for (const offset of [-300, 300])
		expect(await show(await statement(application, { offset }))).toEqual([401, 'invalid_client']);
});

test('a statement counts once, also when it comes ten times at the same moment', async () => {
	const application = await addApplication(op, { authentication });
	const assertion = await statement(application);
	const answers = await Promise.all(Array.from({ length: 10 }, () => show(assertion)));
	expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
});

test('a statement for somebody else, by another key, or signed with what is public, is refused', async () => {
	const application = await addApplication(op, { authentication });
	const other = await addApplication(op, { authentication });
	const refused = [401, 'invalid_client'];
	expect(await show(await statement(application, { audience: 'https://other.example' }))).toEqual(refused);
	expect(await show(await statement(application, { key: other.privateKey }))).toEqual(refused);
	const publicText = new TextEncoder().encode(application.clientId.padEnd(32, 'x'));
	expect(await show(await statement(application, { alg: 'HS256', key: publicText }))).toEqual(refused);
	const [, payload] = (await statement(application)).split('.');
	const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
	expect(await show(none)).toEqual(refused);
});

test('a secret does not open what is registered with a key, nor the hash of a secret anything', async () => {
	const application = await addApplication(op, { authentication });
	const plain = await addApplication(op);
	const basic = (id: string, secret: string) =>
		fetch(`${op.issuer}/token/introspection`, {
			method: 'POST',
			headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
			body: new URLSearchParams({ token: 'x' })
		}).then(({ status }) => status);
	expect(await basic(application.clientId, application.secret)).toBe(401);
	expect(await basic(plain.clientId, plain.secret)).toBe(200);
	const { createHash } = await import('node:crypto');
	expect(await basic(plain.clientId, createHash('sha256').update(plain.secret).digest('hex'))).toBe(401);
	expect(await basic(plain.clientId, `${plain.secret}x`)).toBe(401);
	expect(await basic(plain.clientId, 'none')).toBe(401);
});
