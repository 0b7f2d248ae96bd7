import {
	readApplicationInput,
	TEXT_FIELDS,
	type TypedApplication
} from '$lib/domain/applications/application-input';
import type { Context } from '$lib/server/context';
import { useTestDatabase } from '$tests/database';
import { later, makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applications, applicationErrors, applicationSecrets, auditEvents, oidcPayloads } from '../../db';
import { readApplication } from '../read-application';
import { hashSecretOfApplication } from '../secret';
import {
	createApplication,
	fetchManaged,
	listErrors,
	listManaged,
	rotateSecret,
	setKeys,
	setStatus,
	testConnection,
	updateApplication,
	type Manager
} from '.';

const database = useTestDatabase();
const operator: Manager = { role: 'operator' };
const supplier: Manager = { role: 'toepassingsbeheerder', email: 'Contact@Automatus.example' };
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});
const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

function inputOf(texts: Record<string, string> = {}, more: Partial<TypedApplication> = {}) {
	const empty = Object.fromEntries(TEXT_FIELDS.map((field) => [field, '']));
	const given = {
		name: 'Automatus',
		supplier: 'Automatus bv',
		contactEmail: 'contact@automatus.example',
		redirectUris: 'https://automatus.example/terug',
		agreementReference: 'VO-1'
	};
	const read = readApplicationInput(
		{
			texts: { ...empty, ...given, ...texts } as TypedApplication['texts'],
			kind: 'web',
			authentication: 'client_secret_basic',
			reasons: { given_name: 'Aanspreken' },
			required: [],
			flags: [],
			machineScopes: [],
			...more
		},
		{ clientId: 'automatus', allowLoopback: true }
	);
	if ('refusals' in read) throw new Error(JSON.stringify(read.refusals));
	return read.input;
}
async function make(
	texts = {},
	more: Partial<TypedApplication> = {},
	clientId = 'automatus'
): Promise<string> {
	const made = await createApplication(ctx, { clientId, input: inputOf(texts, more) });
	if (!('id' in made)) throw new Error(made.refusal);
	return made.id;
}
const audited = (action: string) =>
	database.db.select().from(auditEvents).where(eq(auditEvents.action, action));

test('a new application is a draft that the provider does not know as active', async () => {
	const id = await make();
	expect(await readApplication(ctx, 'automatus')).toMatchObject({
		id,
		status: 'draft',
		scopes: ['openid', 'profile'],
		claims: [{ claim: 'given_name', required: false }]
	});
	expect(await createApplication(ctx, { clientId: 'automatus', input: inputOf() })).toEqual({
		refusal: 'taken'
	});
	expect(await createApplication(ctx, { clientId: '../x', input: inputOf() })).toEqual({
		refusal: 'bad-client-id'
	});
	expect(await audited('application.created')).toHaveLength(1);
});

test('a change is written down by name, and none is no change', async () => {
	const id = await make();
	expect(await updateApplication(ctx, { id, input: inputOf() })).toEqual([]);
	const input = inputOf({ name: 'Automatus 2' }, { reasons: { family_name: 'Klaslijst' } });
	expect(await updateApplication(ctx, { id, input })).toEqual(['name', 'claims']);
	expect((await fetchManaged(ctx, operator, id)).claims).toEqual([
		{ claim: 'family_name', reason: 'Klaslijst', required: false }
	]);
	expect((await audited('application.changed'))[0]?.detail).toEqual({
		applicationId: id,
		changed: 'name claims'
	});
});

test('it is switched on only with a secret, and stopping ends its tokens and no other', async () => {
	const id = await make();
	expect(await setStatus(ctx, { id, status: 'active' })).toEqual(['no-keys']);
	await rotateSecret(ctx, operator, id);
	expect(await setStatus(ctx, { id, status: 'active' })).toEqual([]);
	expect((await readApplication(ctx, 'automatus'))?.status).toBe('active');

	const payloads = [
		['AccessToken', 'automatus'],
		['RefreshToken', 'automatus'],
		['Grant', 'automatus'],
		['AccessToken', 'bednet'],
		['Session', 'automatus']
	] as const;
	await database.db
		.insert(oidcPayloads)
		.values(payloads.map(([model, clientId], at) => ({ model, id: String(at), payload: { clientId } })));
	await setStatus(ctx, { id, status: 'suspended' });
	const left = await database.db.select({ id: oidcPayloads.id }).from(oidcPayloads);
	expect(left.map(({ id }) => id).sort()).toEqual(['3', '4']);
	expect((await audited('application.status-changed')).map(({ detail }) => detail.to)).toContain('suspended');
});

