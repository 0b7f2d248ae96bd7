import { expect, test } from 'vitest';
import { CLAIMS, grantedClaims, type DeclaredClaim } from './claims';
import { pupilClaims, type PupilFacts } from './pupil-claims';

const declared: DeclaredClaim[] = [
	{ claim: 'given_name', required: true },
	{ claim: 'family_name', required: false },
	{ claim: 'schools', required: false }
];
const facts: PupilFacts = {
	accountId: 'b7a1',
	username: 'gaston.logie',
	givenName: 'Gaston',
	familyName: 'Logie',
	schools: [
		{ instellingsnummer: '2', name: 'School 2', administrativeGroup: '3de leerjaar', level: 'lager' },
		{ instellingsnummer: '3', name: 'School 3', administrativeGroup: 'Groep 1', level: 'lager' }
	],
	classes: []
};

test.each<[string[], string[], string[]]>([
	[['openid'], [], []],
	[['openid', 'profile'], [], ['given_name', 'family_name']],
	[['openid', 'profile', 'school'], [], ['given_name', 'family_name', 'schools']],
	[['openid', 'profile', 'school'], ['family_name'], ['given_name', 'schools']],
	[['openid', 'profile'], ['given_name'], ['given_name', 'family_name']],
	[['openid', 'leerid_uuid', 'vo', 'rrn', 'toString'], [], []]
])('the scopes %j without %j give %j', (scopes, withheld, claims) => {
	expect(grantedClaims(scopes, declared, withheld)).toEqual(claims);
});

test('only what is granted is told', () => {
	expect(pupilClaims(facts, [], 'sub')).toEqual({});
	expect(pupilClaims(facts, ['given_name', 'schools'], 'sub')).toEqual({
		given_name: 'Gaston',
		schools: [
			{ identifier: '2', name: 'School 2', administrative_group: { title: '3de leerjaar', level: 'lager' } },
			{ identifier: '3', name: 'School 3', administrative_group: { title: 'Groep 1', level: 'lager' } }
		]
	});
});

test('the dialect of the access management knows one school and the pairwise name', () => {
	expect(pupilClaims(facts, ['vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vo_orgnaam'], 'sub')).toEqual({
		vo_id: 'sub',
		vo_doelgroepcode: 'OV',
		vo_orgcode: '2',
		vo_orgnaam: 'School 2'
	});
	expect(pupilClaims({ ...facts, schools: [] }, ['vo_orgcode'], 'sub')).toEqual({});
});

test('no claim is the national number', () => {
	expect(CLAIMS.filter((claim) => /rrn|rijks|insz|national/.test(claim))).toEqual([]);
});
