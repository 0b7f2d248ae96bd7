import { API_PARTS, checkSchema, PROBLEM, type Method, type Schema } from '$lib/server/api';
import { importRuns } from '$lib/server/db';
import { setSchoolScope } from '$lib/server/intake';
import { HEADER, lines, makeFeed } from '$tests/feed-scene';
import { eq } from 'drizzle-orm';
import { clientCredentialsGrant } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication } from './support/application';
import { useProvider } from './support/provider';

const op = useProvider();
const BASE = '/api/inschrijvingen/v1/leveringen';
const schemas = Object.assign({}, ...API_PARTS.map((part) => part.schemas)) as Record<string, Schema>;
const NOW = () => encodeURIComponent(new Date().toISOString());

async function machineFor(scope: string): Promise<{ id: string; token: string }> {
	const machine = await addApplication(op, { kind: 'machine', scopes: [scope] });
	const { access_token: token } = await clientCredentialsGrant(machine.config, { scope });
	return { id: machine.id, token };
}
const tokenFor = async (scope: string) => (await machineFor(scope)).token;

/** Asks, and proves each answer against the description. */
async function call(method: 'PUT' | 'GET', path: string, token: string | null, body?: string) {
	const response = await fetch(`${op.origin}${BASE}/${path}`, {
		method,
		headers: {
			...(token !== null && { authorization: `Bearer ${token}` }),
			...(body !== undefined && { 'content-type': 'text/csv' })
		},
		body
	});
	const json = (await response.json()) as Record<string, unknown>;
	const part = API_PARTS.find(({ paths }) => `${BASE}/{id}` in paths);
	const answer = part?.paths[`${BASE}/{id}`]?.[method.toLowerCase() as Method]?.answers[response.status];
	if (response.status >= 400) expect(checkSchema(json, PROBLEM)).toEqual([]);
	else expect(checkSchema(json, answer?.schema ?? {}, schemas)).toEqual([]);
	return { status: response.status, json };
}

test('a machine delivers, asks what came of it, and delivers the same again without doing anything twice', async () => {
	const token = await tokenFor('enrollments.deliver');
	const path = `nacht-1?soort=changes&gemaakt=${NOW()}`;
	const first = await call('PUT', path, token, HEADER + lines(3));
	expect(first).toMatchObject({ status: 202, json: { id: 'nacht-1', state: 'received', rows: 3 } });
	const [run] = await op.db.select().from(importRuns).where(eq(importRuns.senderKey, 'nacht-1'));
	await makeFeed(op.db).work(run!.id);
	// No school of these is known here.
	expect(await call('GET', 'nacht-1', token)).toMatchObject({
		status: 200,
		json: { state: 'merged', refusals: [{ reason: 'unknown-school', count: 3 }] }
	});
	expect(await call('PUT', path, token, HEADER + lines(3))).toMatchObject({ status: 200 });
	expect(await call('PUT', path, token, HEADER + lines(4))).toMatchObject({
		status: 409,
		json: { code: 'key-reused' }
	});
});

test('a machine that speaks for certain schools is told of each row about another that it may not', async () => {
	const { id, token } = await machineFor('enrollments.deliver');
	await setSchoolScope(op.ctx(), { applicationId: id, numbers: ['424242'] });
	const path = `nacht-9?soort=changes&gemaakt=${NOW()}`;
	expect(await call('PUT', path, token, HEADER + lines(2))).toMatchObject({ status: 202 });
	const [run] = await op.db.select().from(importRuns).where(eq(importRuns.senderKey, 'nacht-9'));
	await makeFeed(op.db).work(run!.id);
	expect(await call('GET', 'nacht-9', token)).toMatchObject({
		json: { state: 'merged', refusals: [{ reason: 'outside-scope', count: 2 }] }
	});
});

test('what cannot be read is refused with the reason, and its name is free again', async () => {
	const token = await tokenFor('enrollments.deliver');
	const path = `nacht-2?soort=full&gemaakt=${NOW()}`;
	expect(await call('PUT', path, token, 'a;b\n1;2\n')).toMatchObject({
		status: 422,
		json: { code: 'unreadable', reason: 'unknown-columns' }
	});
	expect(await call('PUT', path, token, HEADER)).toMatchObject({ status: 202 });
});

test.each([
	[`x?soort=all&gemaakt=${NOW()}`, 400, 'bad-kind'],
	['x?soort=full&gemaakt=2026-09-01T04:00:00', 400, 'bad-time'],
	['x?soort=full&gemaakt=2199-09-01T04:00:00Z', 400, 'bad-time'],
	[`${'x'.repeat(101)}?soort=full&gemaakt=${NOW()}`, 400, 'bad-id']
])('%s is refused', async (path, status, code) => {
	const token = await tokenFor('enrollments.deliver');
	expect(await call('PUT', path, token, HEADER)).toMatchObject({ status, json: { code } });
});

test('nobody delivers without a token, or with one for something else, and nobody reads what another sent', async () => {
	const path = `nacht-3?soort=full&gemaakt=${NOW()}`;
	expect(await call('PUT', path, null, HEADER)).toMatchObject({ status: 401 });
	expect(await call('PUT', path, await tokenFor('applications.manage'), HEADER)).toMatchObject({
		status: 403
	});
	expect(await call('PUT', path, await tokenFor('enrollments.deliver'), HEADER)).toMatchObject({
		status: 202
	});
	expect(await call('GET', 'nacht-3', await tokenFor('enrollments.deliver'))).toMatchObject({ status: 404 });
});
