/** Minutes in which the teacher must answer, and once more in which the device must use the answer. */
export const HELP_MINUTES = 5;

/** Devices that may ask for one name at a time; one more ends the oldest, so that no flood keeps the child from asking. */
export const MAX_DEVICES_ASKING = 5;

/** Times that one device may ask within `HELP_MINUTES`. */
export const MAX_ASKED_PER_DEVICE = 8;

export type HelpAnswer = 'let-in' | 'new-pictures';

/** Why a teacher's help cannot let an account in. */
export type HelpBarrier = 'blocked' | 'ended' | 'temporary' | 'passkey' | 'not-pictures';

export interface HelpedAccount {
	/** What keeps the account out whatever it proves. */
	barrier: 'blocked' | 'ended' | null;
	kind: 'pictures' | 'word' | 'temporary' | 'own';
	/** The pupil wants the passkey asked at every sign-in; nobody stands in for it. */
	asksPasskey: boolean;
}

/**
 * Why this answer cannot be given for this account, or null. With a temporary password one must choose an own one at once
 * (F9): letting that pupil in would give a password for good to whoever holds the device, so the beheerder gives a new one.
 */
export function refuseAnswer(
	answer: HelpAnswer,
	{ barrier, kind, asksPasskey }: HelpedAccount
): HelpBarrier | null {
	if (barrier) return barrier;
	if (kind === 'temporary') return 'temporary';
	if (asksPasskey) return 'passkey';
	return answer === 'new-pictures' && kind !== 'pictures' ? 'not-pictures' : null;
}

/** Until when a request that is made, or an answer that is given, at `now` counts. */
export const helpUntil = (now: Date): Date => new Date(now.getTime() + HELP_MINUTES * 60_000);
