import { schoolDay } from '$lib/domain/accounts/school-day';
import { describe, expect, test } from 'vitest';
import {
	givenWith,
	holdsOn,
	rolesAt,
	rolesToGive,
	schoolsOn,
	seesOwnGroupsOnly,
	type RoleGrant
} from './roles';

const grant = (change: Partial<RoleGrant> = {}): RoleGrant => ({
	role: 'beheerder',
	schoolId: 'a',
	from: '2026-09-01',
	until: '2027-08-31',
	revoked: false,
	...change
});

describe('a right holds by the day in Brussels', () => {
	test.each([
		['2026-08-31T21:59:59Z', false, 'the second before its first day (summer time)'],
		['2026-08-31T22:00:00Z', true, 'the midnight its first day begins'],
		['2027-08-31T21:59:59Z', true, 'the last second of its last day'],
		['2027-08-31T22:00:00Z', false, 'the midnight after it']
	])('at %s: %s, %s', (instant, holds) => {
		expect(holdsOn(grant(), schoolDay(new Date(instant)))).toBe(holds);
	});

	test.each([
		// Clocks go back on 25 October 2026 (a day of 25 hours) and forward on 28 March 2027 (23 hours).
		['2026-10-25', '2026-10-25T22:59:59Z', true],
		['2026-10-25', '2026-10-25T23:00:00Z', false],
		['2026-10-24', '2026-10-24T21:59:59Z', true],
		['2026-10-24', '2026-10-24T22:00:00Z', false],
		['2027-03-28', '2027-03-28T21:59:59Z', true],
		['2027-03-28', '2027-03-28T22:00:00Z', false],
		['2027-03-27', '2027-03-27T22:59:59Z', true],
		['2027-03-27', '2027-03-27T23:00:00Z', false]
	])('with %s as last day, at %s: %s', (until, instant, holds) => {
		expect(holdsOn(grant({ until }), schoolDay(new Date(instant)))).toBe(holds);
	});

	test('without a last day until somebody ends it, and ended whatever the days say', () => {
		expect(holdsOn(grant({ until: null }), '2060-01-01')).toBe(true);
		expect(holdsOn(grant({ revoked: true }), '2026-10-01')).toBe(false);
	});
});

test('roles are those of the school, with those that belong to none', () => {
	const grants = [
		grant(),
		grant(),
		grant({ role: 'leerkracht', schoolId: 'b' }),
		grant({ role: 'operator', schoolId: null }),
		grant({ role: 'director', until: '2026-09-02' })
	];
	expect(rolesAt(grants, 'a', '2026-09-02')).toEqual(['beheerder', 'director', 'operator']);
	expect(rolesAt(grants, 'a', '2026-09-03')).toEqual(['beheerder', 'operator']);
	expect(rolesAt(grants, 'b', '2026-09-03')).toEqual(['leerkracht', 'operator']);
	expect(rolesAt(grants, null, '2026-09-03')).toEqual(['operator']);
	expect(schoolsOn(grants, '2026-09-03')).toEqual(['a', 'b']);
	expect(schoolsOn(grants, '2028-01-01')).toEqual([]);
});

test.each([
	[['operator'], ['director', 'toepassingsbeheerder', 'operator']],
	[['director'], ['leerkracht', 'beheerder']],
	[['beheerder'], ['leerkracht']],
	[['leerkracht', 'databeheerder', 'toepassingsbeheerder'], []]
] as const)('%s may give %s (D8)', (roles, given) => {
	expect(rolesToGive(roles)).toEqual(given);
});

test('a director comes with the right of the databeheerder (F68), nobody else does', () => {
	expect(givenWith('director')).toEqual(['director', 'databeheerder']);
	expect(givenWith('beheerder')).toEqual(['beheerder']);
});

test.each([
	[['leerkracht'], ['beheerder', 'leerkracht'], true],
	[['leerkracht', 'beheerder'], ['beheerder', 'leerkracht'], false],
	[['leerkracht', 'director'], ['beheerder', 'leerkracht'], true], // a director is not asked for there
	[['leerkracht', 'director'], ['director', 'leerkracht'], false],
	[['leerkracht'], [], true],
	[['databeheerder'], [], true], // has no groups, so sees nobody
	[['databeheerder'], ['databeheerder'], false],
	[['beheerder'], [], false]
] as const)('with %s, asked for %s: only own groups %s', (held, asked, own) => {
	expect(seesOwnGroupsOnly(held, asked)).toBe(own);
});
