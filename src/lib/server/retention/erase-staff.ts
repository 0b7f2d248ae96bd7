import { firstKeptDay } from '$lib/domain/retention/cutoff';
import { inArray, sql, type SQL } from 'drizzle-orm';
import { recordAudits } from '../audit';
import type { Context } from '../context';
import {
	selectRows,
	staff,
	staffFactors,
	staffPasswordResets,
	staffRecoveryCodes,
	staffRoles,
	staffSessions,
	teacherClasses,
	teacherGroups
} from '../db';

/** People of the desk a transaction. */
export const STAFF_A_STEP = 200;

/** What stands for the address of somebody who left: nobody's, and nobody can get it (RFC 2606 §2). */
const NO_ADDRESS = sql`s.id::text || '@gone.invalid'`;

/** Whose last right ended before `firstKept`, by its last day or by hand; without any right it counts from the making. */
const leftBefore = (firstKept: string): SQL => sql`s.created_at < ${firstKept}::date and not exists (
	select 1 from ${staffRoles} r where r.staff_id = s.id
		and (r.until_date is null or r.until_date >= ${firstKept}::date)
		and (r.revoked_at is null or (r.revoked_at at time zone 'Europe/Brussels')::date >= ${firstKept}::date))`;

/**
 * Takes everything away that lets somebody in whose last right ended a year ago, with the e-mail address: whoever is
 * invited again later begins anew. The name stays as long as the audit may have to say who did what. In the caller's
 * transaction; returns how many were due, so fewer than `STAFF_A_STEP` means that none is left.
 */
export async function eraseStaffAccess(ctx: Context, today: string): Promise<number> {
	const due = sql`s.email <> ${NO_ADDRESS} and ${leftBefore(firstKeptDay('staff-access', today))}`;
	const { found, ids } = await lockDue(ctx, due);
	if (ids.length > 0) {
		const { db } = ctx;
		const roles = db.select({ id: staffRoles.id }).from(staffRoles).where(inArray(staffRoles.staffId, ids));
		await db.delete(teacherGroups).where(inArray(teacherGroups.staffRoleId, roles));
		await db.delete(teacherClasses).where(inArray(teacherClasses.staffRoleId, roles));
		for (const table of [staffFactors, staffRecoveryCodes, staffSessions, staffPasswordResets])
			await db.delete(table).where(inArray(table.staffId, ids));
		await db
			.update(staff)
			.set({
				email: sql`${staff.id}::text || '@gone.invalid'`,
				passwordHash: null,
				pepperId: null,
				externalIssuer: null,
				externalSubject: null,
				lastSchoolId: null
			})
			.where(inArray(staff.id, ids));
		await tell(ctx, 'staff.access-erased', ids);
	}
	return found;
}

/**
 * Erases people of the desk with their rights, once no audit row of theirs is kept any more (`management-events`). The rows
 * of others that hold their number say nothing of a person then, and the chain of the audit is whole. Returns as above.
 */
export async function eraseStaff(ctx: Context, today: string): Promise<number> {
	const { found, ids } = await lockDue(ctx, leftBefore(firstKeptDay('staff', today)));
	if (ids.length > 0) {
		await ctx.db.delete(staff).where(inArray(staff.id, ids));
		await tell(ctx, 'staff.erased', ids);
	}
	return found;
}

/** Locks who is due; who is given a right at this very moment is passed over. */
async function lockDue({ db }: Context, due: SQL): Promise<{ found: number; ids: string[] }> {
	const locked = await selectRows<{ id: string }>(
		db,
		sql`select s.id from ${staff} s where ${due} limit ${STAFF_A_STEP}::int for update skip locked`
	);
	if (locked.length === 0) return { found: 0, ids: [] };
	// A right that was committed between the look and the lock is seen by this second statement only.
	const still = await selectRows<{ id: string }>(
		db,
		sql`select s.id from ${staff} s
			where s.id = any(${sql.param(locked.map(({ id }) => id))}::uuid[]) and ${due}`
	);
	return { found: locked.length, ids: still.map(({ id }) => id) };
}

const tell = (ctx: Context, action: 'staff.access-erased' | 'staff.erased', ids: readonly string[]) =>
	recordAudits(
		ctx,
		ids.map((id) => ({ action, detail: { staff: id } }))
	);
