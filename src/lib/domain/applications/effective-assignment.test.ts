import { expect, test } from 'vitest';
import { effectiveAssignment, type Assignment, type Place } from './effective-assignment';

const today = '2026-10-01';
const place: Place = {
	schoolId: 'school',
	pupilId: 'gaston',
	administrativeGroupId: '3de',
	classTitles: ['3A']
};
const row = (changes: Partial<Assignment>): Assignment => ({
	schoolId: 'school',
	level: 'school',
	effect: 'give',
	administrativeGroupId: null,
	classTitle: null,
	pupilId: null,
	fromDay: null,
	untilDay: null,
	...changes
});
const school = row({});
const group = row({ level: 'group', administrativeGroupId: '3de' });
const ofClass = row({ level: 'class', classTitle: '3A' });
const pupil = row({ level: 'pupil', pupilId: 'gaston' });
const not = (one: Assignment): Assignment => ({ ...one, effect: 'withhold' });

test.each<[string, Assignment[], boolean]>([
	['nothing', [], false],
	['the whole school', [school], true],
	['another school', [row({ schoolId: 'elsewhere' })], false],
	['the own group', [group], true],
	['another group', [row({ level: 'group', administrativeGroupId: '4de' })], false],
	['the own class', [ofClass], true],
	['another class', [row({ level: 'class', classTitle: '3B' })], false],
	['this pupil', [pupil], true],
	['another pupil', [row({ level: 'pupil', pupilId: 'emma' })], false],
	['the school without the group', [school, not(group)], false],
	['the school without the group but with the pupil', [school, not(group), pupil], true],
	['the group without the pupil', [group, not(pupil)], false],
	['the group with and without the class', [group, ofClass, not(ofClass)], false],
	['only a taking away', [not(pupil)], false],
	['a period that begins today', [row({ fromDay: today })], true],
	['a period that ends today', [row({ untilDay: today })], true],
	['a period to come', [row({ fromDay: '2026-10-02' })], false],
	['a period that is over', [row({ untilDay: '2026-09-30' })], false],
	['a taking away that is over', [school, { ...not(pupil), untilDay: '2026-09-30' }], true]
])('with %s in the list the pupil %#', (_what, assignments, assigned) => {
	expect(effectiveAssignment(assignments, [place], today).assigned).toBe(assigned);
	expect(effectiveAssignment(assignments.toReversed(), [place], today).assigned).toBe(assigned);
});

test('the reason is the assignment that decided', () => {
	expect(effectiveAssignment([school, group], [place], today).via).toBe(group);
	expect(effectiveAssignment([school, not(group)], [place], today).via).toEqual(not(group));
	expect(effectiveAssignment([], [place], today).via).toBeNull();
});

test('one school of the pupil gives what the other withholds', () => {
	const other: Place = { ...place, schoolId: 'other', classTitles: [] };
	const given = row({ schoolId: 'other' });
	expect(effectiveAssignment([not(school), given], [place, other], today)).toEqual({
		assigned: true,
		via: given
	});
});

test('who has no place at a school has no application', () => {
	expect(effectiveAssignment([school, pupil], [], today).assigned).toBe(false);
});
