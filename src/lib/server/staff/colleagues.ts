import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { givenWith, rolesToGive, type StaffRole } from '$lib/domain/staff/roles';
import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { recordAudit } from '../audit';
import { lockStanding } from '../consent';
import { inTransaction, type Context } from '../context';
import {
	administrativeGroups,
	schools,
	staff,
	staffInvitations,
	staffRoles,
	teacherClasses,
	teacherGroups
} from '../db';
import { AppError } from '../errors';
import { putClasses, putGroups } from './grant-role';
import { requireGroups } from './invite-staff';
import type { DeskSchool } from './staff-session';

/** Who manages colleagues: at a school, or (null) an operator over the roles that belong to none. */
export interface ColleagueActor {
	staffId: string;
	roles: readonly StaffRole[];
	schoolId: string | null;
}

/** A right that ended stays in sight this long, in days. */
const SHOW_ENDED_DAYS = 60;

const atSchool = (schoolId: string | null): SQL =>
	schoolId === null ? isNull(staffRoles.schoolId) : eq(staffRoles.schoolId, schoolId);

/** Every right at a school, or without one, that holds, will hold, or ended not long ago; by name. */
export async function listColleagues(ctx: Context, schoolId: string | null) {
	const today = schoolDay(ctx.now);
	const since = addDays(today, -SHOW_ENDED_DAYS);
	const rows = await ctx.db
		.select({
			roleId: staffRoles.id,
			staffId: staff.id,
			name: staff.name,
			email: staff.email,
			role: staffRoles.role,
			from: staffRoles.fromDate,
			until: staffRoles.untilDate,
			revokedAt: staffRoles.revokedAt,
			lastSignInAt: staff.lastSignInAt,
			blocked: sql<boolean>`${staff.blockedAt} is not null`,
			groups: sql<{ id: string; name: string }[]>`coalesce((
				select json_agg(json_build_object('id', ${administrativeGroups.id}, 'name', ${administrativeGroups.name})
					order by ${administrativeGroups.name})
				from ${teacherGroups}
				join ${administrativeGroups} on ${administrativeGroups.id} = ${teacherGroups.groupId}
				where ${teacherGroups.staffRoleId} = ${staffRoles.id}), '[]'::json)`,
			classTitles: sql<string[]>`coalesce((
				select json_agg(${teacherClasses.classTitle} order by ${teacherClasses.classTitle}) from ${teacherClasses}
				where ${teacherClasses.staffRoleId} = ${staffRoles.id}), '[]'::json)`
		})
		.from(staffRoles)
		.innerJoin(staff, eq(staff.id, staffRoles.staffId))
		.where(
			and(
				atSchool(schoolId),
				or(isNull(staffRoles.untilDate), sql`${staffRoles.untilDate} >= ${since}`),
				or(isNull(staffRoles.revokedAt), sql`${staffRoles.revokedAt} >= ${since}::date`)
			)
		)
		.orderBy(asc(staff.name), asc(staffRoles.role));
	return rows.map(({ revokedAt, ...row }) => ({ ...row, state: stateOf({ ...row, revokedAt }, today) }));
}

export type RightState = 'holds' | 'coming' | 'ended';

function stateOf(
	right: { from: string; until: string | null; revokedAt: Date | null },
	today: string
): RightState {
	if (right.revokedAt !== null || (right.until !== null && right.until < today)) return 'ended';
	return right.from > today ? 'coming' : 'holds';
}

/** The administrative groups of a school, by name: what a teacher can be given. */
export const listGroups = ({ db }: Pick<Context, 'db'>, schoolId: string) =>
	db
		.select({ id: administrativeGroups.id, name: administrativeGroups.name })
		.from(administrativeGroups)
		.where(eq(administrativeGroups.schoolId, schoolId))
		.orderBy(administrativeGroups.name);

/** The right `roleId` when it is the actor's to end or change; else throws `AppError('not-found')`, and the audit hears. */
async function lockRight(ctx: Context, actor: ColleagueActor, roleId: string) {
	if (!isUuid(roleId)) return null;
	const [right] = await ctx.db
		.select()
		.from(staffRoles)
		.where(
			and(
				eq(staffRoles.id, roleId),
				atSchool(actor.schoolId),
				inArray(staffRoles.role, rolesToGive(actor.roles)),
				isNull(staffRoles.revokedAt)
			)
		)
		.for('update');
	return right ?? null;
}

