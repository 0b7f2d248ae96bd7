import { readTeacherFile, type TeacherRowRefusal } from '$lib/domain/staff/teacher-file';
import { listClasses, lockStanding, titlesOf } from '../../consent';
import { inert } from '$lib/domain/desk/inert';
import { inTransaction, type Context } from '../../context';
import { AppError } from '../../errors';
import { oneChunk, parseRosterCsv, type FileRefusal } from '../../intake';
import { listGroups, putScope, type ColleagueActor } from '../colleagues';
import { listTeachers, readDistribution } from './read-distribution';

type SchoolActor = ColleagueActor & { schoolId: string };

/** What a file would do, or did, for one teacher. */
export interface TeacherChange {
	name: string;
	email: string;
	/** Names of groups and titles of classes. */
	gets: string[];
	loses: string[];
	/** A row about them was refused: nothing changes for them. */
	leftAlone: boolean;
}

export interface TeacherFileReport {
	/** False for a dry run. */
	done: boolean;
	/** Those for whom something changes, and those left alone; by name. */
	changes: TeacherChange[];
	unchanged: number;
	refused: TeacherRowRefusal[];
}

/**
 * Reads in which teacher of the school has which groups and classes: who is named has from then on what the file says and
 * nothing else, who is not named keeps what they have, and so does who has a row that is refused. Classes are known only
 * while the school shares them. A dry run tells the same and changes nothing.
 */
export async function readInTeacherFile(
	ctx: Context,
	actor: SchoolActor,
	{ bytes, isDryRun }: { bytes: Uint8Array; isDryRun: boolean }
): Promise<TeacherFileReport | { refusal: FileRefusal }> {
	const parsed = await parseRosterCsv(oneChunk(bytes), ['e_mail']);
	if ('refusal' in parsed) return parsed;
	return inTransaction(ctx, async (ctx) => {
		await lockStanding(ctx, actor.schoolId);
		const teachers = await listTeachers(ctx, actor.schoolId);
		const groups = await listGroups(ctx, actor.schoolId);
		const groupNames = new Map(groups.map(({ id, name }) => [id, name]));
		const read = readTeacherFile(parsed.rows, {
			emails: teachers.map(({ email }) => email),
			groups,
			classTitles: titlesOf(await listClasses(ctx, actor.schoolId))
		});
		const given = new Map(read.teachers.map((one) => [one.email, one]));
		const changes: TeacherChange[] = [];
		let unchanged = 0;
		for (const teacher of teachers) {
			const wanted = given.get(teacher.email);
			if (!wanted) continue;
			const { name, email } = teacher;
			const before = [...teacher.groups.map((group) => group.name), ...teacher.classTitles];
			const after = wanted.leftAlone
				? before
				: [...wanted.groupIds.map((id) => groupNames.get(id) ?? ''), ...wanted.classTitles];
			const gets = after.filter((one) => !before.includes(one));
			const loses = before.filter((one) => !after.includes(one));
			if (gets.length === 0 && loses.length === 0 && !wanted.leftAlone) {
				unchanged += 1;
				continue;
			}
			changes.push({ name, email, gets, loses, leftAlone: wanted.leftAlone });
			if (isDryRun || wanted.leftAlone) continue;
			if (!(await putScope(ctx, actor, { roleId: teacher.roleId, ...wanted })))
				throw new AppError('not-found');
		}
		const malformed = parsed.malformed.map(({ line }) => ({ line, reason: 'wrong-column-count' as const }));
		const refused = [...malformed, ...read.refused].toSorted((a, b) => a.line - b.line);
		return { done: !isDryRun, changes, unchanged, refused };
	});
}

/** Who has what now, as a file that `readInTeacherFile` reads: a row for each group and class of each teacher. */
export async function teacherFile(ctx: Context, actor: { schoolId: string }): Promise<string> {
	const { teachers } = await readDistribution(ctx, actor);
	const lines = teachers.flatMap(({ email, name, groups, classTitles }) => {
		const rows = [...groups.map((group) => [group.name, '']), ...classTitles.map((title) => ['', title])];
		return (rows.length > 0 ? rows : [['', '']]).map((cells) => [email, name, ...cells]);
	});
	const header = ['e_mail', 'naam', 'groep', 'klas'];
	return `\ufeff${[header, ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

const quoted = (text: string): string => `"${inert(text).replaceAll('"', '""')}"`;
