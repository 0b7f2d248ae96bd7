import { expect, test } from 'vitest';
import { proposeClasses, type ClassInYear } from './carry-classes';

const one = (title: string, groupsBefore: string[], groupsAfter: string[], isPart = false): ClassInYear => ({
	title,
	groupsBefore,
	groupsAfter,
	isPart
});
/** 3de leerjaar gets another name; 4de stays what it is. */
const groups = new Map([
	['third', 'third-new'],
	['fourth', 'fourth']
]);

test.each([
	['the class of that title', [one('3A', ['third'], ['third-new'])], '3A'],
	['the title but for signs', [one('3A', ['third'], []), one('3-a', [], ['third-new'])], '3-a'],
	['the one of the same grade', [one('3A', ['third'], []), one('Egels', [], ['third-new'])], 'Egels'],
	[
		'nobody knows which of two',
		[one('3A', ['third'], []), one('X', [], ['third-new']), one('Y', [], ['third-new'])],
		null
	],
	['another grade is no heir', [one('3A', ['third'], []), one('Egels', [], ['fourth'])], null],
	[
		'a class that was there already is no heir',
		[one('3A', ['third'], []), one('3B', ['third'], ['third-new'])],
		null
	],
	['a part is no heir of a class', [one('3A', ['third'], []), one('Egels', [], ['third-new'], true)], null],
	['while September is unknown it stays', [one('3A', ['third'], [])], '3A']
])('%s', (_, classes, heir) => {
	expect(proposeClasses(classes, groups).get('3A')).toBe(heir);
});

test('a class that has no pupils before the summer has nothing to carry', () => {
	expect([...proposeClasses([one('1A', [], ['first'])], groups)]).toEqual([]);
});
