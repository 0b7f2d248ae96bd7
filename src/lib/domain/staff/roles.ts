import type { IsoDay } from '../roster/parse-day';

/** Who works at the desk (D8). The first four belong to a school, the last two to none. */
export const STAFF_ROLES = [
	'leerkracht',
	'beheerder',
	'databeheerder',
	'director',
	'toepassingsbeheerder',
	'operator'
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** One right as it was given. Both days are school days (`schoolDay`, Europe/Brussels) and both are included. */
export interface RoleGrant {
	role: StaffRole;
	/** Null for a role that belongs to no school. */
	schoolId: string | null;
	from: IsoDay;
	/** Null: until somebody ends it. */
	until: IsoDay | null;
	/** Ended by somebody, whatever the days say. */
	revoked: boolean;
}

/** Whether a right holds on `today`: from the first midnight up to the one after its last day (D12, SECURITY A12). */
export const holdsOn = (grant: RoleGrant, today: IsoDay): boolean =>
	!grant.revoked && grant.from <= today && (grant.until === null || today <= grant.until);

/**
 * The roles somebody has at a school today, each once, in the order of `STAFF_ROLES`; those that belong to no school hold
 * everywhere. With `null` only the latter.
 */
export function rolesAt(grants: readonly RoleGrant[], schoolId: string | null, today: IsoDay): StaffRole[] {
	const held = grants
		.filter((grant) => holdsOn(grant, today))
		.filter((grant) => grant.schoolId === null || grant.schoolId === schoolId)
		.map(({ role }) => role);
	return STAFF_ROLES.filter((role) => held.includes(role));
}

/** The ids of the schools where somebody holds any right today, each once. */
export function schoolsOn(grants: readonly RoleGrant[], today: IsoDay): string[] {
	const held = grants.filter((grant) => holdsOn(grant, today)).flatMap(({ schoolId }) => schoolId ?? []);
	return [...new Set(held)];
}

/** Whether a role is held at a school, rather than over the whole service. */
export const isSchoolRole = (role: StaffRole): boolean =>
	role !== 'operator' && role !== 'toepassingsbeheerder';

/**
 * Who may give, and end, which roles: the operator invites the director, the director beheerders, they teachers (D8). The
 * databeheerder is given by nobody: that right comes and goes with the director's (F68).
 */
const GIVES: Record<StaffRole, readonly StaffRole[]> = {
	operator: ['director', 'toepassingsbeheerder', 'operator'],
	director: ['beheerder', 'leerkracht'],
	beheerder: ['leerkracht'],
	databeheerder: [],
	leerkracht: [],
	toepassingsbeheerder: []
};

/** The roles that the holder of `roles` may give to others and take from them, in the order of `STAFF_ROLES`. */
export function rolesToGive(roles: readonly StaffRole[]): StaffRole[] {
	return STAFF_ROLES.filter((role) => roles.some((held) => GIVES[held].includes(role)));
}

/** What is given together: every director with a mandate has the databeheerder's right, with the same end (F68). */
export const givenWith = (role: StaffRole): StaffRole[] =>
	role === 'director' ? ['director', 'databeheerder'] : [role];

/**
 * Whether only the own groups are seen: of the roles that count here, teacher is the only one. With no role asked for,
 * only a beheerder and a director see a whole school.
 */
export function seesOwnGroupsOnly(held: readonly StaffRole[], asked: readonly StaffRole[]): boolean {
	const whole = asked.length > 0 ? asked.filter((role) => role !== 'leerkracht') : ['beheerder', 'director'];
	return !held.some((role) => whole.includes(role));
}
