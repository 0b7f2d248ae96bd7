import type { PupilPreferences } from '$lib/domain/desk/preferences';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { pupilPreferences } from '../db';
import type { DeskActor } from '../staff';
import { fetchPupil } from './read-pupil';

/** Keeps how this pupil signs in (F95). */
export async function savePreferences(
	ctx: Context,
	actor: DeskActor,
	{ pupilId, preferences }: { pupilId: string; preferences: PupilPreferences }
): Promise<void> {
	const { account } = await fetchPupil(ctx, actor, pupilId);
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
}
