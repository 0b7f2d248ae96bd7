import { mayDecide, refuseSharing, type SharingRefusal } from '$lib/domain/consent/agreement';
import { currentProtocol } from '$lib/domain/consent/protocols';
import { eq } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { classConsents } from '../db';
import { AppError } from '../errors';
import type { DeskActor } from '../staff';
import { readPackage } from './school-package';
import { lockStanding } from './standing';

/** What the person had before them when they said yes. */
export interface ShownProtocol {
	version: string;
	sha256: string;
}

/**
 * The school's yes to the current protocol (F72, F91): kept with person, time, version and the hash of the text. Where an
 * older version stood, the new one takes its place and nothing is erased. A second yes to the same version changes nothing.
 * Throws `AppError('forbidden')` for who is no databeheerder today.
 */
export async function shareClassInformation(
	ctx: Context,
	actor: DeskActor,
	shown: ShownProtocol,
	protocol = currentProtocol()
): Promise<SharingRefusal | null> {
	if (!mayDecide(actor.roles)) throw new AppError('forbidden');
	return inTransaction(ctx, async (ctx) => {
		const { schoolId } = actor;
		const software = (await readPackage(ctx, schoolId))?.software ?? null;
		const refusal = refuseSharing(shown, protocol, software);
		if (refusal) return refusal;

		const standing = await lockStanding(ctx, schoolId);
		if (standing?.protocolVersion === protocol.version) return null;
		if (standing)
			await ctx.db
				.update(classConsents)
				.set({ stoppedAt: ctx.now, stoppedBy: actor.staffId, identifierSalt: null })
				.where(eq(classConsents.id, standing.id));
		const made = await ctx.db
			.insert(classConsents)
			.values({
				schoolId,
				protocolVersion: protocol.version,
				protocolHash: protocol.sha256,
				acceptedBy: actor.staffId,
				acceptedByName: actor.name,
				acceptedAt: ctx.now,
				// The packages keep the identifiers they have when only the text is a newer one.
				identifierSalt: standing?.identifierSalt ?? randomBytes(32)
			})
			// Somebody else said yes in this very moment: theirs stands.
			.onConflictDoNothing()
			.returning({ id: classConsents.id });
		if (made.length > 0)
			await recordAudit(ctx, {
				action: 'consent.given',
				schoolId,
				detail: {
					version: protocol.version,
					sha256: protocol.sha256,
					software,
					before: standing?.protocolVersion ?? null
				}
			});
		return null;
	});
}
