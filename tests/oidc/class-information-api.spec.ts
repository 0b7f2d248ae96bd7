import { API_PARTS, checkSchema, type Schema } from '$lib/server/api';
import { setColumns, setPackage, setSoftwareClient, stopSharing } from '$lib/server/consent';
import { DECIDER, numberOf, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makePupil } from '$tests/factories';
import { classDeliveries, classMemberships } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { clientCredentialsGrant } from 'openid-client';
import { beforeEach, expect, test } from 'vitest';
import { addApplication } from './support/application';
import { useProvider } from './support/provider';

const op = useProvider();
const BASE = '/api/klasinformatie/v1/scholen';
const schemas = Object.assign({}, ...API_PARTS.map((part) => part.schemas)) as Record<string, Schema>;

let desk: Awaited<ReturnType<typeof makeDesk>>;
let number: string;
let token: string;
beforeEach(async () => {
	desk = await makeDesk(op.ctx(), { roles: [...DECIDER] });
	await share(desk);
	number = await numberOf(desk);
	token = await tokenFor('wisa');
});

async function tokenFor(
	software: 'wisa' | 'broekx' | 'informat' | null,
	scope = 'class-information.deliver'
) {
	const machine = await addApplication(op, {
		kind: 'machine',
		scopes: ['class-information.deliver', 'applications.manage']
	});
	if (software) await setSoftwareClient(op.ctx(), { applicationId: machine.id, software });
	return (await clientCredentialsGrant(machine.config, { scope })).access_token;
}
async function ask(path: string, init: RequestInit = {}, bearer = token) {
	const response = await fetch(`${op.origin}${BASE}${path}`, {
		...init,
		headers: { authorization: `Bearer ${bearer}`, ...(init.headers as Record<string, string>) }
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const deliver = (
	sequence: number | string,
	body: unknown,
	{ key = `k${sequence}`, bearer = token, school = number } = {}
) =>
	ask(
		`/${school}/leveringen/${sequence}`,
		{
			method: 'PUT',
			headers: { 'content-type': 'application/json', 'idempotency-key': key },
			body: typeof body === 'string' ? body : JSON.stringify(body)
		},
		bearer
	);
const whole = (...rows: unknown[]) => ({ scope: 'whole', count: rows.length, rows });
const classes = async () =>
	(await op.db.select().from(classMemberships).where(eq(classMemberships.schoolId, desk.actor.schoolId))).map(
		({ classTitle }) => classTitle
	);

test('a package asks which schools and pupils it has, and delivers their classes', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	await makePupil(desk.ctx, { school: desk.primary });
	const schools = await ask('');
	expect(schools.body.schools).toContainEqual({ instellingsnummer: number, lastSequence: 0 });
	const pupils = (await ask(`/${number}/leerlingen`)).body.pupils as Record<string, string | null>[];
	expect(pupils.map((one) => checkSchema(one, schemas.PupilIdentifier!, schemas))).toEqual([[], []]);
	expect(pupils.map(({ leerid_uuid }) => leerid_uuid)).toContain(accountId);
	const rows = pupils.map(({ leerid_uuid, account_uuid }, at) => ({
		leerid_uuid,
		account_uuid,
		klas: `${at}A`
	}));
	const { status, body } = await deliver(202611210005, whole(...rows));
	expect(status).toBe(200);
	expect(checkSchema(body, schemas.ClassDeliveryReceipt!, schemas)).toEqual([]);
	expect(body).toMatchObject({ stored: 2, refusedCount: 0, repeated: false });
	expect((await classes()).toSorted()).toEqual(['0A', '1A']);
	expect((await ask('')).body.schools).toContainEqual({
		instellingsnummer: number,
		lastSequence: 202611210005
	});
});

test('sent again it gets its receipt; reversed, under a used key or after a stop it gets nothing', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	const row = { leerid_uuid: accountId, klas: '3A' };
	const first = await deliver(5, whole(row));
	expect((await deliver(5, whole(row))).body).toEqual({ ...first.body, repeated: true });
	expect(await deliver(4, whole({ ...row, klas: '2Z' }))).toMatchObject({
		status: 409,
		body: { code: 'overtaken' }
	});
	expect(await deliver(6, whole({ ...row, klas: '2Z' }), { key: 'k5' })).toMatchObject({
		status: 409,
		body: { code: 'key-reused' }
	});
	expect(await classes()).toEqual(['3A']);
	await stopSharing(desk.ctx, desk.actor);
	expect(await deliver(7, whole(row))).toMatchObject({ status: 403, body: { code: 'no-consent' } });
	expect(await ask(`/${number}/leerlingen`)).toMatchObject({ status: 403, body: { code: 'no-consent' } });
	expect(await classes()).toEqual([]);
});

test('two at once: each whole, and the newer one stays whichever comes first', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	const answers = await Promise.all(
		[11, 12, 13].map((sequence) => deliver(sequence, whole({ leerid_uuid: accountId, klas: `${sequence}` })))
	);
	expect(answers.map(({ status }) => status)).toContain(200);
	const kept = await op.db
		.select()
		.from(classDeliveries)
		.where(eq(classDeliveries.schoolId, desk.actor.schoolId));
	const newest = Math.max(...kept.map(({ sequence }) => sequence));
	expect(await classes()).toEqual([`${newest}`]);
	expect(kept).toHaveLength(answers.filter(({ status }) => status === 200).length);
});

