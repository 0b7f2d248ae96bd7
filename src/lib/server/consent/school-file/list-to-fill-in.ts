import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { inert } from '$lib/domain/desk/inert';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { recordRead } from '../../data-reads';
import { administrativeGroups, enrollments, selectRows } from '../../db';
import { UPCOMING_DAYS } from '$lib/domain/accounts/status';
import { AppError } from '../../errors';
import type { DeskActor } from '../../staff';
import { isSharing } from '../read-consent';

interface Listed extends Record<string, unknown> {
	pupilId: string;
	stamnummer: string;
	name: string;
	groupName: string;
	classTitle: string | null;
	subclassTitle: string | null;
}

/**
 * The school's pupils as a CSV file to fill their classes in, with those that are known. Written down as a
 * file that left the desk. For a beheerder of a school that shares; null for one that does not.
 */
export async function listToFillIn(ctx: Context, actor: DeskActor): Promise<string | null> {
	if (!actor.roles.includes('beheerder')) throw new AppError('forbidden');
	if (!(await isSharing(ctx, actor.schoolId))) return null;
	const today = schoolDay(ctx.now);
	const rows = await selectRows<Listed>(
		ctx.db,
		sql`select e.pupil_id as "pupilId", e.stamnummer, e.family_name || ' ' || e.given_name as name,
				g.name as "groupName", m.class_title as "classTitle", m.subclass_title as "subclassTitle"
			from ${enrollments} e
			join ${administrativeGroups} g on g.id = e.administrative_group_id
			left join class_memberships m on m.enrollment_id = e.id
			where e.school_id = ${actor.schoolId}::uuid and e.begin_date <= ${addDays(today, UPCOMING_DAYS)}::date
				and e.planned_end_date >= ${today}::date
				and (e.deregistered_on is null or e.deregistered_on > ${today}::date)
			order by g.name, e.folded_name, e.stamnummer, e.begin_date`
	);
	await recordRead(ctx, actor, { what: 'export', pupilIds: rows.map(({ pupilId }) => pupilId) });
	const lines = rows.map(({ stamnummer, name, groupName, classTitle, subclassTitle }) => [
		stamnummer,
		name,
		groupName,
		classTitle ?? '',
		subclassTitle ?? ''
	]);
	const header = ['stamnummer', 'naam', 'administratieve_groep', 'klas', 'subklas'];
	return `\ufeff${[header, ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

const quoted = (text: string): string => `"${inert(text).replaceAll('"', '""')}"`;
