import { expect, test } from 'vitest';
import { assignmentChange, firstDay, isAbout, refusePeriod } from './assignment-change';
import type { Assignment, Place } from './effective-assignment';

const today = '2026-10-01';
const place = (pupilId: string, administrativeGroupId: string): Place => ({
	schoolId: 'school',
	pupilId,
	administrativeGroupId,
	classTitles: []
});
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
const places = [place('an', '3de'), place('bo', '3de'), place('cas', '4de')];
const third = row({ level: 'group', administrativeGroupId: '3de' });

test('what is given to a group is gained by its pupils only', () => {
	expect(assignmentChange(places, [], [third], today)).toEqual({ gained: ['an', 'bo'], lost: [] });
	expect(assignmentChange(places, [third], [], today)).toEqual({ gained: [], lost: ['an', 'bo'] });
});

test('who has it already gains nothing, and an exception takes it from one', () => {
	expect(assignmentChange(places, [row({})], [row({}), third], today)).toEqual({ gained: [], lost: [] });
	const notBo = row({ level: 'pupil', pupilId: 'bo', effect: 'withhold' });
	expect(assignmentChange(places, [third], [third, notBo], today)).toEqual({ gained: [], lost: ['bo'] });
});

test('a pupil in two groups counts once', () => {
	const twice = [...places, place('cas', '3de')];
	expect(assignmentChange(twice, [], [row({})], today).gained).toEqual(['an', 'bo', 'cas']);
});

test('a period to come changes nothing today', () => {
	const later = row({ fromDay: '2026-11-01' });
	expect(assignmentChange(places, [], [later], today).gained).toEqual([]);
	expect(assignmentChange(places, [], [later], firstDay('2026-11-01', today)).gained).toHaveLength(3);
	expect(firstDay('2026-09-01', today)).toBe(today);
});

test('an assignment is about one target', () => {
	expect(isAbout(third, { level: 'group', id: '3de' })).toBe(true);
	expect(isAbout(third, { level: 'group', id: '4de' })).toBe(false);
	expect(isAbout(third, { level: 'school', id: null })).toBe(false);
	expect(isAbout(row({}), { level: 'school', id: null })).toBe(true);
	expect(isAbout(row({ level: 'pupil', pupilId: 'an' }), { level: 'pupil', id: 'bo' })).toBe(false);
});

test.each([
	[null, null, null],
	['2026-10-01', '2026-10-01', null],
	['2026-02-30', null, 'bad-day'],
	[null, 'morgen', 'bad-day'],
	['2026-11-02', '2026-11-01', 'reversed'],
	[null, '2026-09-30', 'over']
])('from %s until %s is refused as %s', (fromDay, untilDay, refusal) => {
	expect(refusePeriod({ fromDay, untilDay }, today)).toBe(refusal);
});
