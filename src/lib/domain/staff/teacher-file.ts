import { cleanName } from '../roster/clean-name';
import type { RawRow } from '../roster/row-cells';

export const TEACHER_ROW_REFUSALS = [
	'unknown-teacher',
	'unknown-group',
	'unknown-class',
	'nothing-given',
	'repeated-row',
	'wrong-column-count'
] as const;
export type TeacherRowReason = (typeof TEACHER_ROW_REFUSALS)[number];

export interface TeacherRowRefusal {
	line: number;
	reason: TeacherRowReason;
}

/** What a school has: teachers by e-mail address, groups by name, and the titles of its classes and their parts. */
export interface SchoolTeaching {
	emails: readonly string[];
	groups: readonly { id: string; name: string }[];
	/** None without the school's consent: then every class is unknown. */
	classTitles: readonly string[];
}

/** What one teacher has by the file. */
export interface TeacherGiven {
	email: string;
	groupIds: string[];
	classTitles: string[];
	/** A row about them was refused: they keep what they have, so that a slip of the pen takes nobody's class away. */
	leftAlone: boolean;
}

/** As people type it: capitals and spaces at the ends do not count. */
const key = (text: string): string => cleanName(text).toLowerCase();

/** Puts the rows of a file together by teacher, in the order in which the file first names them. Never throws. */
export function readTeacherFile(
	rows: readonly RawRow[],
	{ emails, groups, classTitles }: SchoolTeaching
): { teachers: TeacherGiven[]; refused: TeacherRowRefusal[] } {
	const [byEmail, byGroup, byClass] = [
		new Map(emails.map((email) => [key(email), email])),
		new Map(groups.map(({ id, name }) => [key(name), id])),
		new Map(classTitles.map((title) => [key(title), title]))
	];
	const teachers = new Map<string, TeacherGiven>();
	const refused: TeacherRowRefusal[] = [];
	const seen = new Set<string>();
	for (const { line, cells } of rows) {
		const refuse = (reason: TeacherRowReason) => refused.push({ line, reason });
		const email = byEmail.get(key(cells.e_mail ?? ''));
		if (email === undefined) {
			refuse('unknown-teacher');
			continue;
		}
		const given = teachers.get(email) ?? { email, groupIds: [], classTitles: [], leftAlone: false };
		teachers.set(email, given);
		const [group, title] = [key(cells.groep ?? ''), key(cells.klas ?? '')];
		const [groupId, classTitle] = [byGroup.get(group), byClass.get(title)];
		const reason =
			group === '' && title === ''
				? 'nothing-given'
				: group !== '' && groupId === undefined
					? 'unknown-group'
					: title !== '' && classTitle === undefined
						? 'unknown-class'
						: null;
		if (reason !== null) {
			refuse(reason);
			given.leftAlone = true;
			continue;
		}
		const row = JSON.stringify([email, groupId, classTitle]);
		if (seen.has(row)) refuse('repeated-row');
		seen.add(row);
		if (groupId !== undefined && !given.groupIds.includes(groupId)) given.groupIds.push(groupId);
		if (classTitle !== undefined && !given.classTitles.includes(classTitle))
			given.classTitles.push(classTitle);
	}
	return { teachers: [...teachers.values()], refused };
}
