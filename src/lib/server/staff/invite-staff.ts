import { schoolDay } from '$lib/domain/accounts/school-day';
import { parseDay } from '$lib/domain/roster/parse-day';
import { isSchoolRole, rolesToGive, type StaffRole } from '$lib/domain/staff/roles';
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { recordAudit } from '../audit';
import { listClasses, lockStanding, titlesOf } from '../consent';
import { inTransaction, type Context } from '../context';
import { administrativeGroups, schools, staff, staffInvitations } from '../db';
import { AppError } from '../errors';
import { normalizeAddress, queueMail } from '../mail';

/** How long a link works, in days. */
export const INVITATION_DAYS = 7;
const MAX_NAME_LENGTH = 100;

export interface NewInvitation {
	email: string;
	name: string;
	role: StaffRole;
	/** Null for a role that belongs to no school. */
	schoolId: string | null;
	/** First and last school day of the right; none for the last: until somebody ends it. */
	from?: string;
	until?: string;
	/** Of a teacher; others have none. */
	groupIds?: string[];
	/** Of a teacher, beside or instead of groups; of a school that shares class information. */
	classTitles?: string[];
	/** By mail also from the command line; from the desk it always goes by mail. */
	byMail?: boolean;
}

export type InvitationRefusal =
	'bad-email' | 'no-name' | 'bad-day' | 'not-yours-to-give' | 'no-groups' | 'limited';

/** Who invites: the roles held at that school today. `null`: the operator's own command line. */
export type Inviter = { staffId: string; roles: readonly StaffRole[] } | null;

export const hashInvitation = (token: string) => createHash('sha256').update(token).digest('hex');

/** A name as we keep it: no control characters or marks that turn the direction, one space between words. */
export const readName = (typed: string): string =>
	[
		...typed
			.slice(0, 1000)
			.replace(/[\p{C}\s]+/gu, ' ')
			.trim()
	]
		.slice(0, MAX_NAME_LENGTH)
		.join('');

/**
 * Makes a link that gives a role to whoever holds the mailbox: 256 bits, once, seven days. From the desk it goes there by
 * mail and nowhere else, so that the inviter cannot accept it in another's name; the command line gets `token` to print.
 */
export async function inviteStaff(
	ctx: Context,
	inviter: Inviter,
	input: NewInvitation
): Promise<{ refusal: InvitationRefusal } | { invitationId: string; token: string }> {
	const today = schoolDay(ctx.now);
	const email = normalizeAddress(input.email);
	const name = readName(input.name);
	const from = input.from ? parseDay(input.from) : today;
	const until = input.until ? parseDay(input.until) : null;
	if (inviter && !rolesToGive(inviter.roles).includes(input.role)) return { refusal: 'not-yours-to-give' };
	if (isSchoolRole(input.role) !== (input.schoolId !== null)) return { refusal: 'not-yours-to-give' };
	if (email === null) return { refusal: 'bad-email' };
	if (name === '') return { refusal: 'no-name' };
	if (from === null || (input.until && until === null) || (until && (until < from || until < today)))
		return { refusal: 'bad-day' };

	const token = randomBytes(32).toString('base64url');
	const isTeacher = input.role === 'leerkracht';
	const groupIds = isTeacher ? [...new Set(input.groupIds)] : [];
	return inTransaction(ctx, async (ctx) => {
		const schoolName = await readSchoolName(ctx, input.schoolId);
		const classTitles = isTeacher ? await ownClasses(ctx, input.schoolId, input.classTitles ?? []) : [];
		if (isTeacher && groupIds.length === 0 && classTitles.length === 0) return { refusal: 'no-groups' };
		await requireGroups(ctx, input.schoolId, groupIds);
		const [made] = await ctx.db
			.insert(staffInvitations)
			.values({
				tokenHash: hashInvitation(token),
				email,
				name,
				role: input.role,
				schoolId: input.schoolId,
				fromDate: from,
				untilDate: until,
				groupIds,
				classTitles,
				invitedBy: inviter?.staffId ?? null,
				createdAt: ctx.now,
				expiresAt: new Date(ctx.now.getTime() + INVITATION_DAYS * 24 * 3600 * 1000)
			})
			.returning({ id: staffInvitations.id });
		if (!made) throw new TypeError('an insert without a row');
		if (inviter || input.byMail) {
			const path = `/schoolloket/uitnodiging/${token}`;
			const params = { givenName: name, schoolName, path };
			const { refusal } = await queueMail(ctx, {
				to: email,
				template: 'staff-invitation',
				params,
				locale: 'nl'
			});
			if (refusal === 'limited') throw new AppError('too-many');
			if (refusal) throw new AppError('bad-request');
		}
		await recordAudit(ctx, {
			action: 'staff.invited',
			schoolId: input.schoolId ?? undefined,
			detail: { invitation: made.id, role: input.role, until }
		});
		return { invitationId: made.id, token };
	});
}

