import { schoolDay } from '../accounts/school-day';
import { isEnrollmentUsable, type EnrollmentPeriod } from '../accounts/status';

/** All that decides whether a pupil can sign in now. */
export interface SignInFacts {
	enrollments: readonly EnrollmentPeriod[];
	/** Null when there is no account. */
	account: {
		/** Null when another school blocked: its reason is for its own colleagues. */
		blockedReason: string | null;
		blockedElsewhere: boolean;
		blocked: boolean;
		/** When the secret dies or died: a temporary one by age, one beside the QR of a void card at once; null while it lives. */
		secretExpiresAt: Date | null;
		/** Null for an account of which the secret got lost. */
		hasSecret: boolean;
		hasCard: boolean;
		/** New devices must wait until then. */
		waitUntil: Date | null;
	} | null;
}

/**
 * One thing that keeps a pupil out, with what it takes to say it. `mend` names the one thing the school can do about it
 * here; null when only the administration package can.
 */
export type Obstacle =
	| { code: 'no-account'; mend: 'create' }
	| { code: 'not-yet-enrolled'; from: string; mend: null }
	| { code: 'ended'; on: string; mend: null }
	| { code: 'blocked'; reason: string; mend: 'unblock' }
	| { code: 'blocked-elsewhere'; mend: 'unblock' }
	| { code: 'secret-expired'; on: Date; mend: 'new-secret' }
	| { code: 'no-secret'; mend: 'new-secret' }
	| { code: 'waiting'; until: Date; mend: 'release' }
	| { code: 'no-card'; mend: 'new-card' };

/**
 * *Waarom lukt het niet?*: everything that keeps this pupil out at `now`, the weightiest first; empty when nothing we
 * know of does (then it is the secret). A missing card stands last: without one a pupil can still type the username.
 */
export function obstacles({ enrollments, account }: SignInFacts, now: Date): Obstacle[] {
	if (!account) return [{ code: 'no-account', mend: 'create' }];
	const found: Obstacle[] = [];
	const period = periodObstacle(enrollments, schoolDay(now));
	if (account.blocked)
		found.push(
			account.blockedElsewhere
				? { code: 'blocked-elsewhere', mend: 'unblock' }
				: { code: 'blocked', reason: account.blockedReason ?? '', mend: 'unblock' }
		);
	if (period) found.push(period);
	if (!account.hasSecret) found.push({ code: 'no-secret', mend: 'new-secret' });
	if (account.secretExpiresAt && account.secretExpiresAt <= now)
		found.push({ code: 'secret-expired', on: account.secretExpiresAt, mend: 'new-secret' });
	if (account.waitUntil && account.waitUntil > now)
		found.push({ code: 'waiting', until: account.waitUntil, mend: 'release' });
	if (!account.hasCard) found.push({ code: 'no-card', mend: 'new-card' });
	return found;
}

/** Why no enrollment lets the pupil in on `today`; null when one does. */
function periodObstacle(enrollments: readonly EnrollmentPeriod[], today: string): Obstacle | null {
	if (enrollments.some((period) => isEnrollmentUsable(period, today))) return null;
	const coming = enrollments
		.filter(
			({ begin, deregisteredOn }) => begin > today && (deregisteredOn === null || deregisteredOn > begin)
		)
		.map(({ begin }) => begin)
		.sort();
	if (coming[0] !== undefined) return { code: 'not-yet-enrolled', from: coming[0], mend: null };
	const ends = enrollments.map(({ plannedEnd, deregisteredOn }) =>
		deregisteredOn !== null && deregisteredOn < plannedEnd ? deregisteredOn : plannedEnd
	);
	return { code: 'ended', on: ends.sort().at(-1) ?? today, mend: null };
}
