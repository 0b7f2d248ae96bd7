import { mayDecide } from '$lib/domain/consent/agreement';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { classConsents } from '../db';
import { AppError } from '../errors';
import type { DeskActor } from '../staff';
import { eraseClassInformation, type Erased } from './erase';
import { lockStanding } from './standing';

/**
 * The school shares no more (F74): the consent ends and all class information of the school is erased, in one transaction.
 * Sharing again needs a new yes and a new whole delivery. Null when nothing was shared. Throws `AppError('forbidden')` for
 * who is no databeheerder today.
 */
export async function stopSharing(ctx: Context, actor: DeskActor): Promise<Erased | null> {
	if (!mayDecide(actor.roles)) throw new AppError('forbidden');
	return inTransaction(ctx, async (ctx) => {
		const { schoolId } = actor;
		const standing = await lockStanding(ctx, schoolId);
		if (!standing) return null;
		await ctx.db
			.update(classConsents)
			.set({ stoppedAt: ctx.now, stoppedBy: actor.staffId, identifierSalt: null })
			.where(eq(classConsents.id, standing.id));
		await recordAudit(ctx, {
			action: 'consent.stopped',
			schoolId,
			detail: { version: standing.protocolVersion }
		});
		return eraseClassInformation(ctx, schoolId);
	});
}
