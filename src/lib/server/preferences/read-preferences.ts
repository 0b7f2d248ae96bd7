import { USUAL_PREFERENCES, type PupilPreferences } from '$lib/domain/desk/preferences';
import { eq } from 'drizzle-orm';
import type { Context } from '../context';
import { pupilPreferences } from '../db';

/**
 * How a pupil signs in (F95); as usual when nothing was chosen. Bounded by nobody: the caller has fetched the pupil for a school,
 * or knows that this device is the pupil's.
 */
export async function readPreferencesOf(
	{ db }: Pick<Context, 'db'>,
	pupilId: string
): Promise<PupilPreferences> {
	const [row] = await db.select().from(pupilPreferences).where(eq(pupilPreferences.pupilId, pupilId));
	if (!row) return USUAL_PREFERENCES;
	const { tileSize, readAloud, moreTime, method } = row;
	return { tileSize, readAloud, moreTime, method };
}