test('what was cut short on the way is refused whole', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	const full = JSON.stringify(
		whole({ leerid_uuid: accountId, klas: '3A' }, { leerid_uuid: accountId, klas: '3B' })
	);
	expect(await deliver(1, full.slice(0, full.length / 2))).toMatchObject({
		status: 400,
		body: { code: 'bad-json' }
	});
	const lost = { scope: 'whole', count: 2, rows: [{ leerid_uuid: accountId, klas: '3A' }] };
	expect(await deliver(1, lost)).toMatchObject({ status: 400, body: { code: 'truncated' } });

	const csv = `stamnummer;klas\n1;3A\n`;
	const digest = createHash('sha256').update(csv).digest('base64');
	const send = (body: string) =>
		ask(`/${number}/leveringen/1`, {
			method: 'PUT',
			headers: {
				'content-type': 'text/csv',
				'idempotency-key': 'c',
				'content-digest': `sha-256=:${digest}:`
			},
			body
		});
	expect(await send(csv.slice(0, -4))).toMatchObject({ status: 400, body: { code: 'truncated' } });
	expect(await classes()).toEqual([]);
});

test('a school of another package does not exist, for a package or for a machine that speaks for none', async () => {
	const informat = await tokenFor('informat');
	expect(await deliver(1, whole(), { bearer: informat })).toMatchObject({ status: 404 });
	expect(await ask(`/${number}/leerlingen`, {}, informat)).toMatchObject({ status: 404 });
	expect((await ask('', {}, informat)).body.schools).not.toContainEqual(
		expect.objectContaining({ instellingsnummer: number })
	);
	expect(await ask('', {}, await tokenFor(null))).toMatchObject({
		status: 403,
		body: { code: 'no-package' }
	});
	expect(await ask('', {}, await tokenFor('wisa', 'applications.manage'))).toMatchObject({
		status: 403,
		body: { code: 'scope-missing' }
	});
	expect(await ask('', {}, 'made-up')).toMatchObject({ status: 401 });
});

test.each([
	['0', { key: 'k' }, 'bad-sequence'],
	['1e3', { key: 'k' }, 'bad-sequence'],
	['9999999999999999', { key: 'k' }, 'bad-sequence'],
	['1', { key: '' }, 'key-missing']
])('sequence %s with %j is refused as %s', async (sequence, options, code) => {
	expect(await deliver(sequence, whole(), options)).toMatchObject({ status: 400, body: { code } });
});

/** Stand-ins for two packages: their formats are not public, so the columns are of our making. */
const DAILY = {
	wisa: {
		columns: { stamnummer: 'LL_STAMNR', klas: 'KL_CODE', subklas: 'KL_GROEP' },
		file: (stamnummer: string) =>
			`\ufeffLL_STAMNR;LL_NAAM;KL_CODE;KL_GROEP\r\n${stamnummer};Jan;3A;3A1\r\nte;weinig\r\n`
	},
	broekx: {
		columns: { stamnummer: 'Stamboeknummer', klas: 'Klasgroep' },
		file: (stamnummer: string) =>
			`"Klasgroep","Leerling","Stamboeknummer"\n"3A","Peeters, Jan","${stamnummer}"\n"te","weinig"\n`
	}
} as const;

test.each(['wisa', 'broekx'] as const)(
	'the daily file of %s is read by the columns that the operator mapped',
	async (software) => {
		await makePupil(desk.ctx, { school: desk.primary });
		await setPackage(desk.ctx, desk.actor, software);
		const bearer = await tokenFor(software);
		const pupils = (await ask(`/${number}/leerlingen`, {}, bearer)).body.pupils as { stamnummer: string }[];
		const { columns, file } = DAILY[software];
		await setColumns(op.ctx(), { software, columns });
		const csv = file(pupils[0]!.stamnummer);
		const digest = createHash('sha256').update(csv).digest('base64');
		const headers = {
			'content-type': 'text/csv',
			'idempotency-key': 'c',
			'content-digest': `sha-256=:${digest}:`
		};
		const delivery = { method: 'PUT', headers, body: csv };
		const { status, body } = await ask(`/${number}/leveringen/1`, delivery, bearer);
		expect(status).toBe(200);
		expect(body).toMatchObject({ stored: 1, refused: [{ line: 3, reason: 'wrong-column-count' }] });
		expect(await classes()).toEqual(['3A']);
		await setColumns(op.ctx(), { software, columns: {} });
	}
);
