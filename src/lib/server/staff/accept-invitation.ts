import { givenWith } from '$lib/domain/staff/roles';
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret } from '../credentials';
import { schools, staff, staffInvitations } from '../db';
import { AppError } from '../errors';
import { asStaff } from './as-staff';
import { hasExternalProvider } from './external/provider';
import { findStaff, readEmail, type StaffRow } from './find-staff';
import { grantRole } from './grant-role';
import { hashInvitation, openInvitation, readName } from './invite-staff';
import { judgePassword, type StaffPasswordRefusal } from './own-account';
import { openStaffSession } from './staff-session';

type InvitationRow = typeof staffInvitations.$inferSelect;

/** What the page of a link shows; null when it was used, withdrawn, too old, or never was. Changes nothing (A20). */
export async function readInvitation(ctx: Context, token: string) {
	const [row] = await ctx.db
		.select({ invitation: staffInvitations, schoolName: schools.name })
		.from(staffInvitations)
		.leftJoin(schools, eq(schools.id, staffInvitations.schoolId))
		.where(and(eq(staffInvitations.tokenHash, hashInvitation(token)), openInvitation(ctx)));
	if (!row) return null;
	const { name, email, role } = row.invitation;
	const owner = await findStaff(ctx, readEmail(email));
	return { name, email, role, schoolName: row.schoolName, hasAccount: hasAccount(owner) };
}

/**
 * Whether this person signs in already: with a password, or through the provider as long as there is one. Nobody gives such an
 * account a password by a link in a mailbox: it would open what it held before, with a second factor of whoever reads that.
 */
const hasAccount = (owner: StaffRow | null): boolean =>
	Boolean(owner?.passwordHash) || (Boolean(owner?.externalSubject) && hasExternalProvider());

export type AcceptRefusal = StaffPasswordRefusal | 'no-name' | 'gone';

/**
 * Uses the link up: makes the account with its password, or adds the role to the one that has this address. `bearer`
 * opens only the second factor. Who has an account signs in with it, and gets no bearer here: the mailbox alone is no
 * factor. A refusal other than `gone` leaves the link as it was. Throws `AppError('conflict')` when this person got a way in, by another
 * link, in the meantime.
 */
export async function acceptInvitation(
	ctx: Context,
	token: string,
	input: { name: string; password: string }
): Promise<{ refusal: AcceptRefusal } | { bearer: string | null }> {
	const invitation = await readInvitation(ctx, token);
	if (!invitation) return { refusal: 'gone' };
	const name = readName(input.name);
	const owner = await findStaff(ctx, readEmail(invitation.email));
	const staffId = owner?.id ?? randomUUID();
	const isNew = !hasAccount(owner);
	if (isNew) {
		if (name === '') return { refusal: 'no-name' };
		const schoolNames = invitation.schoolName ? [invitation.schoolName] : [];
		const refusal = await judgePassword(ctx, { email: invitation.email, name, schoolNames }, input.password);
		if (refusal) return { refusal };
	}
	const stored = isNew ? await hashSecret(ctx.keys, staffId, input.password) : null;

	return inTransaction(asStaff(ctx, staffId), async (ctx) => {
		const [used] = await consumeInvitations(ctx, eq(staffInvitations.tokenHash, hashInvitation(token)));
		if (!used) return { refusal: 'gone' };
		if (!owner) await makeStaff(ctx, { id: staffId, name, email: used.email });
		await grantInvited(ctx, staffId, used);
		if (!stored) return { bearer: null };
		const given = await ctx.db
			.update(staff)
			.set({ name, passwordHash: stored.hash, pepperId: stored.pepperId, passwordChangedAt: ctx.now })
			.where(
				and(
					eq(staff.id, staffId),
					isNull(staff.passwordHash),
					sql`${staff.externalSubject} is not distinct from ${owner?.externalSubject ?? null}::text`
				)
			)
			.returning({ id: staff.id });
		if (given.length === 0) throw new AppError('conflict');
		return { bearer: await openStaffSession(ctx, { staffId, complete: false, external: false }) };
	});
}

/** Uses open invitations up, so that nobody else can; none when they are not open (any more). In the caller's transaction. */
export const consumeInvitations = (ctx: Context, which: SQL): Promise<InvitationRow[]> =>
	ctx.db
		.update(staffInvitations)
		.set({ usedAt: ctx.now })
		.where(and(which, openInvitation(ctx)))
		.returning();

/** Throws `AppError('conflict')` when somebody made one with this address at the same moment. */
export async function makeStaff(
	ctx: Context,
	{ id, name, email }: { id: string; name: string; email: string }
): Promise<void> {
	const made = await ctx.db
		.insert(staff)
		.values({ id, name, email, createdAt: ctx.now })
		.onConflictDoNothing()
		.returning({ id: staff.id });
	if (made.length === 0) throw new AppError('conflict');
}

/** Gives what the invitation promised. Runs in the transaction that used it up. */
export async function grantInvited(ctx: Context, staffId: string, invitation: InvitationRow): Promise<void> {
	const { role, schoolId, fromDate, untilDate, groupIds, classTitles, invitedBy } = invitation;
	await recordAudit(ctx, {
		action: 'staff.invitation.accepted',
		schoolId: schoolId ?? undefined,
		detail: { invitation: invitation.id, role }
	});
	for (const given of givenWith(role))
		await grantRole(ctx, {
			staffId,
			role: given,
			schoolId,
			from: fromDate,
			until: untilDate,
			grantedBy: invitedBy,
			groupIds,
			classTitles
		});
}