/**
 * Ends a right at once: the next request of its holder goes without. The invitations that they sent there go with it.
 * Throws `AppError('not-found')` for a right of another school, one that is not the actor's to end, or the actor's own.
 */
export async function endRole(ctx: Context, actor: ColleagueActor, roleId: string): Promise<void> {
	const done = await inTransaction(ctx, async (ctx) => {
		const right = await lockRight(ctx, actor, roleId);
		if (!right || right.staffId === actor.staffId) return false;
		await ctx.db
			.update(staffRoles)
			.set({ revokedAt: ctx.now, revokedBy: actor.staffId })
			.where(or(eq(staffRoles.id, right.id), givenBeside(right)));
		await ctx.db
			.update(staffInvitations)
			.set({ withdrawnAt: ctx.now })
			.where(
				and(
					eq(staffInvitations.invitedBy, right.staffId),
					right.schoolId === null
						? isNull(staffInvitations.schoolId)
						: eq(staffInvitations.schoolId, right.schoolId),
					isNull(staffInvitations.usedAt),
					isNull(staffInvitations.withdrawnAt)
				)
			);
		await recordAudit(ctx, {
			action: 'staff.role.ended',
			schoolId: right.schoolId ?? undefined,
			detail: { staff: right.staffId, role: right.role }
		});
		return true;
	});
	if (!done) await refuseRight(ctx, roleId);
}

/** What came with this right ends with it: the databeheerder's with the director's (F68). */
function givenBeside({ role, staffId, schoolId }: typeof staffRoles.$inferSelect): SQL | undefined {
	const beside = givenWith(role).filter((other) => other !== role);
	if (beside.length === 0) return undefined;
	const same = and(eq(staffRoles.staffId, staffId), atSchool(schoolId), isNull(staffRoles.revokedAt));
	return and(same, inArray(staffRoles.role, beside));
}

/** Gives a teacher these groups and classes of the school and no others. Throws `AppError('not-found')` as `endRole` does. */
export async function setTeacherGroups(
	ctx: Context,
	actor: ColleagueActor,
	{ roleId, groupIds, classTitles = [] }: { roleId: string; groupIds: string[]; classTitles?: string[] }
): Promise<'no-groups' | null> {
	const wanted = [...new Set(groupIds)];
	if (wanted.length === 0 && classTitles.length === 0) return 'no-groups';
	const done = await inTransaction(ctx, (ctx) =>
		putScope(ctx, actor, { roleId, groupIds: wanted, classTitles })
	);
	if (!done) await refuseRight(ctx, roleId);
	return null;
}

/** What a teacher sees, by a right that is the actor's to change; false for any other. Runs in the caller's transaction. */
export async function putScope(
	ctx: Context,
	actor: ColleagueActor,
	{
		roleId,
		groupIds,
		classTitles
	}: { roleId: string; groupIds: readonly string[]; classTitles: readonly string[] }
): Promise<boolean> {
	// Before the right: who gives classes and who stops sharing take the two in one order, and never wait for ever.
	if (actor.schoolId !== null && classTitles.length > 0) await lockStanding(ctx, actor.schoolId);
	const right = await lockRight(ctx, actor, roleId);
	if (right?.role !== 'leerkracht' || right.schoolId === null) return false;
	await requireGroups(ctx, right.schoolId, groupIds);
	await putGroups(ctx, right.id, right.schoolId, groupIds);
	await putClasses(ctx, right.id, right.schoolId, classTitles);
	await recordAudit(ctx, {
		action: 'staff.groups.changed',
		detail: { staff: right.staffId, groups: groupIds.length, classes: classTitles.length }
	});
	return true;
}

/** Outside the transaction that found nothing, so that this row stays (SECURITY A11). */
async function refuseRight(ctx: Context, roleId: string): Promise<never> {
	await recordAudit(ctx, { action: 'staff.refused', detail: { right: roleId.slice(0, 36) } });
	throw new AppError('not-found');
}

/** The school with this number, leading zeros or not, for an operator who invites its director; null when there is none. */
export async function findSchool(
	ctx: Pick<Context, 'db'>,
	instellingsnummer: string
): Promise<DeskSchool | null> {
	const [school] = await ctx.db
		.select()
		.from(schools)
		.where(eq(schools.instellingsnummer, instellingsnummer.trim().replace(/^0+/, '').slice(0, 20)));
	return school ?? null;
}
