import { schoolDay } from '$lib/domain/accounts/school-day';
import { effectiveAssignment, type EffectiveAssignment } from '$lib/domain/applications/effective-assignment';
import type { PupilFacts } from '$lib/domain/applications/pupil-claims';
import type { Context } from '../context';
import type { assignments } from '../db';
import { pupilOf, readPupil, type PupilRow } from './read-pupil';

export type StoredAssignment = typeof assignments.$inferSelect;

/** What a pupil is to one application today. */
export interface PupilAccess extends EffectiveAssignment {
	facts: PupilFacts;
	/** Optional claims that the school which assigned it leaves out. */
	withheld: string[];
}

/**
 * Whether a pupil may use an application today, and what may be told of them; null when the account itself may not be
 * used (blocked, no enrollment). Asked again at every authorization, refresh and userinfo: nothing of it is remembered.
 */
export async function readPupilAccess(
	ctx: Context,
	{ accountId, applicationId }: { accountId: string; applicationId: string }
): Promise<PupilAccess | null> {
	const pupil = await readPupil(ctx, accountId, applicationId);
	return pupil && accessOf(pupil, schoolDay(ctx.now));
}

/** The same of what another query of this request brought along (`pupilValue`). */
export function pupilAccessOf({ now }: Pick<Context, 'now'>, row: PupilRow | null): PupilAccess | null {
	const today = schoolDay(now);
	const pupil = row && pupilOf(row, today);
	return pupil && accessOf(pupil, today);
}

function accessOf(pupil: NonNullable<ReturnType<typeof pupilOf>>, today: string): PupilAccess {
	const effective = effectiveAssignment(pupil.assignments, pupil.places, today);
	const of = effective.assigned ? effective.via?.schoolId : undefined;
	const withheld = pupil.withheld.filter(({ schoolId }) => schoolId === of).map(({ claim }) => claim);
	return { ...effective, facts: pupil.facts, withheld };
}
