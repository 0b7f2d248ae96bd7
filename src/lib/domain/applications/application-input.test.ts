import { expect, test } from 'vitest';
import {
	activationRefusals,
	isClientId,
	readApplicationInput,
	TEXT_FIELDS,
	type TextField,
	type TypedApplication
} from './application-input';

const empty = Object.fromEntries(TEXT_FIELDS.map((field) => [field, ''])) as Record<TextField, string>;
const typed = (
	texts: Partial<Record<TextField, string>>,
	more: Partial<TypedApplication> = {}
): TypedApplication => ({
	texts: { ...empty, name: 'Automatus', supplier: 'Automatus bv', ...texts },
	kind: 'web',
	authentication: 'client_secret_basic',
	reasons: {},
	required: [],
	flags: [],
	machineScopes: [],
	...more
});
const read = (given: TypedApplication) =>
	readApplicationInput(given, { clientId: 'automatus', allowLoopback: false });

test('the scopes follow from the facts that have a reason', () => {
	const given = typed(
		{ redirectUris: 'https://a.example/terug\r\n\r\nhttps://a.example/terug\nhttps://b.example/' },
		{
			reasons: { given_name: ' Aanspreken ', schools: 'Juiste school' },
			required: ['given_name', 'schools ']
		}
	);
	expect(read(given)).toMatchObject({
		input: {
			sector: 'automatus',
			scopes: ['openid', 'profile', 'school'],
			claims: [
				{ claim: 'given_name', reason: 'Aanspreken', required: true },
				{ claim: 'schools', reason: 'Juiste school', required: false }
			],
			redirectUris: ['https://a.example/terug', 'https://b.example/'],
			contactEmail: null
		}
	});
});

test('a machine knows nothing of pupils', () => {
	const given = typed({}, { kind: 'machine', reasons: { name: 'Rapport' }, flags: ['offline'] });
	expect(read(given)).toMatchObject({ input: { scopes: [], claims: [] } });
});

test('a machine may do what was ticked, an application for pupils never', () => {
	const machineScopes = ['applications.manage', 'made.up'];
	expect(read(typed({}, { kind: 'machine', machineScopes }))).toMatchObject({
		input: { scopes: ['applications.manage'] }
	});
	expect(read(typed({}, { machineScopes }))).toMatchObject({ input: { scopes: ['openid'] } });
});

test.each<[TypedApplication, string, string]>([
	[typed({ name: ' ' }), 'name', 'missing'],
	[typed({ supplier: 'a'.repeat(201) }), 'supplier', 'too-long'],
	[typed({ contactEmail: 'jan' }), 'contactEmail', 'bad-email'],
	[typed({ redirectUris: 'https://a.example/*' }), 'redirectUris', 'wildcard'],
	[typed({ startUrl: 'http://a.example/' }), 'startUrl', 'not-https'],
	[typed({ backchannelLogoutUri: 'http://127.0.0.1/' }), 'backchannelLogoutUri', 'not-https'],
	[typed({ corsOrigins: 'https://a.example/pad' }), 'corsOrigins', 'not-origin'],
	[
		typed({ redirectUris: Array.from({ length: 21 }, (_, at) => `https://a.example/${at}`).join('\n') }),
		'redirectUris',
		'too-many'
	],
	[typed({ jwks: '{}' }, { authentication: 'private_key_jwt' }), 'jwks', 'no-keys'],
	[
		typed({ jwks: '{}', jwksUri: 'https://a.example/jwks' }, { authentication: 'private_key_jwt' }),
		'jwks',
		'one-of'
	],
	[typed({}, { reasons: { leerid_uuid: 'Koppelen' } }), 'claims', 'not-shared'],
	[typed({}, { authentication: 'none', flags: ['withoutPkce'] }), 'flags', 'needs-secret'],
	[typed({}, { authentication: 'none', kind: 'machine' }), 'flags', 'needs-secret']
])('what cannot be kept is refused %#', (given, field, code) => {
	expect(read(given)).toMatchObject({ refusals: [{ field, code }] });
});

test('everything that is wrong is said at once', () => {
	const result = read(typed({ name: '', startUrl: 'x', redirectUris: 'ftp://a.example' }));
	expect('refusals' in result && result.refusals).toHaveLength(3);
});

test.each([
	['automatus', true],
	['vlaamse-toetsen-2', true],
	['ab', false],
	['-automatus', false],
	['Automatus', false],
	['a'.repeat(61), false],
	['a/../b', false]
])('%s can be a client id: %s', (text, can) => {
	expect(isClientId(text)).toBe(can);
});

test('an application is switched on only when it can work and its agreement is known', () => {
	const ready = {
		kind: 'web' as const,
		redirectUris: ['https://a.example/'],
		authentication: 'client_secret_basic' as const,
		jwks: null,
		jwksUri: null,
		secretCount: 1,
		claimCount: 1,
		agreementReference: 'VO-1'
	};
	expect(activationRefusals(ready)).toEqual([]);
	expect(
		activationRefusals({ ...ready, redirectUris: [], secretCount: 0, agreementReference: null })
	).toEqual(['no-redirect', 'no-keys', 'no-agreement']);
	expect(activationRefusals({ ...ready, authentication: 'private_key_jwt' })).toEqual(['no-keys']);
	expect(activationRefusals({ ...ready, authentication: 'none', secretCount: 0 })).toEqual([]);
});
