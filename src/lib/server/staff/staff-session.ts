import { schoolDay } from '$lib/domain/accounts/school-day';
import { holdsOn, rolesAt, schoolsOn, type RoleGrant, type StaffRole } from '$lib/domain/staff/roles';
import { and, eq, sql } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../context';
import { schools, staff, staffRoles, staffSessions, teacherClasses, teacherGroups, valueOnce } from '../db';
import { AppError } from '../errors';
import { HALF_SIGNED_IN, STAFF_ABSOLUTE, STAFF_IDLE, STAFF_TOUCH_INTERVAL } from './session-limits';

export interface DeskSchool {
	id: string;
	name: string;
	instellingsnummer: string;
}

/** A live session at the desk, with what may be done in it today. `bearer` is the cookie's secret: it goes nowhere else. */
export interface StaffSession {
	staffId: string;
	name: string;
	email: string;
	bearer: string;
	/** The school that is being worked for; null until one is chosen, and when the right to it ended. */
	activeSchool: DeskSchool | null;
	/** Every school where a right holds today, by name. */
	schools: DeskSchool[];
	/** At the active school, today; roles that belong to no school among them. */
	roles: StaffRole[];
	/** The administrative groups given to the teacher at the active school. */
	ownGroupIds: string[];
	/** The classes given to the teacher there. */
	ownClassTitles: string[];
	/** The second factor was given. Without it nothing about a pupil may be shown (F96). */
	fullySignedIn: boolean;
	/** When the second factor was last given. */
	secondFactorAt: Date | null;
	/** The external provider signed them in, and is the one to ask again. */
	external: boolean;
	createdAt: Date;
	device: string;
}

/** Sessions are ours, not Lucia's: that one is bound to pupils and their types (docs/decisions/0013-staff-sessions.md). */
export const hashStaffBearer = (bearer: string) => createHash('sha256').update(bearer).digest('hex');

const newBearer = () => randomBytes(32).toString('base64url');

export interface NewStaffSession {
	staffId: string;
	/** The second factor was given too, by the external provider or just now. */
	complete: boolean;
	external: boolean;
}

/** Opens a session and returns its bearer: 256 bits, known to nobody but the caller. */
export async function openStaffSession(ctx: Context, input: NewStaffSession): Promise<string> {
	const { staffId, complete, external } = input;
	const bearer = newBearer();
	const [owner] = await ctx.db.select().from(staff).where(eq(staff.id, staffId));
	await ctx.db.insert(staffSessions).values({
		id: hashStaffBearer(bearer),
		staffId,
		createdAt: ctx.now,
		lastUsedAt: ctx.now,
		expiresAt: later(ctx.now, complete ? STAFF_ABSOLUTE : HALF_SIGNED_IN),
		activeSchoolId: owner?.lastSchoolId ?? null,
		secondFactorAt: complete ? ctx.now : null,
		external,
		device: ctx.client.device
	});
	return bearer;
}

/**
 * A session that just got its second factor, or got it again, goes on under a new bearer; the old one is dead (SECURITY
 * 7.2.4). The first time its nine hours begin. Throws `AppError('forbidden')` when it has ended in the meantime.
 */
export function promoteStaffSession(ctx: Context, session: StaffSession): Promise<string> {
	const first = { secondFactorAt: ctx.now, createdAt: ctx.now, expiresAt: later(ctx.now, STAFF_ABSOLUTE) };
	return goOn(ctx, session, { steppedUpAt: ctx.now, ...(session.fullySignedIn ? {} : first) });
}

/**
 * The session goes on under a new bearer after its owner's password changed; nothing else about it does. Throws as
 * `promoteStaffSession` does.
 */
export const renewStaffBearer = (ctx: Context, session: StaffSession): Promise<string> =>
	goOn(ctx, session, {});

/** Whoever ended a session meanwhile ended what was being done in it: the caller's transaction is undone by the error. */
async function goOn(
	ctx: Context,
	session: StaffSession,
	changed: Partial<typeof staffSessions.$inferInsert>
): Promise<string> {
	const bearer = newBearer();
	const going = await ctx.db
		.update(staffSessions)
		.set({ ...changed, id: hashStaffBearer(bearer), lastUsedAt: ctx.now, pendingSealed: null })
		.where(eq(staffSessions.id, hashStaffBearer(session.bearer)))
		.returning({ id: staffSessions.id });
	if (going.length === 0) throw new AppError('forbidden', { message: 'the session has ended meanwhile' });
	return bearer;
}

interface GrantRow extends RoleGrant {
	school: DeskSchool | null;
	groupIds: string[];
	classTitles: string[];
}

/**
 * The session behind `bearer`, or null when it ended, rested too long, or its owner is blocked. Rights are read anew
 * each time: one that ended at midnight, or was taken away a second ago, is gone at the next request (SECURITY 8.3.2, A12).
 */
