import type { MandateRow } from '$lib/domain/staff/mandate-row';
import { givenWith } from '$lib/domain/staff/roles';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { staffInvitations, staffRoles } from '../../db';
import { AppError } from '../../errors';
import { findStaff, readEmail } from '../find-staff';
import { grantRole } from '../grant-role';
import { inviteStaff, openInvitation } from '../invite-staff';

export type MandateOutcome = 'granted' | 'invited' | 'moved' | 'unchanged';

export interface PlacedMandate extends MandateRow {
	schoolId: string;
	today: string;
}

/** One mandate: what came of it, or why it is not taken over. Runs in the transaction of the file. */
export async function applyMandate(
	ctx: Context,
	mandate: PlacedMandate
): Promise<MandateOutcome | 'over' | 'limited' | 'bad-email'> {
	const owner = await findStaff(ctx, readEmail(mandate.email));
	const isOver = mandate.until !== null && mandate.until < mandate.today;
	if (!owner) return isOver ? 'over' : invite(ctx, mandate);

	const rights = await ctx.db
		.select()
		.from(staffRoles)
		.where(
			and(
				eq(staffRoles.staffId, owner.id),
				eq(staffRoles.schoolId, mandate.schoolId),
				inArray(staffRoles.role, givenWith('director')),
				eq(staffRoles.fromDate, mandate.from)
			)
		);
	if (rights.length === 0) return isOver ? 'over' : grant(ctx, owner.id, mandate);
	const toMove = rights.filter((right) => right.revokedAt === null && right.untilDate !== mandate.until);
	if (toMove.length === 0) return 'unchanged';
	await ctx.db
		.update(staffRoles)
		.set({ untilDate: mandate.until })
		.where(
			inArray(
				staffRoles.id,
				toMove.map(({ id }) => id)
			)
		);
	await recordAudit(ctx, {
		action: 'staff.role.end-moved',
		schoolId: mandate.schoolId,
		detail: { staff: owner.id, role: 'director', until: mandate.until }
	});
	return 'moved';
}

async function grant(
	ctx: Context,
	staffId: string,
	{ schoolId, from, until }: PlacedMandate
): Promise<'granted'> {
	for (const role of givenWith('director'))
		await grantRole(ctx, { staffId, role, schoolId, from, until, grantedBy: null });
	return 'granted';
}

/** A link that still works and says the same is not sent again; one with another end is replaced. */
async function invite(
	ctx: Context,
	{ email, name, schoolId, from, until }: PlacedMandate
): Promise<'invited' | 'unchanged' | 'limited' | 'bad-email'> {
	const [open] = await ctx.db
		.select()
		.from(staffInvitations)
		.where(
			and(
				eq(sql`lower(${staffInvitations.email})`, email.toLowerCase()),
				eq(staffInvitations.schoolId, schoolId),
				eq(staffInvitations.role, 'director'),
				eq(staffInvitations.fromDate, from),
				isNull(staffInvitations.invitedBy),
				openInvitation(ctx)
			)
		);
	if (open && open.untilDate === until) return 'unchanged';
	if (open)
		await ctx.db
			.update(staffInvitations)
			.set({ withdrawnAt: ctx.now })
			.where(eq(staffInvitations.id, open.id));
	try {
		const asked = { email, name, role: 'director' as const, schoolId, from, byMail: true };
		// A transaction of its own within the file's: a mail that is one too many undoes only this row.
		const invited = await inTransaction(ctx, (ctx) =>
			inviteStaff(ctx, null, { ...asked, ...(until !== null && { until }) })
		);
		return 'refusal' in invited ? 'bad-email' : 'invited';
	} catch (error) {
		if (error instanceof AppError && error.code === 'too-many') return 'limited';
		throw error;
	}
}
