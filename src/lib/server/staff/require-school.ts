import { seesOwnGroupsOnly, type StaffRole } from '$lib/domain/staff/roles';
import { redirect } from '@sveltejs/kit';
import type { Context } from '../context';
import { AppError } from '../errors';
import { FRESH_MINUTES } from './session-limits';
import type { DeskSchool, StaffSession } from './staff-session';

/** Who acts at the desk, and for which school: every query of the desk is bounded by `schoolId`. */
export interface DeskActor {
	staffId: string;
	name: string;
	schoolId: string;
	school: DeskSchool;
	/** At this school, today. */
	roles: StaffRole[];
	/** A teacher sees only these administrative groups; null: the whole school. */
	groupIds: string[] | null;
	/** The classes beside those groups (F96); they mean something only while the school shares class information. */
	classTitles?: string[];
}

/** What `handleStaff` puts in `locals`. */
export interface StaffLocals {
	ctx: Pick<Context, 'now'>;
	staff: StaffSession | null;
	/** Path and query of this page, to come back to. */
	here: string;
	/** Why somebody who is signed in was refused: the hook writes it down once the answer is made. */
	staffRefusal?: { asked: StaffRole[] };
}

/**
 * The one who acts, when fully signed in and holding one of `roles` (any, when none is named) at the active school today.
 * Not (fully) signed in: sends to the sign-in page. No school chosen yet: sends to *Wijzig instelling*. Otherwise throws
 * `AppError('forbidden')`, which the audit hears of. Call it in every load and every action: a right can end in between.
 */
export function requireSchool(locals: StaffLocals, ...roles: StaffRole[]): DeskActor {
	const session = requireStaff(locals);
	const { activeSchool, roles: held } = session;
	if (!activeSchool) {
		if (session.schools.length === 0) refuse(locals, roles);
		redirect(303, `/schoolloket/wijzig-instelling?naar=${encodeURIComponent(locals.here)}`);
	}
	if (roles.length > 0 && !roles.some((role) => held.includes(role))) refuse(locals, roles);
	return {
		staffId: session.staffId,
		name: session.name,
		schoolId: activeSchool.id,
		school: activeSchool,
		roles: held,
		...(seesOwnGroupsOnly(held, roles)
			? { groupIds: session.ownGroupIds, classTitles: session.ownClassTitles }
			: { groupIds: null })
	};
}

/** The session of somebody who gave both factors; otherwise sends to the sign-in page, which leads back here. */
export function requireStaff(locals: StaffLocals): StaffSession {
	if (!locals.staff?.fullySignedIn) redirect(303, signInAddress(locals.here));
	return locals.staff;
}

/**
 * For what hands out secrets (D5): the second factor must have been given in the last `minutes`; otherwise sends to the
 * page that asks it again and leads back here. Call it after `requireSchool`.
 */
export function requireFreshSecondFactor(locals: StaffLocals, minutes = FRESH_MINUTES): void {
	requireStaff(locals);
	if (!hasFreshSecondFactor(locals, minutes))
		redirect(303, `/schoolloket/aanmelden/bevestigen?naar=${encodeURIComponent(locals.here)}`);
}

/** Whether `requireFreshSecondFactor` would let this session through: for a page that wants to say so beforehand. */
export function hasFreshSecondFactor({ ctx, staff }: StaffLocals, minutes = FRESH_MINUTES): boolean {
	const given = staff?.secondFactorAt ?? null;
	return given !== null && ctx.now.getTime() - given.getTime() < minutes * 60_000;
}

/** Somebody of the desk who may not do this: 403, and a row in the audit. */
export function refuse(locals: StaffLocals, asked: StaffRole[]): never {
	locals.staffRefusal = { asked };
	throw new AppError('forbidden');
}

/** The sign-in page of the desk, which leads back to `here`. */
export const signInAddress = (here: string) =>
	here === '/schoolloket'
		? '/schoolloket/aanmelden'
		: `/schoolloket/aanmelden?naar=${encodeURIComponent(here)}`;
