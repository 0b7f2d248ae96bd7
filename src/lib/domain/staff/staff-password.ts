import { refusePassword, type PasswordRefusal } from '../credentials/password-policy';

/** Code points after NFKC. NIST SP 800-63B rev. 4 asks 15 of a password; ours also has a second factor beside it. */
export const MIN_STAFF_LENGTH = 15;

/** Whose password it becomes; it may hold no part of these. */
export interface StaffPasswordOwner {
	email: string;
	name: string;
	schoolNames: readonly string[];
}

/**
 * Why somebody of the desk may not choose `password`, or `null`: the pupils' rules (`refusePassword`) with a greater
 * length. Never throws; first refusal only. How easily it is guessed is judged besides, by `loadStrength`.
 */
export function refuseStaffPassword(password: string, owner: StaffPasswordOwner): PasswordRefusal | null {
	const refusal = refusePassword(password, {
		username: owner.email.split('@')[0] ?? '',
		names: [owner.name],
		schoolNames: owner.schoolNames
	});
	if (refusal === 'too-short' || refusal === 'too-long') return refusal;
	return [...password.normalize('NFKC')].length < MIN_STAFF_LENGTH ? 'too-short' : refusal;
}
