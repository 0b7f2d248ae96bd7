import type { StaffRole } from '../staff/roles';
import type { Protocol } from './protocol';

/** A school's yes to one version, as it is kept. */
export interface Agreement {
	protocolVersion: string;
	stoppedAt: Date | null;
}

/**
 * Whether somebody with these rights today (`rolesAt`) may share or stop: only with the databeheerder's. A director's, a
 * beheerder's or an operator's right does not count (F67). It ends with its last day, at midnight (F68, A12).
 */
export const mayDecide = (held: readonly StaffRole[]): boolean => held.includes('databeheerder');

/** Whether class information may be asked for, kept and shown. A later version of the protocol does not end it (F91). */
export const stands = (agreement: Pick<Agreement, 'stoppedAt'> | null): boolean =>
	agreement !== null && agreement.stoppedAt === null;

/** Whether a newer version must be put before the school, while the one that it accepted still stands. */
export const asksAgain = (agreement: Agreement | null, current: Pick<Protocol, 'version'>): boolean =>
	agreement !== null && stands(agreement) && agreement.protocolVersion !== current.version;

export type SharingRefusal = 'no-package' | 'other-protocol';

/**
 * Why a school cannot share now, or null: without a package that we know there is nobody to ask (F70), and who was shown
 * another text than the one that counts by now did not accept that one.
 */
export function refuseSharing(
	shown: { version: string; sha256: string },
	current: Pick<Protocol, 'version' | 'sha256'>,
	software: string | null
): SharingRefusal | null {
	if (software === null) return 'no-package';
	return shown.version === current.version && shown.sha256 === current.sha256 ? null : 'other-protocol';
}
