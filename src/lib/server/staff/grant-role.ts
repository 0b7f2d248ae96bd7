import type { StaffRole } from '$lib/domain/staff/roles';
import { and, eq, inArray } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { listClasses, lockStanding, titlesOf } from '../consent';
import type { Context } from '../context';
import { administrativeGroups, staffRoles, teacherClasses, teacherGroups } from '../db';

export interface NewRole {
	staffId: string;
	role: StaffRole;
	/** Null for a role that belongs to no school. */
	schoolId: string | null;
	/** School days, both included; no last one: until somebody ends it. */
	from: string;
	until: string | null;
	/** Null: the service itself. */
	grantedBy: string | null;
	/** Of a teacher, within that school; what is no group of it any more is passed over. */
	groupIds?: readonly string[];
	/** Of a teacher; what the school does not share (any more) is passed over. */
	classTitles?: readonly string[];
}

/** Gives a right, and writes down that it was given. Runs in the caller's transaction. */
export async function grantRole(ctx: Context, input: NewRole): Promise<string> {
	const { staffId, role, schoolId, from, until, grantedBy, groupIds = [], classTitles = [] } = input;
	const [granted] = await ctx.db
		.insert(staffRoles)
		.values({ staffId, role, schoolId, fromDate: from, untilDate: until, grantedBy, grantedAt: ctx.now })
		.returning({ id: staffRoles.id });
	if (!granted) throw new TypeError('an insert without a row');
	if (role === 'leerkracht' && schoolId !== null) {
		await putGroups(ctx, granted.id, schoolId, groupIds);
		await putClasses(ctx, granted.id, schoolId, classTitles);
	}
	await recordAudit(ctx, {
		action: 'staff.role.granted',
		schoolId: schoolId ?? undefined,
		detail: { staff: staffId, role, from, until, groups: role === 'leerkracht' ? groupIds.length : null }
	});
	return granted.id;
}

/** These groups, and no others, go with a teacher's right. Runs in the caller's transaction. */
export async function putGroups(
	ctx: Pick<Context, 'db'>,
	staffRoleId: string,
	schoolId: string,
	groupIds: readonly string[]
): Promise<void> {
	await ctx.db.delete(teacherGroups).where(eq(teacherGroups.staffRoleId, staffRoleId));
	if (groupIds.length === 0) return;
	const groups = await ctx.db
		.select({ id: administrativeGroups.id })
		.from(administrativeGroups)
		.where(and(eq(administrativeGroups.schoolId, schoolId), inArray(administrativeGroups.id, [...groupIds])));
	if (groups.length > 0)
		await ctx.db.insert(teacherGroups).values(groups.map(({ id }) => ({ staffRoleId, groupId: id })));
}

/** These classes, and no others, go with a teacher's right; none without the school's consent. Runs in the caller's transaction. */
export async function putClasses(
	ctx: Context,
	staffRoleId: string,
	schoolId: string,
	classTitles: readonly string[]
): Promise<void> {
	// First, so that a stop that is under way erases what is written here, or nothing is written.
	const standing = classTitles.length > 0 ? await lockStanding(ctx, schoolId) : null;
	await ctx.db.delete(teacherClasses).where(eq(teacherClasses.staffRoleId, staffRoleId));
	if (!standing) return;
	const known = titlesOf(await listClasses(ctx, schoolId));
	const wanted = known.filter((title) => classTitles.includes(title));
	if (wanted.length > 0)
		await ctx.db.insert(teacherClasses).values(wanted.map((classTitle) => ({ staffRoleId, classTitle })));
}
