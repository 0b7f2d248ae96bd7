import type { PupilPreferences } from '$lib/domain/desk/preferences';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { pupilPreferences } from '../db';
import type { DeskActor } from '../staff';
import { fetchPupil } from './read-pupil';

/** Keeps how this pupil signs in (F95); not of one who is at another school now. */
export async function savePreferences(
	ctx: Context,
	actor: DeskActor,
	{ pupilId, preferences }: { pupilId: string; preferences: PupilPreferences }
): Promise<'elsewhere' | null> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return 'elsewhere';
	await inTransaction(ctx, async (ctx) => {
		const values = { ...preferences, updatedAt: ctx.now };
		await ctx.db
			.insert(pupilPreferences)
			.values({ pupilId, ...values })
			.onConflictDoUpdate({ target: pupilPreferences.pupilId, set: values });
		await recordAudit(ctx, {
			action: 'pupil.preferences-changed',
			accountId: account?.accountId,
			schoolId: actor.schoolId,
			detail: { pupil: pupilId, ...preferences }
		});
	});
	return null;
}
