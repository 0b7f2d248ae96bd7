import { API_PARTS, checkSchema, METHODS, PROBLEM, type Method, type Schema } from '$lib/server/api';
import { applications, auditEvents } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { clientCredentialsGrant } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
const BASE = '/api/applicaties/v1';
const picture = new Uint8Array(readFileSync('static/icons/icon-192.png'));
const schemas = {
	Problem: PROBLEM,
	...Object.assign({}, ...API_PARTS.map((part) => part.schemas))
} as Record<string, Schema>;
let token: Promise<string> | undefined;
const tokenOfManager = () => (token ??= newToken(['applications.manage']));

async function newToken(scopes: string[]): Promise<string> {
	const machine = await addApplication(op, { kind: 'machine', scopes });
	const tokens = await clientCredentialsGrant(
		machine.config,
		scopes.length > 0 ? { scope: scopes.join(' ') } : {}
	);
	return tokens.access_token;
}

/** Asks, and proves each answer against the description. */
async function call(
	method: Uppercase<Method>,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {}
) {
	const bytes = body instanceof Uint8Array;
	const response = await fetch(`${op.origin}${BASE}${path}`, {
		method,
		headers: {
			authorization: `Bearer ${await tokenOfManager()}`,
			...(body !== undefined && { 'content-type': bytes ? 'image/png' : 'application/json' }),
			...headers
		},
		...(body !== undefined && { body: bytes ? (body as BodyInit) : JSON.stringify(body) })
	});
	const text = await response.text();
	const json = (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown>;
	const described = `${BASE}${path}`.replace(/v1\/[^/]+/, 'v1/{clientId}');
	const answer = API_PARTS[0]?.paths[described]?.[method.toLowerCase() as Method]?.answers[response.status];
	if (response.status >= 400) {
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(checkSchema(json, PROBLEM)).toEqual([]);
	} else {
		expect(answer, `${method} ${described} answers ${response.status}`).toBeDefined();
		if (answer?.schema) expect(checkSchema(json, answer.schema, schemas)).toEqual([]);
		else expect(text).toBe('');
	}
	return { status: response.status, json };
}

const rekenland = (more = {}) => ({
	name: 'Rekenland',
	supplier: 'Rekenland bv',
	authentication: 'client_secret_basic',
	agreementReference: 'VO-7',
	redirectUris: ['https://rekenland.example/terug'],
	claims: [{ claim: 'given_name', reason: 'Aanspreken', required: true }],
	...more
});
const errorsOf = ({ json }: { json: Record<string, unknown> }) => json.errors;

test('from nothing to a pupil who signs in, by the API alone', async () => {
	const pupil = await addPupil(op);
	const redirectUri = `${op.applicationOrigin}/nieuw/terug`;
	const sent = rekenland({ redirectUris: ['https://rekenland.example/terug'] });
	expect(await call('PUT', '/rekenland', sent)).toMatchObject({
		status: 201,
		json: { clientId: 'rekenland', status: 'draft', scopes: ['openid', 'profile'], sector: 'rekenland' }
	});
	expect(await call('PUT', '/rekenland/toestand', { status: 'active' })).toMatchObject({
		status: 409,
		json: { code: 'incomplete', errors: [{ pointer: '', code: 'no-keys' }] }
	});
	const { json } = await call('POST', '/rekenland/geheimen', {});
	expect(await call('PUT', '/rekenland/toestand', { status: 'active' })).toMatchObject({
		status: 200,
		json: { status: 'active' }
	});

	// The tests' application answers on this machine, which only the demonstration may register.
	await op.db
		.update(applications)
		.set({ redirectUris: [redirectUri] })
		.where(eq(applications.clientId, 'rekenland'));
	const [row] = await op.db.select().from(applications).where(eq(applications.clientId, 'rekenland'));
	const { discovery, ClientSecretBasic, allowInsecureRequests } = await import('openid-client');
	const config = await discovery(
		new URL(op.issuer),
		'rekenland',
		undefined,
		ClientSecretBasic(json.secret as string),
		{ execute: [allowInsecureRequests] }
	);
	const application = {
		...(await addApplication(op)),
		id: row!.id,
		clientId: 'rekenland',
		redirectUri,
		config
	};
	await assign(op, application, pupil);
	const request = await ask(application, { scope: 'openid profile' });
	const back = await returnTo(application, await signedIn(op, pupil), request);
	expect((await exchange(application, back, request)).claims()?.aud).toBe('rekenland');
});

test('the same again changes nothing and leaves no second trace', async () => {
	const sent = rekenland();
	await call('PUT', '/twee-keer', sent);
	const first = await call('GET', '/twee-keer');
	expect(await call('PUT', '/twee-keer', sent)).toMatchObject({ status: 200 });
	expect(await call('PUT', '/twee-keer', first.json)).toMatchObject({ status: 200 });
	expect(await call('GET', '/twee-keer')).toEqual(first);
	const [row] = await op.db.select().from(applications).where(eq(applications.clientId, 'twee-keer'));
	const rows = await op.db
		.select({ action: auditEvents.action, detail: auditEvents.detail, kind: auditEvents.actorKind })
		.from(auditEvents)
		.where(eq(auditEvents.actorKind, 'client'));
	expect(rows.filter(({ detail }) => detail.applicationId === row!.id)).toEqual([
		{
			action: 'application.created',
			kind: 'client',
			detail: { applicationId: row!.id, clientId: 'twee-keer' }
		}
	]);
});

test('what locks an application out when it is forgotten stays when it is not sent', async () => {
	await call('PUT', '/sleutels', rekenland({ authentication: 'private_key_jwt', sector: 'groep-x' }));
	const jwksUri = 'https://rekenland.example/jwks.json';
	expect(await call('PUT', '/sleutels/sleutels', { jwksUri })).toMatchObject({
		status: 200,
		json: { jwksUri }
	});
	const changed = rekenland({ authentication: 'private_key_jwt', name: 'Anders' });
	expect(await call('PUT', '/sleutels', changed)).toMatchObject({
		json: { name: 'Anders', jwksUri, sector: 'groep-x', contactEmail: null }
	});
	expect(await call('PUT', '/sleutels', { ...changed, jwksUri: null })).toMatchObject({
		json: { jwksUri: null }
	});
});

test('what cannot be kept is refused with every place at once, by the rules of the screen', async () => {
	expect(errorsOf(await call('PUT', '/fout', { name: 5, supplier: 'x', geheim: 'y' }))).toEqual([
		{ pointer: '/authentication', code: 'required' },
		{ pointer: '/name', code: 'type' },
		{ pointer: '/geheim', code: 'additionalProperties' }
	]);
	const bad = rekenland({ redirectUris: ['http://10.0.0.1/x', 'https://a.example/*'], startUrl: 'x' });
	const refused = await call('PUT', '/fout', bad);
	expect(refused.status).toBe(422);
	expect(errorsOf(refused)).toEqual([
		{ pointer: '/startUrl', code: 'no-address' },
		{ pointer: '/redirectUris', code: 'not-https', line: 'http://10.0.0.1/x' },
		{ pointer: '/redirectUris', code: 'wildcard', line: 'https://a.example/*' }
	]);
	expect(await call('PUT', '/NIET-KLEIN', rekenland())).toMatchObject({
		status: 422,
		json: { errors: [{ pointer: '/clientId', code: 'bad-client-id' }] }
	});
	expect(await call('GET', '/fout')).toMatchObject({ status: 404, json: { code: 'not-found' } });
});

test('a body of another type, half a body and no body are no mistake of ours', async () => {
	const put = (body: string, type = 'application/json') =>
		tokenOfManager().then((bearer) =>
			fetch(`${op.origin}${BASE}/x`, {
				method: 'PUT',
				body,
				headers: { authorization: `Bearer ${bearer}`, 'content-type': type }
			})
		);
	expect((await put('{"name":')).status).toBe(400);
	expect((await put('')).status).toBe(400);
	expect((await put('name=x', 'application/x-www-form-urlencoded')).status).toBe(415);
	expect((await put('null')).status).toBe(422);
});

test('whoever asks for a secret again because no answer came does not end the one in use', async () => {
	await call('PUT', '/geheim', rekenland());
	expect(await call('POST', '/geheim/geheimen', {})).toMatchObject({ status: 201 });
	expect(await call('POST', '/geheim/geheimen', {})).toMatchObject({ status: 201 });
	expect(await call('POST', '/geheim/geheimen', {})).toMatchObject({
		status: 409,
		json: { code: 'two-secrets' }
	});
	expect(await call('POST', '/geheim/geheimen', { endFormer: true })).toMatchObject({ status: 201 });
	const { json } = await call('GET', '/geheim');
	expect(json.secrets).toHaveLength(2);
	expect(JSON.stringify(json)).not.toMatch(/hash/i);
});

test('a logo, a test of the connection, errors and the list are there too', async () => {
	await call('PUT', '/logo', rekenland({ redirectUris: [] }));
	expect(await call('PUT', '/logo/logo', picture)).toMatchObject({
		status: 200,
		json: { logo: expect.stringMatching(/^\/applicatie-logo\//) as string }
	});
	expect(await call('PUT', '/logo/logo', new Uint8Array([1, 2, 3]))).toMatchObject({ status: 422 });
	expect(await call('DELETE', '/logo/logo')).toMatchObject({ status: 204 });
	expect(await call('DELETE', '/logo/logo')).toMatchObject({ status: 204 });
	expect(await call('POST', '/logo/test')).toMatchObject({
		json: {
			verdicts: expect.arrayContaining([expect.objectContaining({ check: 'redirect', grade: 'bad' })]) as []
		}
	});
	expect(await call('GET', '/logo/fouten')).toMatchObject({ json: { errors: [] } });
	const { json } = await call('GET', '');
	expect((json.applications as { clientId: string }[]).map(({ clientId }) => clientId)).toContain('logo');
});

test('a token cannot make itself a successor: machines are a person’s work', async () => {
	const machine = await addApplication(op, { kind: 'machine', scopes: ['applications.manage'] });
	for (const [method, path, body] of [
		['PUT', '', rekenland()],
		['PUT', '/toestand', { status: 'suspended' }],
		['PUT', '/sleutels', { jwksUri: 'https://a.example/' }],
		['POST', '/geheimen', { endFormer: true }],
		['PUT', '/logo', picture],
		['DELETE', '/logo', undefined]
	] as const)
		expect(await call(method, `/${machine.clientId}${path}`, body)).toMatchObject({
			status: 403,
			json: { code: 'by-a-person' }
		});
	expect(await call('GET', `/${machine.clientId}`)).toMatchObject({ json: { kind: 'machine' } });
	const [made] = (await call('PUT', '/sluw', rekenland({ kind: 'machine', scopes: ['applications.manage'] })))
		.json.scopes as string[];
	expect(made).toBe('openid');
});

const described = Object.entries(API_PARTS[0]?.paths ?? {}).flatMap(([path, methods]) =>
	METHODS.filter((method) => methods[method]).map((method): [string, string] => [method.toUpperCase(), path])
);
test.each(described)(
	'%s %s is closed without a token and with one for something else',
	async (method, path) => {
		const url = `${op.origin}${path.replace('{clientId}', 'twee-keer')}`;
		expect((await fetch(url, { method })).status).toBe(401);
		const other = await newToken([]);
		expect((await fetch(url, { method, headers: { authorization: `Bearer ${other}` } })).status).toBe(403);
	}
);

test('an address that is none is a problem, and the description is open to everybody', async () => {
	const response = await fetch(`${op.origin}/api/applicaties/v2`);
	expect(response.status).toBe(404);
	expect(checkSchema(await response.json(), PROBLEM)).toEqual([]);
	const document = (await (await fetch(`${op.origin}/api/openapi.json`)).json()) as { paths: object };
	expect(Object.keys(document.paths)).toContain(`${BASE}/{clientId}`);
});