test('two secrets work for a day, and never a third', async () => {
	const id = await make();
	const hashes = async (at: Context) =>
		(await readApplication(at, 'automatus'))!.secretHashes.map((hash) => Buffer.from(hash).toString('hex'));
	const hashOf = (secret: string | null) => Buffer.from(hashSecretOfApplication(secret!)).toString('hex');
	const first = await rotateSecret(ctx, supplier, id);
	const second = await rotateSecret(later(ctx, 60), supplier, id);
	expect(await hashes(later(ctx, 120))).toEqual([hashOf(first), hashOf(second)]);
	const third = await rotateSecret(later(ctx, 120), supplier, id);
	expect(await hashes(later(ctx, 180))).toEqual([hashOf(second), hashOf(third)]);
	expect(await hashes(later(ctx, 2 * 24 * 3600))).toEqual([hashOf(third)]);
	const stored = JSON.stringify(await database.db.select().from(applicationSecrets));
	for (const secret of [first, second, third]) expect(stored).not.toContain(secret);
});

test('a supplier has what carries their address, and everything else does not exist for them', async () => {
	const own = await make();
	const other = await make({ contactEmail: 'iemand@bednet.example', name: 'Bednet' }, {}, 'bednet');
	const nobody = await make({ contactEmail: '', name: 'Niemand' }, {}, 'niemand');
	expect((await listManaged(ctx, supplier)).map(({ id }) => id)).toEqual([own]);
	expect(await listManaged(ctx, operator)).toHaveLength(3);
	const asked = [
		() => fetchManaged(ctx, supplier, other),
		() => rotateSecret(ctx, supplier, nobody),
		() => testConnection(ctx, supplier, { id: other, loopbackHosts: [] }),
		() => setKeys(ctx, supplier, { id: other, jwks: '', jwksUri: '', allowLoopback: false }),
		() => fetchManaged(ctx, { role: 'toepassingsbeheerder', email: '' }, nobody),
		() => fetchManaged(ctx, supplier, 'geen id')
	];
	for (const [at, attempt] of asked.entries()) {
		await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
		expect(await audited('application.refused')).toHaveLength(at + 1);
	}
	expect(await database.db.select().from(applicationSecrets)).toEqual([]);
});

test('keys are taken for who proves itself by keys, and for nobody else', async () => {
	const id = await make({}, { authentication: 'private_key_jwt' });
	const set = (jwksUri: string, jwks = '') =>
		setKeys(ctx, supplier, { id, jwksUri, jwks, allowLoopback: false });
	expect(await set('')).toEqual({ field: 'jwks', code: 'missing' });
	expect(await set('http://10.0.0.1/jwks')).toEqual({ field: 'jwksUri', code: 'not-https' });
	expect(await set('', '{"keys":[{"kty":"oct","k":"x"}]}')).toEqual({ field: 'jwks', code: 'private' });
	expect(await set('https://automatus.example/jwks')).toBeNull();
	expect(await fetchManaged(ctx, operator, id)).toMatchObject({ jwksUri: 'https://automatus.example/jwks' });
	expect(await rotateSecret(ctx, supplier, id)).toBeNull();
});

test('errors are shown to who looks after the application, newest first', async () => {
	const id = await make();
	const row = (minute: number, error: string) => ({
		id: `00000000-0000-7000-8000-00000000000${minute}`,
		applicationId: id,
		at: later(ctx, minute * 60).now,
		endpoint: 'token',
		error
	});
	await database.db.insert(applicationErrors).values([row(1, 'invalid_client'), row(2, 'invalid_grant')]);
	expect((await listErrors(ctx, id)).map(({ error }) => error)).toEqual(['invalid_grant', 'invalid_client']);
	expect((await listManaged(ctx, supplier))[0]).toMatchObject({ errorCount: 2, schoolCount: 0 });
});

test('a test of the connection gives a verdict on each part, over the real network', async () => {
	const server = createServer((request, response) => {
		if (request.url === '/afgemeld') {
			request.resume();
			return void response.writeHead(request.method === 'POST' ? 400 : 405).end();
		}
		if (request.url === '/ver')
			return void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
		response.writeHead(request.url === '/weg' ? 404 : 400).end();
	});
	servers.push(server.listen(0, '127.0.0.1'));
	await new Promise((resolve) => server.once('listening', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const id = await make({
		redirectUris: `http://${host}/terug\nhttp://${host}/weg\nhttp://${host}/ver`,
		backchannelLogoutUri: `http://${host}/afgemeld`
	});
	await rotateSecret(ctx, operator, id);
	const codes = async (loopbackHosts: string[]) =>
		(await testConnection(ctx, supplier, { id, loopbackHosts })).map(({ check, code }) => `${check} ${code}`);
	expect(await codes([host])).toEqual([
		'redirect reached',
		'redirect not-there',
		'redirect reached',
		'keys secret-works',
		'clock right',
		'logout refuses-false'
	]);
	expect(await codes([])).toEqual([
		'redirect inside',
		'redirect inside',
		'redirect inside',
		'keys secret-works',
		'clock unknown-clock',
		'logout inside'
	]);
	expect(await audited('application.connection-tested')).toHaveLength(2);
	await database.db.update(applications).set({ redirectUris: [] }).where(eq(applications.id, id));
	expect(await codes([host])).toContain('redirect no-redirect');
});
