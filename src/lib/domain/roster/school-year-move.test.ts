import { expect, test } from 'vitest';
import { proposeGroups } from './carry-groups';
import {
	checklistDays,
	isRenamed,
	moveOf,
	stepsUp,
	yearInPreparation,
	type PlaceInYear
} from './school-year-move';

const place = (groupId: string, more: Partial<PlaceInYear> = {}): PlaceInYear => ({
	groupId,
	groupName: groupId,
	level: 'lager',
	givenName: 'Wout',
	familyName: 'Janssens',
	...more
});

test.each([
	['2026-08-31', '2026-09-01'],
	['2026-09-01', '2026-09-01'],
	['2026-09-30', '2026-09-01'],
	['2026-10-01', '2027-09-01'],
	['2027-01-01', '2027-09-01']
])('on %s the school year of %s is being prepared', (today, year) => {
	expect(yearInPreparation(today)).toBe(year);
});

test.each([
	[place('3'), place('4'), 'promoted'],
	[place('3'), place('3'), 'stays'],
	[place('6'), null, 'leaves'],
	[null, place('1'), 'arrives'],
	[null, null, null]
])('%# September says what becomes of a pupil', (before, after, move) => {
	expect(moveOf(before, after)).toBe(move);
});

test('only who goes from basis to ordinary secondary education steps up', () => {
	expect(stepsUp('basis', ['secundair'])).toBe(true);
	expect(stepsUp('basis', ['buitengewoon-secundair'])).toBe(false);
	expect(stepsUp('gevorderd', ['secundair'])).toBe(false);
	expect(stepsUp(null, ['secundair'])).toBe(false);
});

test('a card changes when the school writes the name otherwise', () => {
	expect(isRenamed(place('3'), place('4'))).toBe(false);
	expect(isRenamed(place('3'), place('4', { familyName: 'Jansens' }))).toBe(true);
	expect(isRenamed(null, place('4'))).toBe(false);
});

test('what a group had goes to the same group, or to the one new group of that name, or nowhere by itself', () => {
	const group = (id: string, name: string, before: boolean, after: boolean) => ({ id, name, before, after });
	const found = proposeGroups([
		group('a', '3de leerjaar', true, true),
		group('b', '1e lj 1e gr A', true, false),
		group('c', '1e LJ 1e gr. A', false, true),
		group('d', 'Opgedoekt', true, false),
		group('e', 'Dubbel', true, false),
		group('f', 'dubbel', false, true),
		group('g', 'DUBBEL', false, true),
		group('h', 'Nieuw', false, true)
	]);
	expect([...found]).toEqual([
		['a', 'a'],
		['b', 'c'],
		['d', null],
		['e', null]
	]);
});

test('the checklist ends with the days of grace', () => {
	const days = checklistDays('2027-09-01');
	expect(days.enrollments).toEqual({ from: '2027-05-04', until: '2027-08-31' });
	expect(days.secrets).toEqual({ from: '2027-09-01', until: '2027-09-30' });
});
