import { expect, test } from 'vitest';
import { compareClasses, type KeptClass, type PlacedClass } from './compare-classes';

const always = { subclassTitle: null, fromDay: null, untilDay: null };
const kept = (enrollmentId: string, classTitle: string): KeptClass => ({
	...always,
	enrollmentId,
	classTitle
});
const row = (line: number, enrollmentId: string, classTitle: string | null): PlacedClass => ({
	...always,
	line,
	enrollmentId,
	classTitle
});
const before = [kept('ada', '3A'), kept('bo', '3A'), kept('cas', '3B')];

test('a whole file says who comes, who moves and who stays, and who is not in it loses the class', () => {
	const rows = [row(2, 'ada', '3A'), row(3, 'bo', '3C'), row(4, 'dries', '3A')];
	expect(compareClasses(before, rows, { whole: true })).toEqual({
		rows: [
			{ line: 2, outcome: 'same' },
			{ line: 3, outcome: 'moved' },
			{ line: 4, outcome: 'new' }
		],
		losing: 1,
		classes: [
			{ title: '3A', before: 2, after: 2 },
			{ title: '3B', before: 1, after: 0 },
			{ title: '3C', before: 0, after: 1 }
		]
	});
});

test('of a file with changes only those named move; without a class they are out', () => {
	const rows = [row(2, 'ada', null), row(3, 'eva', null)];
	const found = compareClasses(before, rows, { whole: false });
	expect(found.rows.map(({ outcome }) => outcome)).toEqual(['out', 'same']);
	expect(found.losing).toBe(1);
	expect(found.classes).toEqual([
		{ title: '3A', before: 2, after: 1 },
		{ title: '3B', before: 1, after: 1 }
	]);
});

test('another part of the same class, or other days, is a move; a pupil with two rows of one class counts once', () => {
	const part = { ...row(2, 'ada', '3A'), subclassTitle: '3A1' };
	const later = { ...row(3, 'bo', '3A'), fromDay: '2026-10-01' };
	expect(compareClasses(before, [part, later], { whole: false }).rows.map(({ outcome }) => outcome)).toEqual([
		'moved',
		'moved'
	]);
	const twice = [row(2, 'ada', '3A'), { ...row(3, 'ada', '3A'), subclassTitle: 'zwemmen' }];
	expect(compareClasses([], twice, { whole: true }).classes).toEqual([{ title: '3A', before: 0, after: 1 }]);
});