export async function resumeStaffSession(ctx: Context, bearer: string): Promise<StaffSession | null> {
	const id = hashStaffBearer(bearer);
	const found = await valueOnce<FoundSession>(ctx.db, {
		name: 'staff session',
		build: sessionValue,
		values: { id, now: ctx.now.toISOString(), restedSince: later(ctx.now, -STAFF_IDLE).toISOString() }
	});
	if (!found) return null;
	const { session, owner, grants } = found;
	if (owner.blocked) {
		await ctx.db.delete(staffSessions).where(eq(staffSessions.staffId, owner.id));
		return null;
	}
	if (ctx.now.getTime() - Date.parse(session.lastUsedAt) > STAFF_TOUCH_INTERVAL * 1000) {
		await ctx.db.update(staffSessions).set({ lastUsedAt: ctx.now }).where(eq(staffSessions.id, id));
	}
	const secondFactorAt = session.steppedUpAt ?? session.secondFactorAt;
	return {
		staffId: owner.id,
		name: owner.name,
		email: owner.email,
		bearer,
		...rightsOn(grants, session.activeSchoolId, schoolDay(ctx.now)),
		fullySignedIn: session.secondFactorAt !== null,
		secondFactorAt: secondFactorAt === null ? null : new Date(secondFactorAt),
		external: session.external,
		createdAt: new Date(session.createdAt),
		device: session.device
	};
}

/** What the statement gives; instants as text. */
interface FoundSession {
	session: {
		createdAt: string;
		lastUsedAt: string;
		activeSchoolId: string | null;
		secondFactorAt: string | null;
		steppedUpAt: string | null;
		external: boolean;
		device: string;
	};
	owner: { id: string; name: string; email: string; blocked: boolean };
	grants: GrantRow[];
}

/** All of it as one value (`valueOnce`): every page of the desk asks it. */
const sessionValue = () => sql`
	select json_build_object(
		'session', json_build_object(
			'createdAt', ${staffSessions.createdAt}, 'lastUsedAt', ${staffSessions.lastUsedAt},
			'activeSchoolId', ${staffSessions.activeSchoolId}, 'secondFactorAt', ${staffSessions.secondFactorAt},
			'steppedUpAt', ${staffSessions.steppedUpAt}, 'external', ${staffSessions.external}, 'device', ${staffSessions.device}),
		'owner', json_build_object('id', ${staff.id}, 'name', ${staff.name}, 'email', ${staff.email},
			'blocked', ${staff.blockedAt} is not null),
		'grants', ${grantsOf()}
	) as value
	from ${staffSessions}
	join ${staff} on ${staff.id} = ${staffSessions.staffId}
	where ${staffSessions.id} = ${sql.placeholder('id')} and ${staffSessions.expiresAt} > ${sql.placeholder('now')}::timestamptz
		and ${staffSessions.lastUsedAt} > ${sql.placeholder('restedSince')}::timestamptz`;

/** Who has one school works there; who has several has chosen one. */
function rightsOn(grants: GrantRow[], chosen: string | null, today: string) {
	const ids = schoolsOn(grants, today);
	const byId = new Map(grants.flatMap(({ school }) => (school ? [[school.id, school] as const] : [])));
	const open = ids.flatMap((id) => byId.get(id) ?? []).sort((a, b) => a.name.localeCompare(b.name, 'nl-BE'));
	const activeSchool = open.find(({ id }) => id === chosen) ?? (open.length === 1 ? (open[0] ?? null) : null);
	const taught = grants
		.filter((grant) => holdsOn(grant, today) && grant.role === 'leerkracht')
		.filter(({ schoolId }) => schoolId === activeSchool?.id);
	return {
		activeSchool,
		schools: open,
		roles: rolesAt(grants, activeSchool?.id ?? null, today),
		ownGroupIds: [...new Set(taught.flatMap(({ groupIds }) => groupIds))],
		ownClassTitles: [...new Set(taught.flatMap(({ classTitles }) => classTitles))]
	};
}

const grantsOf = () => sql`coalesce((
	select json_agg(json_build_object(
		'role', ${staffRoles.role}, 'schoolId', ${staffRoles.schoolId}, 'from', ${staffRoles.fromDate},
		'until', ${staffRoles.untilDate}, 'revoked', ${staffRoles.revokedAt} is not null,
		'school', case when ${schools.id} is null then null else json_build_object(
			'id', ${schools.id}, 'name', ${schools.name}, 'instellingsnummer', ${schools.instellingsnummer}) end,
		'groupIds', coalesce((select json_agg(${teacherGroups.groupId}) from ${teacherGroups}
			where ${teacherGroups.staffRoleId} = ${staffRoles.id}), '[]'::json),
		'classTitles', coalesce((select json_agg(${teacherClasses.classTitle}) from ${teacherClasses}
			where ${teacherClasses.staffRoleId} = ${staffRoles.id}), '[]'::json)))
	from ${staffRoles} left join ${schools} on ${schools.id} = ${staffRoles.schoolId}
	where ${staffRoles.staffId} = ${staff.id}), '[]'::json)`;

/** Ends one session on the server. Ending one that is already gone is no error. */
export async function endStaffSession(ctx: Pick<Context, 'db'>, bearer: string): Promise<void> {
	await ctx.db.delete(staffSessions).where(eq(staffSessions.id, hashStaffBearer(bearer)));
}

/** Ends every session of somebody, but not the one with bearer `except`. Returns how many. */
export async function endStaffSessions(
	ctx: Pick<Context, 'db'>,
	staffId: string,
	except?: string
): Promise<number> {
	const others = except === undefined ? undefined : sql`${staffSessions.id} <> ${hashStaffBearer(except)}`;
	const ended = await ctx.db
		.delete(staffSessions)
		.where(and(eq(staffSessions.staffId, staffId), others))
		.returning({ id: staffSessions.id });
	return ended.length;
}

const later = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1000);
