import { expect, test } from 'vitest';
import { readTeacherFile } from './teacher-file';

const school = {
	emails: ['ann@school.example', 'bo@school.example'],
	groups: [
		{ id: 'g3', name: '3de leerjaar' },
		{ id: 'g4', name: '4de leerjaar' }
	],
	classTitles: ['3A', '3A-zwemmen']
};
const read = (...rows: [string, string, string][]) =>
	readTeacherFile(
		rows.map(([e_mail, groep, klas], i) => ({ line: i + 2, cells: { e_mail, groep, klas } })),
		school
	);

test('rows of one teacher are put together, whatever the capitals', () => {
	expect(
		read(
			['Ann@School.example', '3DE leerjaar', ''],
			[' ann@school.example', '', '3a'],
			['bo@school.example', '4de leerjaar', '3A-zwemmen']
		)
	).toEqual({
		teachers: [
			{ email: 'ann@school.example', groupIds: ['g3'], classTitles: ['3A'], leftAlone: false },
			{ email: 'bo@school.example', groupIds: ['g4'], classTitles: ['3A-zwemmen'], leftAlone: false }
		],
		refused: []
	});
});

test.each([
	['', '3de leerjaar', '', 'unknown-teacher'],
	['iemand@elders.example', '3de leerjaar', '', 'unknown-teacher'],
	['ann@school.example', '', '', 'nothing-given'],
	['ann@school.example', '9de leerjaar', '', 'unknown-group'],
	['ann@school.example', '3de leerjaar', '3Z', 'unknown-class']
])('%s with group "%s" and class "%s" is refused: %s', (email, group, title, reason) => {
	expect(read([email, group, title]).refused).toEqual([{ line: 2, reason }]);
});

test('a teacher of whom a row is refused is left alone; the same row twice is said and harms nobody', () => {
	const { teachers, refused } = read(
		['ann@school.example', '3de leerjaar', ''],
		['ann@school.example', '', '3Z'],
		['bo@school.example', '', '3A'],
		['bo@school.example', '', '3A']
	);
	expect(teachers.map(({ leftAlone, classTitles }) => [leftAlone, classTitles])).toEqual([
		[true, []],
		[false, ['3A']]
	]);
	expect(refused).toEqual([
		{ line: 3, reason: 'unknown-class' },
		{ line: 5, reason: 'repeated-row' }
	]);
});