/** The classes of those that the school has and shares; others are as good as none. Holds a stop off until it is kept. */
async function ownClasses(
	ctx: Context,
	schoolId: string | null,
	titles: readonly string[]
): Promise<string[]> {
	if (schoolId === null || titles.length === 0) return [];
	if (!(await lockStanding(ctx, schoolId))) return [];
	return titlesOf(await listClasses(ctx, schoolId)).filter((title) => titles.includes(title));
}

async function readSchoolName({ db }: Context, schoolId: string | null): Promise<string> {
	if (schoolId === null) return 'LeerID';
	const [school] = await db.select({ name: schools.name }).from(schools).where(eq(schools.id, schoolId));
	if (!school) throw new AppError('not-found');
	return school.name;
}

/** Throws `AppError('not-found')` unless every group is of this school: an id of another one is as good as none. */
export async function requireGroups(
	{ db }: Context,
	schoolId: string | null,
	groupIds: readonly string[]
): Promise<void> {
	if (groupIds.length === 0) return;
	if (!groupIds.every((id) => isUuid(id))) throw new AppError('not-found');
	const found = await db
		.select({ id: administrativeGroups.id })
		.from(administrativeGroups)
		.where(
			and(
				eq(administrativeGroups.schoolId, schoolId ?? sql`null`),
				inArray(administrativeGroups.id, [...groupIds])
			)
		);
	if (found.length !== groupIds.length) throw new AppError('not-found');
}

/** Whether a link still works at `now`: not while who sent it is blocked, who may have sent it to a mailbox of their own. */
export const openInvitation = (ctx: Pick<Context, 'now'>) =>
	and(
		isNull(staffInvitations.usedAt),
		isNull(staffInvitations.withdrawnAt),
		gt(staffInvitations.expiresAt, ctx.now),
		sql`not exists (select from ${staff} where ${staff.id} = ${staffInvitations.invitedBy} and ${staff.blockedAt} is not null)`
	);

/** The links of a school (null: of none) that still work, newest first. */
export const listInvitations = (ctx: Context, schoolId: string | null) =>
	ctx.db
		.select({
			id: staffInvitations.id,
			name: staffInvitations.name,
			email: staffInvitations.email,
			role: staffInvitations.role,
			expiresAt: staffInvitations.expiresAt
		})
		.from(staffInvitations)
		.where(and(ofSchool(schoolId), openInvitation(ctx)))
		.orderBy(desc(staffInvitations.createdAt));

const ofSchool = (schoolId: string | null) =>
	schoolId === null ? isNull(staffInvitations.schoolId) : eq(staffInvitations.schoolId, schoolId);

/** Makes a link worthless. Throws `AppError('not-found')` for one of another school or a role that is not the actor's to give. */
export function withdrawInvitation(
	ctx: Context,
	actor: { roles: readonly StaffRole[]; schoolId: string | null },
	invitationId: string
): Promise<void> {
	if (!isUuid(invitationId)) throw new AppError('not-found');
	return inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.update(staffInvitations)
			.set({ withdrawnAt: ctx.now })
			.where(
				and(
					eq(staffInvitations.id, invitationId),
					ofSchool(actor.schoolId),
					inArray(staffInvitations.role, rolesToGive(actor.roles)),
					openInvitation(ctx)
				)
			)
			.returning({ id: staffInvitations.id });
		if (gone.length === 0) throw new AppError('not-found');
		await recordAudit(ctx, { action: 'staff.invitation.withdrawn', detail: { invitation: invitationId } });
	});
}
